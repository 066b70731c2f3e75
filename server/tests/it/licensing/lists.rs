//! A creator's list: added to, looked at, exported, cleared.

use super::{add, buy, counts, known, numbered, shop};
use crate::app::{PASSWORD, TestApp, money::map};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

#[tokio::test]
async fn what_is_known_is_not_added_again_and_the_answer_says_so() {
    let app = TestApp::start().await;
    let shop = shop(&app, &[], json!({})).await;
    let list = async |keys: &[&str]| add(&app, &shop.ada, &shop.product, keys).await;
    let (status, answer) = list(&[" A-1 ", "", "B-2", "A-1", "\t"]).await;
    assert_eq!(status, StatusCode::CREATED, "{answer}");
    assert_eq!((&answer["added"], &answer["known"]), (&json!(2), &json!(1)));
    assert_eq!(answer["message"], "2 keys were added; 1 was known already.");
    let (_, answer) = list(&["B-2", "C-3"]).await;
    assert_eq!((&answer["added"], &answer["known"]), (&json!(1), &json!(1)));
    assert_eq!(answer["counts"]["free"], 3);

    let (status, problem) = list(&["C-3", "A-1"]).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY);
    let error = &problem["errors"][0];
    assert_eq!(error["field"], "keys");
    assert_eq!(error["message"], "No key was added; 2 were known already.");
    for bad in ["a\u{0}b", &"x".repeat(501), "  "] {
        let (status, problem) = list(&["D-4", bad][usize::from(bad == "  ")..]).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    }
    let listed: Vec<_> = known(&app, &shop).await["data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|key| key["key"].clone())
        .collect();
    assert_eq!(listed, ["C-3", "B-2", "A-1"], "newest first");
}

#[tokio::test]
async fn ten_thousand_keys_can_be_added_at_once_and_no_more() {
    let app = TestApp::start().await;
    let shop = shop(&app, &[], json!({})).await;
    let keys: Vec<_> = (0..10_001)
        .map(|n| format!("AAAAA-BBBBB-CCCCC-{n:011}"))
        .collect();
    let (status, problem) = add(&app, &shop.ada, &shop.product, &keys).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    let path = format!("/api/v1/products/{}/licence-keys", shop.product);
    for replayed in [None, Some("true")] {
        let request = app
            .request(Method::POST, &path)
            .bearer_auth(&shop.ada.key)
            .header("Idempotency-Key", "one")
            .json(&json!({ "keys": keys[1..] }));
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), StatusCode::CREATED);
        let header = response.headers().get("idempotent-replayed");
        assert_eq!(header.map(|value| value.to_str().unwrap()), replayed);
        assert_eq!(response.json::<Value>().await.unwrap()["added"], 10_000);
    }
    assert_eq!(counts(&app, &shop).await, [10_000, 0, 0]);
    let large = vec!["x".repeat(400); 3_000];
    let (status, problem) = add(&app, &shop.ada, &shop.product, &large).await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE, "{problem}");
}

#[tokio::test]
async fn two_lists_at_the_same_moment_are_one() {
    let app = TestApp::start().await;
    let shop = shop(&app, &[], json!({})).await;
    let keys = numbered(300);
    let back: Vec<_> = keys.iter().rev().cloned().collect();
    let ((one, _), (other, _)) = futures::join!(
        add(&app, &shop.ada, &shop.product, &keys),
        add(&app, &shop.ada, &shop.product, &back),
    );
    assert_eq!(
        [one, other]
            .iter()
            .filter(|status| status.is_success())
            .count(),
        1,
        "the second knows them all"
    );
    assert_eq!(counts(&app, &shop).await, [300, 0, 0]);
}

#[tokio::test]
async fn only_keys_that_nobody_has_can_be_deleted() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["GIVEN", "HELD", "FREE-1", "FREE-2"], json!({})).await;
    buy(&app, &shop, "bea@example.com", 1).await;
    let payment = app.checkout(&shop.short_id, "cid@example.com").await;
    let list = known(&app, &shop).await["data"].take();
    let delete = async |at: usize| {
        let path = format!("/licence-keys/{}", list[at]["id"].as_str().unwrap());
        app.api(&shop.ada.key, Method::DELETE, &path, Value::Null)
            .await
            .0
    };
    assert_eq!(list[3]["key"], "GIVEN");
    assert_eq!(delete(3).await, StatusCode::CONFLICT);
    assert_eq!(delete(2).await, StatusCode::CONFLICT);
    assert_eq!(delete(1).await, StatusCode::NO_CONTENT);
    assert_eq!(delete(1).await, StatusCode::NOT_FOUND);
    assert_eq!(counts(&app, &shop).await, [1, 1, 1]);

    let path = format!("/products/{}/licence-keys", shop.product);
    let (status, gone) = app
        .api(&shop.ada.key, Method::DELETE, &path, Value::Null)
        .await;
    assert_eq!((status, &gone["deleted"]), (StatusCode::OK, &json!(1)));
    assert_eq!(counts(&app, &shop).await, [0, 1, 1]);
    app.pay(&payment, "pay").await;
    app.until("the held key is given", async || {
        (counts(&app, &shop).await == [0, 0, 2]).then_some(())
    })
    .await;
}

