//! Finding anything from the console's command palette: one's own, a few of each kind, and nothing of
//! anybody else.

use crate::app::{Creator, PASSWORD, TestApp};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

async fn sign_in(app: &TestApp, email: &str) {
    let fields = [("email", email), ("password", PASSWORD)];
    let answer = app.submit("/login", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
}

async fn ask(app: &TestApp, text: &str) -> (StatusCode, Value) {
    let request = app
        .request(Method::POST, "/api/console/find_anything")
        .header("origin", &app.url)
        .json(&json!({ "text": text }));
    let answer = request.send().await.unwrap();
    let status = answer.status();
    (status, answer.json().await.unwrap())
}

/// What is found, as `kind: name`.
async fn found(app: &TestApp, text: &str) -> Vec<String> {
    let (status, found) = ask(app, text).await;
    assert_eq!(status, StatusCode::OK, "{found}");
    let line = |one: &Value| {
        format!(
            "{}: {}",
            one["kind"].as_str().unwrap(),
            one["name"].as_str().unwrap()
        )
    };
    found.as_array().unwrap().iter().map(line).collect()
}

/// The first thing that is found.
async fn first(app: &TestApp, text: &str) -> Value {
    let (_, mut found) = ask(app, text).await;
    found[0].take()
}

async fn publish_as(app: &TestApp, creator: &Creator, product: &str, headline: &str) -> Value {
    let more = json!({ "customization": { "headline": headline } });
    app.publish(creator, product, more).await
}

#[tokio::test]
async fn finds_pages_and_products_by_what_they_are_called() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let songs = app
        .product_with(&shop.ada, json!({ "name": "Winter songs" }))
        .await;
    publish_as(&app, &shop.ada, &songs, "Übungen für den Herbst").await;
    sign_in(&app, "ada@example.com").await;

    // A page without a headline goes by its products.
    assert_eq!(
        found(&app, "FIELD no").await,
        ["page: Field notes", "product: Field notes"]
    );
    assert_eq!(
        found(&app, "fn").await,
        ["page: Field notes", "product: Field notes"]
    );
    assert_eq!(found(&app, "wnter").await, ["product: Winter songs"]);
    assert_eq!(
        found(&app, "herbst ubung").await,
        ["page: Übungen für den Herbst"]
    );
    assert_eq!(found(&app, &shop.short_id).await, ["page: Field notes"]);
    for nothing in ["f", "", "zebra", "%", "' or 1=1 --"] {
        let nothing_found = found(&app, nothing).await;
        // Below two letters there are the open pages, and nothing is looked up.
        let few = nothing.chars().count() < 2;
        assert_eq!(
            nothing_found.len(),
            if few { 2 } else { 0 },
            "{nothing:?}: {nothing_found:?}"
        );
    }

    let page = first(&app, "field").await;
    assert_eq!(page["path"], format!("/console/pages/{}", shop.page));
    assert_eq!(page["link"], format!("{}/p/{}", app.url, shop.short_id));
    assert_eq!(page["note"], format!("/p/{}", shop.short_id));
}

#[tokio::test]
async fn finds_people_by_address_and_orders_by_number() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let opens = app.backend.now().plus(domain::time::HOUR).to_string();
    let soon = app
        .publish(&shop.ada, &shop.product, json!({ "launchAt": opens }))
        .await;
    let path = format!(
        "/public/pages/{}/registrations",
        soon["shortId"].as_str().unwrap()
    );
    let body = json!({ "email": "beate@example.com", "name": "Beate" });
    let (status, _) = app.api("", Method::POST, &path, body).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    sign_in(&app, "ada@example.com").await;

    let everybody = [
        "order: bea@example.com",
        "customer: bea@example.com",
        "registration: beate@example.com",
    ];
    assert_eq!(found(&app, " BEA").await, everybody);
    assert_eq!(found(&app, "#1").await, ["order: bea@example.com"]);
    assert_eq!(found(&app, "000001").await, ["order: bea@example.com"]);
    let id = order["id"].as_str().unwrap();
    assert_eq!(found(&app, &id[..13]).await, ["order: bea@example.com"]);

    let order = first(&app, "#1").await;
    assert_eq!(order["path"], format!("/console/orders/{id}"));
    assert!(
        order["note"].as_str().unwrap().starts_with("#000001 · "),
        "{order}"
    );
    let registration = first(&app, "beate").await;
    assert_eq!(
        registration["path"],
        "/console/registrations?q=beate%40example.com"
    );
    assert_eq!(registration["note"], "Beate");
}

#[tokio::test]
async fn finds_discount_codes_by_how_they_are_spelled() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let early = json!({ "code": "EARLYBIRD", "percent": 20, "pageId": shop.page });
    let early = app.discount(&shop.ada, early).await;
    let late = json!({ "code": "LATEBIRD", "amountInCents": 150, "currency": "EUR" });
    let late = app.discount(&shop.ada, late).await;
    sign_in(&app, "ada@example.com").await;

    assert_eq!(found(&app, "erlybird").await, ["discount: EARLYBIRD"]);
    assert_eq!(
        found(&app, "bird").await,
        ["discount: LATEBIRD", "discount: EARLYBIRD"]
    );
    let code = first(&app, "Early").await;
    assert_eq!(code["path"], format!("/console/discounts/{early}"));
    assert_eq!(code["note"], "20 %");
    assert_eq!(first(&app, "late").await["note"], "€1.50");

    let path = format!("/discounts/{late}");
    let (status, _) = app
        .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert_eq!(found(&app, "bird").await, ["discount: EARLYBIRD"]);
}

