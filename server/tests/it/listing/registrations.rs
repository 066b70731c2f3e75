//! Registrations: found, asked again, and deleted, several at once.

use super::{console, crowd, emails, sign_in};
use crate::app::TestApp;
use domain::registration::RegistrationStatus::{Confirmed, Pending, Unsubscribed};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

async fn find(app: &TestApp, wish: Value) -> Vec<String> {
    let arguments = json!({ "wish": wish, "after": null, "most": 50 });
    let (status, found) = console(app, "find_registrations", arguments).await;
    assert_eq!(status, StatusCode::OK, "{found}");
    emails(&found)
}

#[tokio::test]
async fn are_found_by_address_page_and_status() {
    let app = TestApp::start().await;
    let more = json!({ "customization": { "headline": "Mosses in May" } });
    let shop = app.shop(more).await;
    let people = [
        ("bea@example.com", Confirmed),
        ("beate@example.com", Pending),
        ("carl@example.com", Unsubscribed),
    ];
    crowd::registrations(&app, &shop, &people).await;
    sign_in(&app).await;
    let (bea, beate, carl) = ("bea@example.com", "beate@example.com", "carl@example.com");

    assert_eq!(find(&app, json!({})).await, [carl, beate, bea]);
    assert_eq!(
        find(&app, json!({ "sort": "oldest" })).await,
        [bea, beate, carl]
    );
    assert_eq!(find(&app, json!({ "search": "bea" })).await, [beate, bea]);
    assert_eq!(
        find(&app, json!({ "search": "bea", "status": "pending" })).await,
        [beate]
    );
    assert_eq!(find(&app, json!({ "search": "moss" })).await.len(), 3);
    assert_eq!(find(&app, json!({ "page": shop.page })).await.len(), 3);
    let path = "/registrations?status=unsubscribed&search=CARL";
    let (_, found) = app.api(&shop.ada.key, Method::GET, path, Value::Null).await;
    assert_eq!(emails(&found), [carl]);
    let (status, _) = app
        .api(
            &shop.ada.key,
            Method::GET,
            "/registrations?status=lost",
            Value::Null,
        )
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
}

#[tokio::test]
async fn are_found_by_a_part_of_a_name() {
    let app = TestApp::start().await;
    let soon = app.backend.now().plus(domain::time::HOUR).to_string();
    let shop = app.shop(json!({ "launchAt": soon })).await;
    for (email, name) in [
        ("one@example.com", "Beatrix O’Neil"),
        ("two@example.com", "Östen von Übel"),
        ("three@example.com", "100% Müller_Meier"),
        ("four@example.com", ""),
    ] {
        let path = format!("/public/pages/{}/registrations", shop.short_id);
        let body = json!({ "email": email, "name": name });
        let (status, _) = app.api("", Method::POST, &path, body).await;
        assert_eq!(status, StatusCode::ACCEPTED);
    }
    sign_in(&app).await;
    for (search, found) in [
        ("neil", "one@example.com"),
        ("BEATRIX", "one@example.com"),
        ("östen", "two@example.com"),
        ("von übel", "two@example.com"),
        ("müller_", "three@example.com"),
        ("100%", "three@example.com"),
    ] {
        assert_eq!(
            find(&app, json!({ "search": search })).await,
            [found],
            "{search}"
        );
    }
    for nobody in ["n", "neil@", "x%", "nobody"] {
        assert!(
            find(&app, json!({ "search": nobody })).await.is_empty(),
            "{nobody}"
        );
    }
}

#[tokio::test]
async fn several_are_deleted_at_once_but_only_ones_own() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let people = [
        ("bea@example.com", Confirmed),
        ("carl@example.com", Pending),
        ("dora@example.com", Pending),
    ];
    let ids = crowd::registrations(&app, &shop, &people).await;
    let eve = app.creator("eve@example.com").await;
    let fields = [
        ("email", eve.email.as_str()),
        ("password", crate::app::PASSWORD),
    ];
    app.submit("/login", &fields).await;
    let (status, _) = console(&app, "delete_registrations", json!({ "ids": ids })).await;
    assert_eq!(status, StatusCode::OK);
    assert!(find(&app, json!({})).await.is_empty());

    sign_in(&app).await;
    assert_eq!(find(&app, json!({})).await.len(), 3, "Eve deleted nothing");
    let some = json!({ "ids": [ids[0], ids[2]] });
    let (status, _) = console(&app, "delete_registrations", some).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(find(&app, json!({})).await, ["carl@example.com"]);
}

#[tokio::test]
async fn whoever_did_not_confirm_is_asked_again_once_a_day() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let people = [
        ("bea@example.com", Confirmed),
        ("carl@example.com", Pending),
        ("dora@example.com", Unsubscribed),
    ];
    let ids = json!({ "ids": crowd::registrations(&app, &shop, &people).await });
    sign_in(&app).await;
    let (status, done) = console(&app, "remind_registrations", ids.clone()).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    assert_eq!(done, json!({ "done": 1, "left_out": 2 }));
    app.mail("carl@example.com", "Please confirm").await;
    let (_, done) = console(&app, "remind_registrations", ids.clone()).await;
    assert_eq!(done["done"], 0, "asked today");
    app.settle().await;
    for (email, letters) in [
        ("bea@example.com", 0),
        ("carl@example.com", 1),
        ("dora@example.com", 0),
    ] {
        let asked = app.mails_about(email, "Please confirm").await;
        assert_eq!(asked.len(), letters, "{email}");
    }

    app.wait_for_days(1);
    let (_, done) = console(&app, "remind_registrations", ids).await;
    assert_eq!(done["done"], 1);
}
