//! Many orders, written as a checkout and a payment write them, but quickly.

use crate::app::{Shop, TestApp};
use backend::db::{self, orders::Order};
use domain::{
    Money,
    id::{CreatorId, OrderId, PageId},
    order::OrderStatus,
    registration::{Registration, RegistrationStatus},
    seller::Buyer,
};
use serde_json::Value;

/// What is different from the order that the others are made after.
#[derive(Clone, Debug)]
pub struct Like {
    /// Whose.
    pub email: String,
    /// What became of it.
    pub status: OrderStatus,
    /// What it cost, in minor units.
    pub total: i64,
    /// What went back.
    pub refunded: i64,
}

/// A paid order of somebody.
pub fn paid(email: &str, total: i64) -> Like {
    Like {
        email: email.to_owned(),
        status: OrderStatus::Completed,
        total,
        refunded: 0,
    }
}

/// An order as the database has it, to make others after.
pub async fn sample(app: &TestApp, order: &Value) -> Order {
    let id = OrderId::parse(order["id"].as_str().unwrap()).unwrap();
    let mut c = app.backend.db.fresh().await.unwrap();
    db::orders::by_id(&mut c, &id).await.unwrap().unwrap()
}

/// Writes orders like `sample`: their ids, in the order in which they were given.
pub async fn orders(app: &TestApp, sample: &Order, likes: &[Like]) -> Vec<OrderId> {
    let mut tx = app.backend.db.write().await.unwrap();
    let (mut ids, mut receipt) = (Vec::new(), 1_000);
    for like in likes {
        // Ids of the same millisecond have no order.
        app.clock.advance(1);
        receipt += 1;
        let now = app.backend.now();
        let order = Order {
            id: OrderId::trusted(app.backend.new_id()),
            customer_id: like.email.replace(['@', '.'], "-"),
            email: like.email.clone(),
            status: like.status,
            total: Money {
                minor: like.total,
                ..sample.total
            },
            checkout_key: None,
            created_at: now,
            ..sample.clone()
        };
        db::orders::insert(&mut tx, &order, "{}").await.unwrap();
        let was_paid = !matches!(
            like.status,
            OrderStatus::Processing | OrderStatus::Failed | OrderStatus::Expired
        );
        if was_paid {
            let paid = db::orders::Paid {
                amount: like.total,
                tax: 0,
                payment_id: None,
                buyer: &Buyer::default(),
            };
            db::orders::set_paid(&mut tx, &order.id, &paid, now)
                .await
                .unwrap();
            db::orders::set_fulfilled(&mut tx, &order.id, receipt, now, now)
                .await
                .unwrap();
            db::orders::set_refunded(&mut tx, &order.id, like.refunded, now)
                .await
                .unwrap();
        }
        ids.push(order.id);
    }
    tx.commit().await.unwrap();
    ids
}

/// Writes registrations on the shop's page.
pub async fn registrations(
    app: &TestApp,
    shop: &Shop,
    people: &[(&str, RegistrationStatus)],
) -> Vec<String> {
    let creator = CreatorId::parse(&shop.ada.id).unwrap();
    let mut tx = app.backend.db.write().await.unwrap();
    let mut ids = Vec::new();
    for (email, status) in people {
        app.clock.advance(1);
        let registration: Registration = serde_json::from_value(serde_json::json!({
            "id": app.backend.new_id(),
            "page_id": PageId::parse(&shop.page).unwrap(),
            "email": email,
            "name": "",
            "answers": {},
            "status": status,
            "registered_at": app.backend.now(),
            "confirmed_at": null,
        }))
        .unwrap();
        let is_new = db::registrations::insert(&mut tx, &registration, &creator, "yes")
            .await
            .unwrap();
        assert!(is_new, "{email} is there already");
        ids.push(registration.id.to_string());
    }
    tx.commit().await.unwrap();
    ids
}
