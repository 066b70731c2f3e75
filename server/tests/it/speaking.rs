//! Languages: what somebody reads is in theirs, on a page, in a refusal and in a letter.

use crate::app::{PASSWORD, TestApp, last_part, link};
use backend::db;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

const BEA: &str = "bea@example.com";
const CONSENT: &str =
    "Schickt mir eine E-Mail zu dieser Seite. Ich kann mich jederzeit mit einem Klick abmelden.";

/// Chooses a language at the end of a page: where the browser is sent, and what it is to remember.
async fn choose(app: &TestApp, language: &str, next: &str) -> (String, Option<String>) {
    let fields = [("language", language), ("next", next)];
    let response = app.submit("/language", &fields).await;
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let header = |name: &str| {
        let value = response.headers().get(name)?;
        Some(value.to_str().unwrap().to_owned())
    };
    (header("location").unwrap(), header("set-cookie"))
}

/// A call of the REST API by a program that says which language it prefers.
async fn ask(app: &TestApp, language: &str, path: &str, body: Value) -> (StatusCode, Value) {
    let response = app
        .request(Method::POST, &format!("/api/v1{path}"))
        .header("accept-language", language)
        .json(&body)
        .send()
        .await
        .unwrap();
    let status = response.status();
    (status, response.json().await.unwrap())
}

/// What registrants agreed to, as it is kept.
async fn consents(app: &TestApp) -> Vec<String> {
    let rows = db::everything::texts(&app.backend.db).await.unwrap();
    let kept = rows
        .into_iter()
        .filter(|(column, _)| column == "registrations.consent");
    kept.map(|(_, text)| text).collect()
}

#[tokio::test]
async fn the_switch_keeps_the_choice_and_returns_to_the_same_page() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let path = format!("/p/{}", shop.short_id);
    assert!(app.page(&path).await.1.contains("lang=\"en\""));

    let (next, cookie) = choose(&app, "de", &path).await;
    assert_eq!(next, path);
    assert!(cookie.unwrap().starts_with("language=de;"));
    assert!(app.page(&path).await.1.contains("lang=\"de\""));
    assert!(app.page("/orders").await.1.contains("lang=\"de\""));

    let (next, _) = choose(&app, "en", "https://example.com/elsewhere").await;
    assert_eq!(next, "/", "another site is no page of this one");
    assert!(app.page(&path).await.1.contains("lang=\"en\""));
    let (_, cookie) = choose(&app, "xx", &path).await;
    assert_eq!(cookie, None, "a language that nobody speaks here");
}

#[tokio::test]
async fn a_refused_form_comes_back_in_the_visitors_language() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    choose(&app, "de", "/").await;
    let fields = [("short_id", shop.short_id.as_str()), ("email", "bea")];
    let response = app.submit("/api/checkout", &fields).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(response.headers()["content-language"], "de");
    let html = response.text().await.unwrap();
    assert!(html.contains("lang=\"de\""), "{html}");
    let refusal = "Bitte gib eine E-Mail-Adresse wie name@example.com ein.";
    assert!(html.contains(refusal), "{html}");
    assert!(html.contains("value=\"bea\""), "filled in as it was");
}

#[tokio::test]
async fn a_buyer_is_written_to_in_the_language_they_bought_in() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    choose(&app, "de", "/").await;
    app.buy(&shop.short_id, BEA).await;
    let receipt = app.mail(BEA, "Dein Beleg und deine Dateien").await;
    assert!(receipt.html.contains("<html lang=\"de\">"));
    for words in ["Danke für deinen Kauf.", "Summe … 9,00\u{a0}€", "Uhr UTC"] {
        assert!(receipt.text.contains(words), "{words}: {}", receipt.text);
    }
    let sale = app.mail(&shop.ada.email, "You sold something: €9.00").await;
    assert!(
        sale.html.contains("<html lang=\"en\">"),
        "the seller reads English"
    );

    let order = app.orders(&shop.ada).await.swap_remove(0);
    app.on_order(&shop.ada, &order, "refund", json!({ "amount": 400 }))
        .await;
    let refund = app
        .mail(BEA, "Ein Teil deiner Zahlung wurde erstattet")
        .await;
    let words = "Von den 9,00\u{a0}€, die du für Field notes bezahlt hast, gehen insgesamt 4,00\u{a0}€ an dich zurück.";
    assert!(refund.text.contains(words), "{}", refund.text);
}

