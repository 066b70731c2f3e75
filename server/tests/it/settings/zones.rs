//! By which clock a creator is told times, where there is no browser to ask.

use super::Window;
use crate::app::TestApp;
use domain::{Timestamp, time::HOUR};
use reqwest::StatusCode;
use serde_json::json;

const ADA: &str = "ada@example.com";

async fn choose(window: &Window<'_>, name: &str) -> StatusCode {
    let body = json!({ "name": name });
    window.call("choose_time_zone", body).await.0
}

/// Opens a page that closes at a moment, and reads what its creator is told about that.
async fn told(app: &TestApp, zone: &str, closes: &str) -> String {
    let opens = app.backend.now().plus(HOUR).to_string();
    let shop = app
        .shop(json!({ "launchAt": opens, "expiresAt": closes }))
        .await;
    let window = Window::signed_in(app, &shop.ada).await;
    assert_eq!(choose(&window, zone).await, StatusCode::OK);
    app.wait_together(61).await;
    app.mail(ADA, "“Field notes” is open").await.text
}

/// The end of a far year, from which on nothing changes about the clocks of the zone.
const CLOSES: &str = "2070-01-15T12:00:00Z";

#[tokio::test]
async fn letters_tell_times_by_the_clock_that_was_chosen() {
    let app = TestApp::start().await;
    let letter = told(&app, "asia/kathmandu", CLOSES).await;
    assert!(
        letter.contains("15 January 2070, 17:45 (Asia/Kathmandu)"),
        "{letter}"
    );
}

#[tokio::test]
async fn whoever_chose_none_is_told_utc() {
    let app = TestApp::start().await;
    let letter = told(&app, "", CLOSES).await;
    assert!(letter.contains("15 January 2070, 12:00 UTC"), "{letter}");
}

#[tokio::test]
async fn tables_have_the_times_of_the_clock_and_say_which() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.buy(&shop.short_id, "bea@example.com").await;
    let window = Window::signed_in(&app, &shop.ada).await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let begun = order["createdAt"].as_str().unwrap();
    let utc = window
        .get("/console/orders.csv")
        .await
        .text()
        .await
        .unwrap();
    assert!(utc.contains(begun) && !utc.contains("(UTC)"), "{utc}");

    // Nepal is five hours and three quarters ahead, all year.
    assert_eq!(choose(&window, "Asia/Kathmandu").await, StatusCode::OK);
    assert_eq!(
        window.ask("profile", json!({})).await["time_zone"],
        "Asia/Kathmandu"
    );
    let there = Timestamp::parse(begun)
        .unwrap()
        .plus(5 * HOUR + 3 * HOUR / 4);
    let there = there.to_string()[..19].replace('T', " ");
    for name in ["orders", "customers"] {
        let table = window.get(&format!("/console/{name}.csv")).await;
        let table = table.text().await.unwrap();
        assert!(table.contains(&there), "{there}: {table}");
        assert!(table.contains("(Asia/Kathmandu)"), "{table}");
    }

    // Programs read the same as ever.
    let request = app.request(reqwest::Method::GET, "/api/v1/orders.csv");
    let answer = request.bearer_auth(&shop.ada.key).send().await.unwrap();
    let table = answer.text().await.unwrap();
    assert!(
        table.contains(begun) && !table.contains("Kathmandu"),
        "{table}"
    );
}

#[tokio::test]
async fn a_zone_that_does_not_exist_cannot_be_chosen() {
    let app = TestApp::start().await;
    let ada = app.creator(ADA).await;
    let window = Window::signed_in(&app, &ada).await;
    assert_eq!(choose(&window, "Europe/Berlin").await, StatusCode::OK);
    for odd in ["Mars/Olympus", "+01:00", "../../etc/passwd"] {
        let (status, answer) = window
            .call("choose_time_zone", json!({ "name": odd }))
            .await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
        assert_eq!(
            answer["Rejected"]["errors"][0]["field"], "timeZone",
            "{answer}"
        );
    }
    let known = window.ask("profile", json!({})).await;
    assert_eq!(known["time_zone"], "Europe/Berlin");
    assert_eq!(choose(&window, "").await, StatusCode::OK);
    assert_eq!(window.ask("profile", json!({})).await["time_zone"], "");
}
