//! That each customer is found along an index, as the engines say it would be.

use super::*;
use crate::db::plans::{asked, empty, expect_no_scan, explain, fill, filled, is_blind, sorts};

fn wishes() -> Vec<CustomerWish> {
    let only = Returning::ALL.iter().copied().map(Some).chain([None]);
    only.flat_map(|only| {
        CustomerSort::ALL.iter().map(move |sort| CustomerWish {
            only,
            sort: Some(*sort),
            ..CustomerWish::default()
        })
    })
    .collect()
}

fn part(wish: &CustomerWish, plan: Plan) -> Clause {
    let (creator, after) = (
        CreatorId::trusted(fill::CREATOR),
        Position::id(fill::id(15_000)),
    );
    statement(&creator, wish, plan, Some(&after), 51)
}

/// A search and a filter, where they are asked for, go this way.
fn going(way: Way, wish: &CustomerWish) -> Plan {
    Plan {
        search: (!wish.search.is_empty()).then_some(way),
        only: wish.only.map(|_| way),
    }
}

#[tokio::test]
async fn each_customer_is_looked_up_in_an_index_of_customers() {
    let (db, _folder) = empty().await;
    for wish in wishes() {
        let plan = explain(&db, &part(&wish, going(Way::Compare, &wish))).await;
        let others: Vec<_> = plan
            .iter()
            .filter(|step| step.starts_with("SEARCH other "))
            .collect();
        assert!(!others.is_empty(), "{plan:?}");
        for step in others {
            let by_customer = "orders_of_customers (creator_id=? AND customer_id=? AND id";
            assert!(step.contains(by_customer), "{wish:?}: {plan:?}");
        }
        let first = &plan[0];
        assert!(first.contains("orders_bought (creator_id=?"), "{plan:?}");
        assert!(!sorts(&plan), "{wish:?}: {plan:?}");
    }
}

#[tokio::test]
async fn a_few_are_looked_up_where_they_are_marked() {
    let (db, _folder) = empty().await;
    for (only, index) in [
        (Returning::Again, "orders_again "),
        (Returning::Refunded, "orders_refunds "),
    ] {
        let wish = CustomerWish {
            only: Some(only),
            ..CustomerWish::default()
        };
        let plan = explain(&db, &part(&wish, going(Way::LookUp, &wish))).await;
        let text = plan.join("; ");
        assert!(
            text.starts_with("SEARCH found USING INDEX sqlite_autoindex_orders_1"),
            "{text}"
        );
        assert!(text.contains(index), "{text}");
        assert!(
            text.contains("orders_of_customers (creator_id=? AND customer_id=?)"),
            "{text}"
        );
        expect_no_scan(&wish, &plan);
    }
}

#[tokio::test]
async fn neither_engine_reads_all_orders_for_a_part_of_their_customers() {
    let (db, _folder) = asked().await;
    for mut wish in wishes() {
        for search in ["", "buyer"] {
            wish.search = domain::list::Searched::of(search);
            for way in [Way::Compare, Way::LookUp] {
                let plan = explain(&db, &part(&wish, going(way, &wish))).await;
                let is_whole = wish.only.is_none() && search.is_empty();
                if is_whole || is_blind(&db) {
                    expect_no_scan(&wish, &plan);
                }
                assert!(!is_whole || !sorts(&plan), "{wish:?}: {plan:#?}");
            }
        }
    }
}

#[tokio::test]
async fn both_ways_find_the_same_customers() {
    let (db, _folder) = filled(3_000).await;
    let creator = CreatorId::trusted(fill::CREATOR);
    let mut c = db.read().await.unwrap();
    for mut wish in wishes() {
        for search in ["", "buyer1"] {
            wish.search = domain::list::Searched::of(search);
            let mut found = Vec::new();
            for way in [Way::Compare, Way::LookUp] {
                let sql = statement(&creator, &wish, going(way, &wish), None, 5_000);
                let ids: Vec<Found> = on!(&mut c, |c| bind!(query_as(sql.sql()), sql)
                    .fetch_all(c)
                    .await
                    .unwrap());
                found.push(ids.into_iter().map(|found| found.id).collect::<Vec<_>>());
            }
            assert_eq!(found[0], found[1], "{wish:?}");
            assert!(!found[0].is_empty(), "{wish:?}");
            let counted = count(&mut c, &creator, &wish).await.unwrap();
            let number = i64::try_from(found[0].len()).unwrap();
            assert_eq!(counted, Count::of(number.min(Count::MOST + 1)), "{wish:?}");
        }
    }
}
