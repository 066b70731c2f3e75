//! Orders: found by what is known of them, in any order, however many there are.

use super::{console, crowd, crowd::paid, emails, sign_in};
use crate::app::{Creator, Shop, TestApp};
use backend::{flows::orders, listing::Part};
use domain::{
    id::{CreatorId, OrderId, ProductId},
    list::{OrderSort, OrderState, OrderWish, Position, Searched},
    order::OrderStatus,
};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use std::collections::HashSet;

/// What the API finds.
async fn search(app: &TestApp, creator: &Creator, text: &str) -> Vec<String> {
    let text: String = url::form_urlencoded::byte_serialize(text.as_bytes()).collect();
    let path = format!("/orders?search={text}");
    let (status, found) = app.api(&creator.key, Method::GET, &path, Value::Null).await;
    assert_eq!(status, StatusCode::OK, "{found}");
    emails(&found)
}

/// All orders of a wish, read in parts of `limit`; `between` happens after each part.
async fn read_all(
    app: &TestApp,
    shop: &Shop,
    wish: &OrderWish,
    limit: i64,
    mut between: impl AsyncFnMut(),
) -> Vec<String> {
    let creator = CreatorId::parse(&shop.ada.id).unwrap();
    let (mut part, mut ids) = (Part::first(limit), Vec::new());
    loop {
        let found = orders::find(&app.backend, &creator, wish, &[], &part)
            .await
            .unwrap();
        ids.extend(found.items.iter().map(|order| order.id.to_string()));
        part.after = found.next_cursor.as_deref().and_then(Position::parse);
        if part.after.is_none() {
            return ids;
        }
        between().await;
    }
}

#[tokio::test]
async fn are_found_by_address_number_and_name() {
    let app = TestApp::start().await;
    let more = json!({ "customization": { "headline": "Übungen für den Herbst" } });
    let (shop, _, order) = app.sold(more).await;
    let sample = crowd::sample(&app, &order).await;
    let likes = [
        paid("beate@example.com", 500),
        paid("carl@example.com", 500),
    ];
    crowd::orders(&app, &sample, &likes).await;
    let (bea, beate, carl) = ("bea@example.com", "beate@example.com", "carl@example.com");

    assert_eq!(search(&app, &shop.ada, "bea").await, [beate, bea]);
    assert_eq!(search(&app, &shop.ada, " BEA@ ").await, [bea]);
    assert!(search(&app, &shop.ada, "ea@example").await.is_empty());
    assert_eq!(search(&app, &shop.ada, "#1").await, [bea]);
    assert_eq!(search(&app, &shop.ada, "001002").await, [carl]);
    let id = order["id"].as_str().unwrap();
    assert_eq!(search(&app, &shop.ada, id).await, [bea]);
    assert_eq!(
        search(&app, &shop.ada, &id[..13].to_uppercase())
            .await
            .last()
            .unwrap(),
        bea
    );
    assert_eq!(search(&app, &shop.ada, "FIELD").await, [carl, beate, bea]);
    assert_eq!(search(&app, &shop.ada, "übungen").await, [carl, beate, bea]);
    assert_eq!(search(&app, &shop.ada, &shop.short_id).await.len(), 3);
    assert!(search(&app, &shop.ada, "%").await.is_empty());
    assert!(search(&app, &shop.ada, "' or 1=1 --").await.is_empty());
}

#[tokio::test]
async fn are_filtered_by_what_became_of_them() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    let mut likes = Vec::new();
    for status in OrderStatus::ALL {
        let mut like = paid(&format!("{status}@example.com"), 900);
        like.status = status;
        likes.push(like);
    }
    crowd::orders(&app, &sample, &likes).await;
    sign_in(&app).await;

    for state in OrderState::ALL {
        let arguments = json!({ "wish": { "state": state }, "after": null, "most": 50 });
        let (status, found) = console(&app, "find_orders", arguments).await;
        assert_eq!(status, StatusCode::OK, "{found}");
        let fits = |status: &&OrderStatus| OrderState::of(**status) == *state;
        let mut expected: Vec<_> = OrderStatus::ALL
            .iter()
            .filter(fits)
            .map(|status| format!("{status}@example.com"))
            .collect();
        if *state == OrderState::Paid {
            expected.push("bea@example.com".to_owned());
        }
        let mut shown = emails(&found);
        assert_eq!(found["count"]["number"], json!(shown.len()));
        shown.sort();
        expected.sort();
        assert_eq!(shown, expected, "{state:?}");
    }
    for (arguments, expected) in [
        (json!({ "status": "lost" }), "lost@example.com"),
        (json!({ "attention": true }), "disputed@example.com"),
        (
            json!({ "state": "refunded", "search": "part" }),
            "partially_refunded@example.com",
        ),
    ] {
        let arguments = json!({ "wish": arguments, "after": null, "most": 50 });
        let (_, found) = console(&app, "find_orders", arguments).await;
        assert_eq!(emails(&found), [expected]);
    }
    let path = "/orders?status=failed";
    let (_, found) = app.api(&shop.ada.key, Method::GET, path, Value::Null).await;
    assert_eq!(emails(&found), ["failed@example.com"]);
    let path = "/orders?status=unheard_of";
    let (status, problem) = app.api(&shop.ada.key, Method::GET, path, Value::Null).await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert_eq!(problem["errors"][0]["field"], "status");
}

