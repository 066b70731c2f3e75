//! Customers: whoever bought something, with what they bought in all.

use super::{console, crowd, crowd::paid, emails, sign_in};
use crate::app::TestApp;
use backend::{flows::customers, listing::Part};
use domain::{
    id::CreatorId,
    list::{CustomerSort, CustomerWish, Position},
    order::OrderStatus,
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::collections::HashSet;

async fn find(app: &TestApp, wish: Value) -> Value {
    let arguments = json!({ "wish": wish, "after": null, "most": 50 });
    let (status, found) = console(app, "find_customers", arguments).await;
    assert_eq!(status, StatusCode::OK, "{found}");
    found
}

#[tokio::test]
async fn are_whoever_bought_with_what_they_spent() {
    let app = TestApp::start().await;
    let (_, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    let mut open = paid("window-shopper@example.com", 900);
    open.status = OrderStatus::Expired;
    let mut back = paid("carl@example.com", 2_000);
    (back.status, back.refunded) = (OrderStatus::PartiallyRefunded, 500);
    let mut lost = paid("dora@example.com", 700);
    lost.status = OrderStatus::Lost;
    let likes = [
        paid("carl@example.com", 1_000),
        open,
        lost,
        back,
        paid("beate@example.com", 0),
    ];
    crowd::orders(&app, &sample, &likes).await;
    sign_in(&app).await;

    let found = find(&app, json!({})).await;
    let (bea, beate, carl, dora) = (
        "bea@example.com",
        "beate@example.com",
        "carl@example.com",
        "dora@example.com",
    );
    assert_eq!(emails(&found), [beate, dora, carl, bea]);
    assert_eq!(found["count"], json!({ "number": 4, "is_more": false }));
    let of = |at: usize| &found["part"]["items"][at];
    let euro = |minor: i64| json!([{ "minor": minor, "currency": "EUR" }]);
    assert_eq!(of(2)["orders"], 2);
    assert_eq!(of(2)["spent"], euro(2_500));
    assert_eq!(of(2)["returned"], euro(500));
    assert_eq!(of(1)["spent"], euro(0), "the bank took it");
    assert_eq!(of(1)["returned"], euro(700));
    assert_eq!(of(3)["spent"], euro(900));
    assert_eq!(of(3)["returned"], json!([]));

    assert_eq!(
        emails(&find(&app, json!({ "sort": "latest" })).await),
        [beate, carl, dora, bea]
    );
    assert_eq!(
        emails(&find(&app, json!({ "search": "bea" })).await),
        [beate, bea]
    );
    assert_eq!(
        emails(&find(&app, json!({ "only": "again" })).await),
        [carl]
    );
    assert_eq!(
        emails(&find(&app, json!({ "only": "refunded" })).await),
        [carl]
    );

    let id = of(2)["id"].as_str().unwrap();
    let (status, html) = app.page(&format!("/console/customers/{id}")).await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("Customer carl@example.com"), "{html}");
    assert!(
        html.contains("€25.00") && html.contains("€5.00 back"),
        "{html}"
    );
    assert_eq!(html.matches("<th scope=\"row\"").count(), 2);
    let (status, _) = app.page("/console/customers/nobody").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn a_corrected_address_is_one_customer() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let right = json!({ "email": "beate@example.org" });
    let (status, _) = app.on_order(&shop.ada, &order, "receipt", right).await;
    assert_eq!(status, StatusCode::ACCEPTED);
    sign_in(&app).await;
    assert_eq!(emails(&find(&app, json!({})).await), ["beate@example.org"]);
    assert!(emails(&find(&app, json!({ "search": "bea@" })).await).is_empty());
}

#[tokio::test]
async fn who_got_the_order_of_another_has_bought_again() {
    let app = TestApp::start().await;
    let (shop, _, of_bea) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &of_bea).await;
    let ids = crowd::orders(&app, &sample, &[paid("carl@example.com", 900)]).await;
    let of_carl = json!({ "id": ids[0] });
    sign_in(&app).await;
    let again = async || emails(&find(&app, json!({ "only": "again" })).await);
    let give = async |order: &Value, email: &str| {
        // Not at once after the last mail about it.
        app.clock.advance(domain::time::HOUR);
        let to = json!({ "email": email });
        let (status, answer) = app.on_order(&shop.ada, order, "receipt", to).await;
        assert_eq!(status, StatusCode::ACCEPTED, "{answer}");
    };
    give(&of_bea, "dora@example.org").await;
    assert!(again().await.is_empty());
    give(&of_carl, "dora@example.org").await;
    assert_eq!(again().await, ["dora@example.org"]);
    give(&of_bea, "elsa@example.org").await;
    assert!(again().await.is_empty());
}

#[tokio::test]
async fn nobody_sees_who_buys_from_somebody_else() {
    let app = TestApp::start().await;
    let (_, _, order) = app.sold(json!({})).await;
    let customer = crowd::sample(&app, &order).await.customer_id;
    let eve = app.creator("eve@example.com").await;
    let creator = CreatorId::parse(&eve.id).unwrap();
    let found = customers::find(
        &app.backend,
        &creator,
        &CustomerWish::default(),
        &Part::first(50),
    )
    .await;
    assert!(found.unwrap().items.is_empty());
    let got = customers::get(&app.backend, &creator, &customer).await;
    assert!(got.unwrap_err().is(domain::Code::NotFound));
}

#[tokio::test]
async fn nobody_is_left_out_or_comes_twice() {
    let app = TestApp::start().await;
    let (shop, _, order) = app.sold(json!({})).await;
    let sample = crowd::sample(&app, &order).await;
    // Everybody comes back now and then.
    let likes: Vec<_> = (0..150)
        .map(|at| paid(&format!("p{}@example.com", at * 7 % 40), 100))
        .collect();
    crowd::orders(&app, &sample, &likes).await;
    let creator = CreatorId::parse(&shop.ada.id).unwrap();
    for sort in CustomerSort::ALL {
        let wish = CustomerWish {
            sort: Some(*sort),
            ..CustomerWish::default()
        };
        let (mut part, mut ids) = (Part::first(6), Vec::new());
        loop {
            let found = customers::find(&app.backend, &creator, &wish, &part)
                .await
                .unwrap();
            assert!(found.items.len() <= 6);
            ids.extend(found.items.into_iter().map(|customer| customer.id));
            part.after = found.next_cursor.as_deref().and_then(Position::parse);
            if part.after.is_none() {
                break;
            }
            if *sort == CustomerSort::Newest {
                // Neither a newcomer nor somebody who comes back moves those who are still to come.
                let likes = [paid("late@example.com", 100), paid("p3@example.com", 100)];
                crowd::orders(&app, &sample, &likes).await;
            }
        }
        let once: HashSet<_> = ids.iter().collect();
        assert_eq!(once.len(), ids.len(), "{sort:?}");
        // Those forty, Bea, and whoever came late before this reading began.
        let expected = if *sort == CustomerSort::Newest {
            41
        } else {
            42
        };
        assert_eq!(ids.len(), expected, "{sort:?}");
    }
}
