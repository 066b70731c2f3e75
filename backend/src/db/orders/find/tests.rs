//! That every wish goes along an index, as SQLite says it would. The plan does not depend on how many
//! rows there are: nothing is analysed.

use super::*;
use crate::db::{
    Db,
    plans::{empty, explain},
};
use domain::{id::ShortId, list::OrderState};

const ID: &str = "0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a";

/// How the ids of a part are found, at its beginning and further down.
async fn plans(db: &Db, wish: &OrderWish, plan: Plan, search: Option<Search>) -> [Vec<String>; 2] {
    let creator = CreatorId::trusted(ID);
    let asked = Asked {
        creator: &creator,
        wish,
        search,
        ids: &[],
    };
    let after = Position {
        key: Some(900),
        id: ID.to_owned(),
    };
    [
        explain(db, &ids(&asked, plan, None, 51)).await,
        explain(db, &ids(&asked, plan, Some(&after), 51)).await,
    ]
}

/// Wishes of every filter with every order.
fn wishes() -> Vec<(OrderWish, &'static str)> {
    let page = PageId::parse(ID);
    let mut wishes = Vec::new();
    for sort in OrderSort::ALL {
        let by_total = matches!(sort, OrderSort::Largest | OrderSort::Smallest);
        let sorted = OrderWish {
            sort: Some(*sort),
            ..OrderWish::default()
        };
        let index = |by_id, by_sum| if by_total { by_sum } else { by_id };
        wishes.push((
            sorted.clone(),
            index("orders_creator ", "orders_creator_total "),
        ));
        wishes.push((
            OrderWish {
                state: Some(OrderState::Disputed),
                ..sorted.clone()
            },
            index("orders_creator_state ", "orders_creator_state_total "),
        ));
        wishes.push((
            OrderWish {
                page: page.clone(),
                ..sorted.clone()
            },
            index("orders_page ", "orders_page_total "),
        ));
    }
    wishes
}

#[tokio::test]
async fn every_list_is_read_along_an_index_in_its_own_order() {
    let (db, _folder) = empty().await;
    for (wish, index) in wishes() {
        for plan in plans(&db, &wish, Plan::default(), None).await {
            let text = plan.join("; ");
            assert!(text.contains(index), "{wish:?}: {text}");
            assert!(text.starts_with("SEARCH orders USING"), "{wish:?}: {text}");
            assert!(!text.contains("TEMP B-TREE"), "sorts {wish:?}: {text}");
        }
    }
}

#[tokio::test]
async fn what_is_rare_has_an_index_of_its_own() {
    let (db, _folder) = empty().await;
    let attention = OrderWish {
        attention: true,
        ..OrderWish::default()
    };
    let of_page = OrderWish {
        page: PageId::parse(ID),
        state: Some(OrderState::Refunded),
        ..OrderWish::default()
    };
    let of_customer = OrderWish {
        customer: Some("c0ffee".to_owned()),
        ..OrderWish::default()
    };
    for (wish, index) in [
        (attention, "orders_attention "),
        (of_page, "orders_page_state "),
        (of_customer, "orders_customer "),
    ] {
        for plan in plans(&db, &wish, Plan::default(), None).await {
            let text = plan.join("; ");
            assert!(text.contains(index), "{wish:?}: {text}");
        }
    }
}

#[tokio::test]
async fn a_search_that_finds_little_looks_it_up() {
    let (db, _folder) = empty().await;
    let search = Search {
        text: "00000001".to_owned(),
        products: ["a", "b"].map(ProductId::trusted).to_vec(),
        pages: vec![PageId::trusted(ShortId::from_random([1; 11]).to_string())],
    };
    let plan = Plan {
        search: Some(Way::LookUp),
        product: None,
    };
    for plan in plans(&db, &OrderWish::default(), plan, Some(search)).await {
        let text = plan.join("; ");
        for index in [
            "orders_creator_email ",
            "orders_creator_receipt ",
            "order_items_product ",
            "(page_id=?)",
        ] {
            assert!(text.contains(index), "{index} in {text}");
        }
        assert!(!text.contains("SCAN orders"), "{text}");
        assert!(!text.contains("SCAN order_items"), "{text}");
    }
}

#[test]
fn a_search_can_be_a_number_or_a_part_of_an_id() {
    let of = |text: &str| Search {
        text: text.to_owned(),
        ..Search::default()
    };
    assert_eq!(of("#000042").receipt(), Some(42));
    assert_eq!(of("42a").receipt(), None);
    assert_eq!(of("99999999999999999999").receipt(), None);
    assert_eq!(of("0190f8a3-7e").id(), Some("0190f8a3-7e"));
    assert_eq!(of("0190f8a").id(), None);
    assert_eq!(of("bea@example").id(), None);
}