#[tokio::test]
async fn nothing_is_left_out_or_comes_twice_while_orders_come_in() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    // Few totals, so that many orders share one.
    let like = |at: i64| paid(&format!("p{at}@example.com"), 100 * (at % 4));
    let likes: Vec<_> = (0..60).map(like).collect();
    crowd::orders(&app, &sample, &likes).await;
    let mut there = read_all(&app, &shop, &OrderWish::default(), 100, async || {}).await;
    assert_eq!(there.len(), 61);
    for sort in OrderSort::ALL {
        for state in [None, Some(OrderState::Paid)] {
            let wish = OrderWish {
                sort: Some(*sort),
                state,
                ..OrderWish::default()
            };
            let mut added = Vec::new();
            let read = read_all(&app, &shop, &wish, 7, async || {
                let likes = [paid("new@example.com", 150), paid("new@example.com", 0)];
                let ids = crowd::orders(&app, &sample, &likes).await;
                added.extend(ids.into_iter().map(|id| id.to_string()));
            })
            .await;
            let seen: HashSet<_> = read.iter().collect();
            assert_eq!(seen.len(), read.len(), "{sort:?}: something came twice");
            let lost: Vec<_> = there.iter().filter(|id| !seen.contains(id)).collect();
            assert!(lost.is_empty(), "{sort:?} lost {lost:?}");
            there.extend(added);
        }
    }
}

#[tokio::test]
async fn are_sorted_by_age_and_by_total() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    let likes = [
        paid("two@example.com", 100),
        paid("three@example.com", 2_000),
        paid("four@example.com", 100),
    ];
    crowd::orders(&app, &sample, &likes).await;
    sign_in(&app).await;
    let (bea, two, three, four) = (
        "bea@example.com",
        "two@example.com",
        "three@example.com",
        "four@example.com",
    );
    for (sort, expected) in [
        ("newest", [four, three, two, bea]),
        ("oldest", [bea, two, three, four]),
        ("largest", [three, bea, four, two]),
        ("smallest", [two, four, bea, three]),
    ] {
        for page in [Value::Null, json!(shop.page)] {
            let wish = json!({ "sort": sort, "page": page });
            let arguments = json!({ "wish": wish, "after": null, "most": 50 });
            let (_, found) = console(&app, "find_orders", arguments).await;
            assert_eq!(emails(&found), expected, "{sort}");
        }
    }
}

#[tokio::test]
async fn a_search_that_finds_thousands_finds_them_all() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    let likes: Vec<_> = (0..2_100)
        .map(|at| paid(&format!("many{at}@example.com"), at))
        .collect();
    crowd::orders(&app, &sample, &likes).await;
    for (search, expected) in [
        // More than are looked up at once.
        ("many", 2_100),
        ("field notes", 2_101),
        // Few.
        ("many20", 111),
        ("many2099", 1),
    ] {
        let wish = OrderWish {
            search: Searched::of(search),
            sort: Some(OrderSort::Largest),
            ..OrderWish::default()
        };
        let read = read_all(&app, &shop, &wish, 500, async || {}).await;
        assert_eq!(read.len(), expected, "{search}");
        assert_eq!(read.iter().collect::<HashSet<_>>().len(), expected);
    }
    let creator = CreatorId::parse(&shop.ada.id).unwrap();
    let product = ProductId::parse(&shop.product);
    let wish = OrderWish {
        product,
        ..OrderWish::default()
    };
    let read = read_all(&app, &shop, &wish, 500, async || {}).await;
    assert_eq!(read.len(), 2_101);
    let count = orders::count(&app.backend, &creator, &wish).await.unwrap();
    assert_eq!((count.number, count.is_more), (1_000, true));
    let wish = OrderWish {
        search: Searched::of("many20"),
        ..OrderWish::default()
    };
    let count = orders::count(&app.backend, &creator, &wish).await.unwrap();
    assert_eq!((count.number, count.is_more), (111, false));
}

