//! Links that are not, or no longer, good here.

use super::{FROM, ask_from, fetch, left, sold, target};
use crate::app::{TestApp, last_part};
use backend::db;
use domain::{
    id::OrderId,
    order::OrderStatus,
    time::{DAY, MINUTE},
};
use reqwest::StatusCode;

#[tokio::test]
async fn a_link_works_in_its_network_and_leads_on_from_others() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = target(&ask_from(&app, "203.0.113.7", &token, &shop.file).await);
    for (address, status) in [
        ("203.0.113.7", StatusCode::OK),
        ("::ffff:203.0.113.7", StatusCode::OK),
        ("203.0.113.8", StatusCode::FORBIDDEN),
        ("2001:db8::1", StatusCode::FORBIDDEN),
    ] {
        let response = fetch(&app, &url, &[(FROM, address)]).await;
        assert_eq!(response.status(), status, "{address}");
        if status == StatusCode::FORBIDDEN {
            let html = response.text().await.unwrap();
            assert!(html.contains("You are on another network now"), "{html}");
            assert!(html.contains("href=\"/orders\""), "it leads on: {html}");
        }
    }
    let url = target(&ask_from(&app, "2001:db8:1:2::3", &token, &shop.file).await);
    for (address, status) in [
        ("2001:db8:1:2:ffff:ffff:ffff:ffff", StatusCode::OK),
        ("2001:db8:1:3::3", StatusCode::FORBIDDEN),
    ] {
        assert_eq!(
            fetch(&app, &url, &[(FROM, address)]).await.status(),
            status,
            "{address}"
        );
    }
    assert_eq!(left(&app, &token).await, [3], "being refused cost nothing");
}

#[tokio::test]
async fn changed_links_open_nothing() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    let link = last_part(&url);
    let (body, mac) = link.rsplit_once('.').unwrap();
    let (key, payload) = body.split_once('.').unwrap();
    let flipped = if mac.starts_with('A') { "B" } else { "A" };
    for changed in [
        format!("{body}.{flipped}{}", &mac[1..]),
        format!("{key}.{}.{mac}", payload.replacen('e', "f", 1)),
        format!("other.{payload}.{mac}"),
        body.to_owned(),
        "x".to_owned(),
    ] {
        let response = fetch(&app, &format!("/d/{changed}"), &[]).await;
        assert_eq!(response.status(), StatusCode::NOT_FOUND, "{changed}");
        assert!(
            response
                .text()
                .await
                .unwrap()
                .contains("This link does not work")
        );
    }
    assert_eq!(fetch(&app, &url, &[]).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn what_was_refunded_stops_at_the_next_request() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let url = app.press_download(&token, &shop.file).await;
    assert_eq!(
        fetch(&app, &url, &[("range", "bytes=0-4")]).await.status(),
        206
    );
    let id = OrderId::parse(app.order(&token).await["orderId"].as_str().unwrap()).unwrap();
    let mut tx = app.backend.db.write().await.unwrap();
    let (from, to) = (OrderStatus::Completed, OrderStatus::Refunded);
    assert!(
        db::orders::move_status(&mut tx, &id, from, to, app.backend.now())
            .await
            .unwrap()
    );
    tx.commit().await.unwrap();

    let stopped = fetch(&app, &url, &[("range", "bytes=5-")]).await;
    assert_eq!(stopped.status(), StatusCode::FORBIDDEN);
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    assert_eq!(
        app.submit("/api/issue_download", &form).await.status(),
        StatusCode::FORBIDDEN
    );
    let (_, html) = app.page(&format!("/o/{token}")).await;
    assert!(
        html.contains("This order was refunded") && !html.contains("notes.pdf"),
        "{html}"
    );
}

#[tokio::test]
async fn the_time_for_downloads_ends_and_the_page_says_so() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    app.clock.advance(30 * DAY - MINUTE);
    app.press_download(&token, &shop.file).await;
    app.clock.advance(MINUTE);
    let form = [("order_token", token.as_str()), ("file_id", &shop.file)];
    let refused = app.submit("/api/issue_download", &form).await;
    assert_eq!(refused.status(), StatusCode::GONE);
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("The time for downloading this file is over.")
    );
    let (status, html) = app.page(&format!("/o/{token}")).await;
    assert_eq!(status, StatusCode::OK, "the order page itself stays");
    assert!(html.contains("The time for downloads ended") && !html.contains("/api/issue_download"));
}