#[tokio::test]
async fn a_code_comes_in_the_language_of_whoever_asks_for_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.buy(&shop.short_id, BEA).await;
    app.mail(BEA, "Your receipt and your files").await;
    choose(&app, "de", "/").await;
    app.submit("/orders", &[("email", BEA)]).await;
    let mail = app.mail(BEA, "Dein Code: ").await;
    assert!(mail.text.contains("Er funktioniert 15 Minuten lang."));
}

#[tokio::test]
async fn a_registrant_agrees_and_is_written_to_in_one_language() {
    let app = TestApp::start().await;
    let opens = app.backend.now().plus(domain::time::HOUR).to_string();
    let shop = app.shop(json!({ "launchAt": opens })).await;
    choose(&app, "de", "/").await;
    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", BEA),
        ("name", "Bea"),
    ];
    app.submit("/api/register", &fields).await;
    let mail = app.mail(BEA, "Bitte bestätige: Field notes").await;
    assert!(mail.text.starts_with("Hallo Bea,"), "{}", mail.text);
    assert!(mail.text.contains("meine Daten löschen: "));
    let (_, page) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert!(page.contains(CONSENT), "{page}");
    assert_eq!(consents(&app).await, [CONSENT], "what was on the page");
    let (path, token) = link(&mail.text, "/r/confirm")
        .split_once("?token=")
        .map(|(path, token)| (path.to_owned(), token.to_owned()))
        .unwrap();
    app.submit(&path, &[("token", &token)]).await;
    app.clock.advance(domain::time::HOUR);
    app.mail(BEA, "Jetzt offen: Field notes").await;
}

#[tokio::test]
async fn a_creator_is_written_to_in_the_language_of_sign_up_until_they_choose() {
    let app = TestApp::start().await;
    choose(&app, "de", "/").await;
    let fields = [
        ("email", "carl@example.com"),
        ("name", "Carl"),
        ("password", PASSWORD),
    ];
    app.submit("/signup", &fields).await;
    app.mail("carl@example.com", "Bitte bestätige deine E-Mail-Adresse")
        .await;

    // Ada was there before, in English.
    let shop = app.shop(json!({})).await;
    let credentials = [("email", shop.ada.email.as_str()), ("password", PASSWORD)];
    app.submit("/login", &credentials).await;
    choose(&app, "de", "/console").await;
    app.buy(&shop.short_id, BEA).await;
    let sale = app
        .mail(&shop.ada.email, "Du hast etwas verkauft: 9,00")
        .await;
    assert!(sale.text.starts_with("Hallo Ada Marlow,"), "{}", sale.text);
}

#[tokio::test]
async fn programs_are_answered_in_english_unless_they_prefer_another_language() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let path = format!("/public/pages/{}/checkout", shop.short_id);
    let (status, problem) = app
        .api("", Method::POST, &path, json!({ "email": "bea" }))
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let english = "Please enter an e-mail address like name@example.com.";
    assert_eq!(problem["errors"][0]["message"], english);

    let (status, said) = ask(&app, "de-AT, en;q=0.5", &path, json!({ "email": "bea" })).await;
    let german = "Bitte gib eine E-Mail-Adresse wie name@example.com ein.";
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(said["detail"], german);
    assert_eq!(said["errors"][0]["message"], german);
    assert_eq!(
        (&said["code"], &said["errors"][0]["field"]),
        (&problem["code"], &problem["errors"][0]["field"])
    );

    let (status, started) = ask(&app, "de", &path, json!({ "email": BEA })).await;
    assert_eq!(status, StatusCode::CREATED, "{started}");
    app.pay(started["checkoutUrl"].as_str().unwrap(), "pay")
        .await;
    let receipt = app.mail(BEA, "Dein Beleg und deine Dateien").await;
    let page = link(&receipt.text, "/o/");
    assert_eq!(app.order(&last_part(&page)).await["status"], "completed");
}