#[tokio::test]
async fn strangers_see_and_change_nothing() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["SECRET"], json!({})).await;
    let eve = app.creator("eve@example.com").await;
    let key = known(&app, &shop).await["data"][0]["id"].take();
    let of_product = format!("/products/{}/licence-keys", shop.product);
    let of_key = format!("/licence-keys/{}", key.as_str().unwrap());
    let table = format!("{of_product}.csv");
    let calls = [
        (Method::GET, &of_product, Value::Null),
        (Method::POST, &of_product, json!({ "keys": ["MINE"] })),
        (Method::DELETE, &of_product, Value::Null),
        (Method::DELETE, &of_key, Value::Null),
        (Method::GET, &table, Value::Null),
    ];
    for (method, path, body) in calls {
        for (key, expected) in [
            (eve.key.as_str(), StatusCode::NOT_FOUND),
            ("", StatusCode::UNAUTHORIZED),
        ] {
            let (status, answer) = app.api(key, method.clone(), path, body.clone()).await;
            assert_eq!(status, expected, "{method} {path} {answer}");
            assert!(!answer.to_string().contains("SECRET"));
        }
    }
    assert_eq!(counts(&app, &shop).await, [1, 0, 0]);
}

#[tokio::test]
async fn the_table_of_sold_keys_is_safe_and_says_who_has_them() {
    let app = TestApp::start().await;
    let shop = shop(&app, &["=1+1", "a,\"b\"", "UNSOLD"], json!({})).await;
    buy(&app, &shop, "bea@example.com", 2).await;
    let order = app.orders(&shop.ada).await.swap_remove(0);
    let path = format!("/products/{}/licence-keys.csv", shop.product);
    let (status, table) = app
        .api(&shop.ada.key, Method::GET, &path, Value::Null)
        .await;
    assert_eq!(status, StatusCode::OK);
    let table = table.as_str().unwrap().to_owned();
    let lines: Vec<_> = table.lines().collect();
    assert_eq!(lines.len(), 3, "{table}");
    assert_eq!(lines[0], "key,givenAt,orderId");
    let id = order["id"].as_str().unwrap();
    assert!(
        lines[1].starts_with("\"a,\"\"b\"\"\",") && lines[1].ends_with(id),
        "{table}"
    );
    assert!(lines[2].starts_with("'=1+1,"), "{table}");

    let console = format!("/console{path}");
    assert_eq!(app.get(&console).await.status(), StatusCode::UNAUTHORIZED);
    let fields = [("email", "ada@example.com"), ("password", PASSWORD)];
    app.submit("/login", &fields).await;
    let response = app.get(&console).await;
    assert_eq!(response.headers()["cache-control"], "private, no-store");
    assert_eq!(response.text().await.unwrap(), table);
}

#[tokio::test]
async fn the_creator_is_told_once_that_few_are_left_and_once_that_none_is() {
    let app = TestApp::start().await;
    let list = numbered(12);
    let keys: Vec<_> = list.iter().map(String::as_str).collect();
    let shop = shop(&app, &keys, json!({})).await;
    let told = async |subject: &str| {
        app.settle().await;
        app.mails_about("ada@example.com", subject).await.len()
    };
    buy(&app, &shop, "bea@example.com", 1).await;
    assert_eq!(told("10 licence keys left").await, 0);
    buy(&app, &shop, "bea@example.com", 1).await;
    assert_eq!(told("10 licence keys left: Field notes").await, 1);
    buy(&app, &shop, "bea@example.com", 4).await;
    assert_eq!(
        told("6 licence keys left").await,
        0,
        "that is the same shortage"
    );
    // A checkout that is not paid empties the page, but not the list.
    let wish = json!({ "quantities": map(&shop.product, 6) });
    let payment = app.hold(&shop.short_id, "cid@example.com", wish).await;
    assert_eq!(told("No licence keys left").await, 0);
    app.pay(&payment, "pay").await;
    app.mail("ada@example.com", "No licence keys left: Field notes")
        .await;
    assert_eq!(told("No licence keys left").await, 1);

    let more: Vec<_> = (0..11).map(|n| format!("MORE-{n}")).collect();
    add(&app, &shop.ada, &shop.product, &more).await;
    buy(&app, &shop, "bea@example.com", 1).await;
    assert_eq!(told("10 licence keys left").await, 2, "a new shortage");
}
