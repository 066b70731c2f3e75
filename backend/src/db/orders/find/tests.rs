//! That every wish goes along an index, as the engines say it would.

use super::*;
use crate::db::{
    Db,
    plans::{asked, empty, expect_no_scan, explain, fill, filled, is_blind, sorts},
};
use domain::{
    id::{PageId, ProductId, ShortId},
    list::OrderState,
};

/// How the ids of a part are found, at its beginning and further down.
async fn plans(db: &Db, wish: &OrderWish, plan: Plan, search: Option<Search>) -> [Vec<String>; 2] {
    let creator = CreatorId::trusted(fill::CREATOR);
    let asked = Asked {
        creator: &creator,
        wish,
        search,
        ids: &[],
    };
    let after = Position {
        key: Some(900),
        id: fill::id(10_000),
    };
    [
        explain(db, &ids(&asked, plan, None, 51)).await,
        explain(db, &ids(&asked, plan, Some(&after), 51)).await,
    ]
}

/// Wishes of every filter with every order.
fn wishes() -> Vec<(OrderWish, &'static str)> {
    let page = PageId::parse(fill::PAGE);
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
        page: PageId::parse(fill::PAGE),
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

/// A search for an address, an order and something that was bought.
fn search(text: &str) -> Search {
    Search {
        text: text.to_owned(),
        products: vec![ProductId::trusted(fill::PRODUCT)],
        pages: vec![PageId::trusted(fill::PAGE)],
    }
}

#[tokio::test]
async fn neither_engine_reads_all_orders_or_sorts_them() {
    let (db, _folder) = asked().await;
    for (wish, _) in wishes() {
        for plan in plans(&db, &wish, Plan::default(), None).await {
            expect_no_scan(&wish, &plan);
            // Of what is rare, the few may be put into order.
            assert!(wish.state.is_some() || !sorts(&plan), "{wish:?}: {plan:#?}");
        }
    }
    let way = |way| Plan {
        search: Some(way),
        product: Some(way),
    };
    let bought = OrderWish {
        product: ProductId::parse(fill::PRODUCT),
        ..OrderWish::default()
    };
    for wish in [OrderWish::default(), bought] {
        for plan in plans(&db, &wish, way(Way::Compare), Some(search("buyer"))).await {
            if is_blind(&db) {
                expect_no_scan(&wish, &plan);
            }
        }
    }
    let one = Search {
        text: "buyer17@".to_owned(),
        ..Search::default()
    };
    for plan in plans(&db, &OrderWish::default(), way(Way::LookUp), Some(one)).await {
        expect_no_scan(&"buyer17@", &plan);
    }
}

#[tokio::test]
async fn both_ways_find_the_same_orders() {
    let (db, _folder) = filled(600).await;
    let creator = CreatorId::trusted(fill::CREATOR);
    let mut c = db.read().await.unwrap();
    let bare = |text: &str| Search {
        text: text.to_owned(),
        ..Search::default()
    };
    let number = "#217";
    for (wish, _) in wishes() {
        for search in [
            search("buyer1"),
            bare("buyer1"),
            bare(number),
            bare(&fill::id(33)),
        ] {
            let mut found = Vec::new();
            for way in [Way::Compare, Way::LookUp] {
                let plan = Plan {
                    search: Some(way),
                    product: None,
                };
                let asked = Asked {
                    creator: &creator,
                    wish: &wish,
                    search: Some(search.clone()),
                    ids: &[],
                };
                let sql = ids(&asked, plan, None, 1_000);
                let ids: Vec<String> = on!(&mut c, |c| bind!(query_scalar(sql.sql()), sql)
                    .fetch_all(c)
                    .await
                    .unwrap());
                found.push(ids);
            }
            assert_eq!(found[0], found[1], "{wish:?} {search:?}");
            let is_wide = wish.state.is_none() && search.text == "buyer1";
            assert!(!is_wide || !found[0].is_empty(), "{wish:?} {search:?}");
        }
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
