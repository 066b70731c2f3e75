//! Between the password and the code.

use super::{Browser, with_phone};
use crate::app::TestApp;
use domain::time::MINUTE;
use reqwest::StatusCode;

#[tokio::test]
async fn the_page_belongs_to_the_browser_that_knew_the_password() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, _) = with_phone(&app, &ada).await;
    let stranger = Browser::new(&app);
    let answer = stranger.get("/login/code").await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(answer.headers()["location"], "/login?next=%2Fconsole");
    let (status, html) = stranger.enter(&phone.next(&app)).await;
    assert_eq!(status, StatusCode::GONE);
    assert!(
        html.contains("Please sign in again") && html.contains("name=\"password\""),
        "{html}"
    );
    assert!(!stranger.is_in().await);

    let browser = Browser::new(&app);
    let answer = browser.sign_in(&ada.email).await;
    let cookie = answer.headers()["set-cookie"].to_str().unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/login;", "Max-Age=600"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let page = browser.get("/login/code").await;
    assert_eq!(page.headers()["cache-control"], "no-store");
    assert!(page.text().await.unwrap().contains("One more step"));
}

#[tokio::test]
async fn a_wrong_password_leads_nowhere() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    with_phone(&app, &ada).await;
    let browser = Browser::new(&app);
    let fields = [
        ("email", ada.email.as_str()),
        ("password", "wrong horse battery"),
    ];
    let answer = browser.submit("/login", &fields).await;
    assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
    assert!(!answer.headers().contains_key("set-cookie"));
    assert_eq!(
        browser.get("/login/code").await.status(),
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn it_is_over_after_ten_minutes_and_after_the_code() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, _) = with_phone(&app, &ada).await;
    let browser = Browser::new(&app);
    browser.half_sign_in(&ada.email).await;
    app.clock.advance(10 * MINUTE);
    assert_eq!(browser.enter(&phone.next(&app)).await.0, StatusCode::GONE);

    browser.half_sign_in(&ada.email).await;
    let cookie = browser.sign_in(&ada.email).await.headers()["set-cookie"].clone();
    let cookie = cookie
        .to_str()
        .unwrap()
        .split(';')
        .next()
        .unwrap()
        .to_owned();
    assert_eq!(
        browser.enter(&phone.next(&app)).await.0,
        StatusCode::SEE_OTHER
    );
    let again = reqwest::Client::new()
        .post(format!("{}/login/code", app.url))
        .header("cookie", cookie)
        .form(&[("code", phone.next(&app))])
        .send()
        .await
        .unwrap();
    assert_eq!(
        again.status(),
        StatusCode::GONE,
        "a kept cookie is worth nothing"
    );
}

#[tokio::test]
async fn the_page_leads_to_paths_of_this_site_only() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, _) = with_phone(&app, &ada).await;
    let browser = Browser::new(&app);
    browser.half_sign_in(&ada.email).await;
    let code = phone.next(&app);
    let fields = [("code", code.as_str()), ("next", "//evil.example")];
    let answer = browser.submit("/login/code", &fields).await;
    assert_eq!(answer.headers()["location"], "/console");
}
