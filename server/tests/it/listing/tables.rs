//! Tables that are saved from the console: what the screen shows, in its words, whole and harmless.

use super::{crowd, crowd::paid, sign_in};
use crate::app::TestApp;
use reqwest::{Method, Response, StatusCode};
use serde_json::json;

async fn saved(app: &TestApp, path: &str, language: &str) -> Response {
    let request = app
        .request(Method::GET, path)
        .header("accept-language", language);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8");
    assert_eq!(answer.headers()["cache-control"], "private, no-store");
    answer
}

async fn table(app: &TestApp, path: &str, language: &str) -> String {
    saved(app, path, language).await.text().await.unwrap()
}

#[tokio::test]
async fn are_in_the_readers_words_and_marks() {
    let app = TestApp::start().await;
    let (_, _, order) = app.sold(json!({})).await;
    sign_in(&app).await;
    let english = table(&app, "/console/orders.csv", "en").await;
    assert!(
        english.starts_with("\u{feff}Order number,Begun,Paid at,State,E-mail,"),
        "{english}"
    );
    assert!(
        english.contains(",Paid,bea@example.com,Field notes,EUR,9.00,9.00,0.00,0.00,,1,"),
        "{english}"
    );
    let german = table(&app, "/console/orders.csv", "de").await;
    assert!(
        german.starts_with("\u{feff}Bestellnummer;Begonnen;Bezahlt am;Stand;E-Mail;"),
        "{german}"
    );
    assert!(
        german.contains(";Bezahlt;bea@example.com;Field notes;EUR;\"9,00\";\"9,00\";"),
        "{german}"
    );
    let customers = table(&app, "/console/customers.csv", "de").await;
    assert!(
        customers.contains("\r\nbea@example.com;1;\"9,00 EUR\";;"),
        "{customers}"
    );
    assert!(german.contains(order["id"].as_str().unwrap()));
}

#[tokio::test]
async fn hold_what_the_screen_shows_and_all_of_it() {
    let app = TestApp::start().await;
    let (_, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    // More than two parts.
    let likes: Vec<_> = (0..1_203)
        .map(|at| paid(&format!("many{at:04}@example.com"), 100))
        .collect();
    let ids = crowd::orders(&app, &sample, &likes).await;
    sign_in(&app).await;

    let answer = saved(&app, "/console/orders.csv?sort=oldest", "en").await;
    assert!(
        answer.headers().get("content-length").is_none(),
        "it is sent while it is written"
    );
    let text = answer.text().await.unwrap();
    let rows: Vec<_> = text.lines().skip(1).collect();
    assert_eq!(rows.len(), 1_204);
    for (row, like) in rows.iter().skip(1).zip(&likes) {
        assert!(row.contains(&like.email), "{row}");
    }
    let narrowed = table(&app, "/console/orders.csv?q=many000&state=paid", "en").await;
    assert_eq!(narrowed.lines().count(), 11);
    let chosen = format!("/console/orders.csv?ids={},{}", ids[3], ids[7]);
    let chosen = table(&app, &chosen, "en").await;
    assert_eq!(chosen.lines().count(), 3);
    assert!(chosen.contains("many0003@") && chosen.contains("many0007@"));
    let refused = app.get("/console/orders.csv?ids=1,2").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn do_nothing_but_say_what_strangers_typed() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (product, _) = app.product(&ada, "=Field, \"notes\"", b"bytes").await;
    let more = json!({ "registrationFields": [{ "name": "company" }] });
    let page = app.publish(&ada, &product, more).await;
    let short_id = page["shortId"].as_str().unwrap();
    let path = format!("/public/pages/{short_id}/registrations");
    let body = json!({ "email": "+eve@example.com", "name": "=1+1", "fields": { "company": "\u{ff20}sum(a1)" } });
    let (status, _) = app.api("", Method::POST, &path, body).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    app.buy(short_id, "-bob@example.com").await;
    sign_in(&app).await;
    for language in ["en", "de"] {
        for path in ["orders", "customers", "registrations"] {
            let text = table(&app, &format!("/console/{path}.csv"), language).await;
            let comma = if language == "de" { ';' } else { ',' };
            let cells = text.lines().skip(1).flat_map(|line| line.split(comma));
            for cell in cells {
                let cell = cell.strip_prefix('"').unwrap_or(cell).trim_start();
                assert!(
                    !cell.starts_with(['=', '+', '-', '@', '\u{ff20}']),
                    "{cell} in {text}"
                );
            }
        }
    }
    let people = table(&app, "/console/registrations.csv", "en").await;
    assert!(people.contains(",'+eve@example.com,'=1+1,"), "{people}");
}

#[tokio::test]
async fn are_for_their_creator_only() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let signed_out = app.get("/console/orders.csv").await;
    assert_eq!(signed_out.status(), StatusCode::UNAUTHORIZED);
    let eve = app.creator("eve@example.com").await;
    let fields = [
        ("email", eve.email.as_str()),
        ("password", crate::app::PASSWORD),
    ];
    app.submit("/login", &fields).await;
    let id = order["id"].as_str().unwrap();
    for path in [
        "/console/orders.csv".to_owned(),
        format!("/console/orders.csv?ids={id}"),
        format!("/console/orders.csv?page={}", shop.page),
        "/console/customers.csv".to_owned(),
        "/console/registrations.csv".to_owned(),
    ] {
        let text = table(&app, &path, "en").await;
        assert_eq!(text.lines().count(), 1, "{path}: {text}");
    }
}