#[tokio::test]
async fn nobody_finds_anybody_elses() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let eve = app.creator("eve@example.com").await;
    let (product, _) = app.product(&eve, "Field trips", b"bytes").await;
    let page = app.publish(&eve, &product, json!({})).await;
    app.buy(page["shortId"].as_str().unwrap(), "carl@example.com")
        .await;
    let creator = CreatorId::parse(&eve.id).unwrap();
    let ids = [OrderId::parse(order["id"].as_str().unwrap()).unwrap()];
    let customer = crowd::sample(&app, &order).await.customer_id;
    let read = |name: &str, value: &str| {
        let value = value.to_owned();
        OrderWish::read(move |asked| (asked == name).then(|| value.clone()))
    };
    let id = order["id"].as_str().unwrap();
    for wish in [
        read("q", "bea"),
        read("q", id),
        read("q", "field notes"),
        read("q", &shop.short_id),
        read("page", &shop.page),
        read("product", &shop.product),
        read("customer", &customer),
    ] {
        assert!(wish.is_narrowed());
        let found = orders::find(&app.backend, &creator, &wish, &[], &Part::first(50))
            .await
            .unwrap();
        assert!(found.items.is_empty(), "{wish:?}");
        let count = orders::count(&app.backend, &creator, &wish).await.unwrap();
        assert_eq!(count.number, 0, "{wish:?}");
    }
    let all = OrderWish::default();
    let found = orders::find(&app.backend, &creator, &all, &ids, &Part::first(50))
        .await
        .unwrap();
    assert!(found.items.is_empty(), "by its id");
    // "1" is a receipt of both.
    assert_eq!(search(&app, &eve, "1").await, ["carl@example.com"]);
    assert_eq!(search(&app, &eve, "field").await, ["carl@example.com"]);
    let path = format!("/orders?pageId={}", shop.page);
    let (status, _) = app.api(&eve.key, Method::GET, &path, Value::Null).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn receipts_of_several_are_sent_again_at_once() {
    let app = TestApp::start().await;
    let (_, _, order) = app.sold(json!({})).await;
    app.mail("bea@example.com", "Your receipt").await;
    let sample = crowd::sample(&app, &order).await;
    let mut unpaid = paid("dora@example.com", 900);
    unpaid.status = OrderStatus::Expired;
    let others = crowd::orders(&app, &sample, &[paid("carl@example.com", 900), unpaid]).await;
    let eve = app.creator("eve@example.com").await;
    let (product, _) = app.product(&eve, "Trips", b"bytes").await;
    let page = app.publish(&eve, &product, json!({})).await;
    app.buy(page["shortId"].as_str().unwrap(), "fay@example.com")
        .await;
    let foreign = app.orders(&eve).await[0]["id"].clone();
    app.settle().await;
    sign_in(&app).await;

    let ids = json!([order["id"], others[0], others[1], foreign]);
    let (status, done) = console(&app, "send_receipts", json!({ "ids": ids })).await;
    assert_eq!(status, StatusCode::OK, "{done}");
    assert_eq!(done, json!({ "done": 2, "left_out": 2 }));
    app.settle().await;
    assert_eq!(
        app.mails_about("bea@example.com", "Your receipt")
            .await
            .len(),
        2
    );
    assert_eq!(
        app.mails_about("carl@example.com", "Your receipt")
            .await
            .len(),
        1
    );
    assert_eq!(
        app.mails_about("fay@example.com", "Your receipt")
            .await
            .len(),
        1
    );
    assert!(app.mails("dora@example.com").await.is_empty());
    let (_, done) = console(&app, "send_receipts", json!({ "ids": [order["id"]] })).await;
    assert_eq!(done, json!({ "done": 0, "left_out": 1 }), "a moment ago");
}

#[tokio::test]
async fn a_screen_is_what_its_address_says() {
    let app = TestApp::start().await;
    let (_, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    let likes: Vec<_> = (0..120)
        .map(|at| paid(&format!("many{at:03}@example.com"), 900))
        .collect();
    let ids = crowd::orders(&app, &sample, &likes).await;
    sign_in(&app).await;
    let rows = |html: &str| html.matches("<th scope=\"row\"").count();

    let (_, html) = app.page("/console/orders").await;
    assert_eq!(rows(&html), 50);
    assert!(html.contains("121 orders"), "{html}");
    let (_, html) = app.page("/console/orders?q=many01&state=paid").await;
    assert_eq!(rows(&html), 10);
    assert!(html.contains("value=\"many01\""), "{html}");
    let (_, html) = app.page("/console/orders?q=nobody").await;
    assert!(html.contains("Nothing found") && html.contains("Clear filters"));
    let (_, html) = app.page("/console/orders?show=100").await;
    assert_eq!(rows(&html), 100);
    let after = format!("/console/orders?after={}", ids[5]);
    let (_, html) = app.page(&after).await;
    assert_eq!(rows(&html), 6);
    assert!(html.contains("further down in the list"), "{html}");
    let (_, html) = app
        .page("/console/orders?state=nonsense&after=x&show=-1")
        .await;
    assert_eq!(rows(&html), 50);
}