#[tokio::test]
async fn why_a_file_was_refused_waits_for_its_reader() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let promised = "0".repeat(64);
    let announced = json!({ "fileName": "b.pdf", "fileType": "application/pdf", "fileSizeBytes": 3, "sha256": promised });
    let path = format!("/products/{}/files", shop.product);
    let (_, begun) = app.api(&shop.ada.key, Method::POST, &path, announced).await;
    let put = app
        .request(Method::PUT, begun["upload"]["url"].as_str().unwrap())
        .header("content-type", "application/pdf")
        .body("abc");
    assert_eq!(put.send().await.unwrap().status(), StatusCode::OK);
    let file = begun["file"]["id"].as_str().unwrap();
    let path = format!("/files/{file}/complete");
    let (_, problem) = app.api(&shop.ada.key, Method::POST, &path, json!({})).await;
    let english =
        "The bytes that arrived have another SHA-256 than announced. Please upload the file again.";
    assert_eq!(problem["detail"], english);

    choose(&app, "de", "/").await;
    let credentials = [("email", shop.ada.email.as_str()), ("password", PASSWORD)];
    app.submit("/login", &credentials).await;
    let list = app
        .request(Method::POST, "/api/console/list_files")
        .json(&json!({ "product_id": shop.product }));
    let list: Value = list.send().await.unwrap().json().await.unwrap();
    let files = list.as_array().unwrap().iter();
    let refusals: Vec<_> = files
        .filter_map(|listed| listed["file"]["refusal"].as_str())
        .collect();
    let german = "Die angekommenen Bytes haben einen anderen SHA-256 als angekündigt. Bitte lade die Datei noch einmal hoch.";
    assert_eq!(refusals, [german]);
    // The key does not say who reads, the call does.
    for path in [
        format!("/products/{}/files", shop.product),
        format!("/products/{}", shop.product),
        format!("/files/{file}"),
    ] {
        for (language, refusal) in [("en", english), ("de-AT", german)] {
            let answer = read(&app, &shop.ada.key, language, &path).await;
            assert!(answer.contains(refusal), "{language} {path}: {answer}");
        }
    }
}

/// A call of a program with a key that says which language it prefers.
async fn read(app: &TestApp, key: &str, language: &str, path: &str) -> String {
    let stranger = reqwest::Client::new();
    let request = stranger
        .get(format!("{}/api/v1{path}", app.url))
        .bearer_auth(key)
        .header("accept-language", language);
    request.send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn what_became_of_keys_is_told_in_the_callers_language() {
    let app = TestApp::start().await;
    let shop = app
        .shop_with(json!({ "licenceKeys": "list" }), json!({}))
        .await;
    let path = format!("{}/api/v1/products/{}/licence-keys", app.url, shop.product);
    for (keys, language, message) in [
        (
            json!(["A", "A", "B"]),
            "en",
            "2 keys were added; 1 was known already.",
        ),
        (
            json!(["A", "C", "B"]),
            "de",
            "1 Schlüssel wurde hinzugefügt; 2 waren schon bekannt.",
        ),
        (json!(["D"]), "de", "1 Schlüssel wurde hinzugefügt."),
    ] {
        let request = reqwest::Client::new()
            .post(&path)
            .bearer_auth(&shop.ada.key)
            .header("accept-language", language)
            .json(&json!({ "keys": keys }));
        let answer: Value = request.send().await.unwrap().json().await.unwrap();
        assert_eq!(answer["message"], message);
    }
}

#[tokio::test]
async fn the_payment_page_speaks_the_buyers_language() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    for language in ["de", "en"] {
        choose(&app, language, "/").await;
        app.checkout(&shop.short_id, &format!("{language}@example.com"))
            .await;
        let session = app.simulator().await["sessions"][0].take();
        assert_eq!(session["customer_email"], format!("{language}@example.com"));
        let id = session["id"].as_str().unwrap();
        let (_, session) = app
            .ask_stripe(&format!("/checkout/sessions/{id}"), None)
            .await;
        assert_eq!(session["locale"], language, "{session}");
    }
}