#[tokio::test]
async fn nobody_finds_what_is_anothers() {
    let app = TestApp::start().await;
    let (shop, ..) = app.sold(json!({})).await;
    let code = json!({ "code": "FRIENDS", "percent": 20 });
    app.discount(&shop.ada, code).await;
    assert_eq!(ask(&app, "field").await.0, StatusCode::UNAUTHORIZED);

    app.creator("eve@example.com").await;
    sign_in(&app, "eve@example.com").await;
    for text in [
        "",
        "field",
        "notes",
        "bea@example.com",
        "#1",
        "000001",
        "friends",
        &shop.short_id,
        &shop.page,
    ] {
        assert!(found(&app, text).await.is_empty(), "{text:?}");
    }
    sign_in(&app, "ada@example.com").await;
    assert!(!found(&app, "field").await.is_empty());
}

#[tokio::test]
async fn what_is_deleted_or_closed_is_not_offered() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let songs = app
        .product_with(&shop.ada, json!({ "name": "Winter songs" }))
        .await;
    let closed = publish_as(&app, &shop.ada, &songs, "Gone tomorrow").await;
    let draft = json!({ "published": false, "customization": { "headline": "Not yet" } });
    app.publish(&shop.ada, &shop.product, draft).await;
    sign_in(&app, "ada@example.com").await;
    assert_eq!(
        found(&app, "").await,
        ["page: Gone tomorrow", "page: Field notes"]
    );

    let path = format!("/pages/{}", closed["id"].as_str().unwrap());
    let soon = app.backend.now().plus(domain::time::MINUTE).to_string();
    let (status, _) = app
        .api(
            &shop.ada.key,
            Method::PATCH,
            &path,
            json!({ "expiresAt": soon }),
        )
        .await;
    assert_eq!(status, StatusCode::OK);
    app.clock.advance(domain::time::MINUTE);
    assert_eq!(found(&app, "").await, ["page: Field notes"]);
    assert_eq!(found(&app, "gone").await, ["page: Gone tomorrow"]);
    let (status, _) = app
        .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::NO_CONTENT);
    assert!(found(&app, "gone").await.is_empty());

    let draft = first(&app, "not yet").await;
    assert_eq!(draft["link"], Value::Null, "the world cannot see it");
    assert_eq!(draft["note"], "Draft");
}

#[tokio::test]
async fn of_many_the_most_alike_come_first_and_few_are_shown() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    for number in 0..7 {
        app.product_with(&ada, json!({ "name": format!("More notes {number}") }))
            .await;
    }
    app.product_with(&ada, json!({ "name": "Notes" })).await;
    sign_in(&app, "ada@example.com").await;
    let notes = found(&app, "notes").await;
    let names = [
        "Notes",
        "More notes 6",
        "More notes 5",
        "More notes 4",
        "More notes 3",
    ];
    assert_eq!(notes, names.map(|name| format!("product: {name}")));
}

#[tokio::test]
async fn whoever_chose_german_gets_it_in_another_browser_too() {
    let app = TestApp::start().await;
    app.creator("ada@example.com").await;
    sign_in(&app, "ada@example.com").await;
    assert!(app.page("/console").await.1.contains("lang=\"en\""));
    let choice = [("language", "de"), ("next", "/console")];
    assert_eq!(
        app.submit("/language", &choice).await.status(),
        StatusCode::SEE_OTHER
    );

    let another = reqwest::Client::builder()
        .cookie_store(true)
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    let login = another.post(format!("{}/login", app.url)).form(&fields);
    assert_eq!(login.send().await.unwrap().status(), StatusCode::SEE_OTHER);
    let show = async || {
        let get = another
            .get(format!("{}/console", app.url))
            .header("accept-language", "en");
        get.send().await.unwrap().text().await.unwrap()
    };
    assert!(show().await.contains("lang=\"de\""));
    // The choice of this browser counts before the account's.
    let choice = another
        .post(format!("{}/language", app.url))
        .form(&[("language", "en")]);
    assert_eq!(choice.send().await.unwrap().status(), StatusCode::SEE_OTHER);
    assert!(show().await.contains("lang=\"en\""));
}

#[tokio::test]
async fn a_refused_form_still_has_the_switch_and_leads_back_to_its_page() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let again = async |path: &str, fields: &[(&str, &str)]| {
        let answer = app.submit(path, fields).await;
        assert!(
            answer.status().is_client_error(),
            "{path}: {}",
            answer.status()
        );
        answer.text().await.unwrap()
    };
    let page = format!("/p/{}", shop.short_id);
    let wrong = [("short_id", shop.short_id.as_str()), ("email", "nobody")];
    type Fields<'a> = &'a [(&'a str, &'a str)];
    let cases: [(&str, Fields<'_>, &str); 5] = [
        (
            "/login",
            &[
                ("email", "ada@example.com"),
                ("password", "wrong"),
                ("next", "/console/pages"),
            ],
            "/login?next=%2Fconsole%2Fpages",
        ),
        (
            "/signup",
            &[("email", "nobody"), ("name", ""), ("password", "")],
            "/signup",
        ),
        ("/forgot", &[("email", "nobody")], "/forgot"),
        ("/orders", &[("email", "nobody")], "/orders"),
        ("/api/checkout", &wrong, &page),
    ];
    for (path, fields, back) in cases {
        let html = again(path, fields).await;
        assert!(html.contains("action=\"/language\""), "{path}");
        let next = format!("name=\"next\" value=\"{back}\"");
        assert!(html.contains(&next), "{path}: {html}");
    }
}
