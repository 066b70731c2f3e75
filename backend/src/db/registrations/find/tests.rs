//! That every wish goes along an index, as the engines say it would.

use super::*;
use crate::db::plans::{asked, empty, expect_no_scan, explain, fill, filled, is_blind, sorts};
use domain::{list::Searched, registration::RegistrationStatus};

/// A row in the middle of those that the engine is given.
const HALF: i64 = 10_000;

fn wishes() -> Vec<RegistrationWish> {
    let page = PageId::parse(fill::PAGE);
    let statuses = [None, Some(RegistrationStatus::Confirmed)];
    let mut wishes = Vec::new();
    for sort in RegistrationSort::ALL {
        for status in statuses {
            for page in [None, page.clone()] {
                wishes.push(RegistrationWish {
                    page,
                    status,
                    sort: Some(*sort),
                    ..RegistrationWish::default()
                });
            }
        }
    }
    wishes
}

/// All that there are.
fn whole(wish: &RegistrationWish, way: Way) -> Clause {
    let creator = CreatorId::trusted(fill::CREATOR);
    let asked = Asked {
        creator: &creator,
        wish,
        pages: Vec::new(),
        ids: &[],
    };
    statement(&asked, Some(way), None, 5_000)
}

/// A part further down the list.
fn part(wish: &RegistrationWish, way: Option<Way>) -> Clause {
    let creator = CreatorId::trusted(fill::CREATOR);
    let asked = Asked {
        creator: &creator,
        wish,
        pages: Vec::new(),
        ids: &[],
    };
    statement(&asked, way, Some(&Position::id(fill::id(HALF))), 51)
}

#[tokio::test]
async fn neither_engine_reads_all_registrations_or_sorts_them() {
    let (db, _folder) = asked().await;
    for mut wish in wishes() {
        for (search, way) in [("", None), ("guest", Some(Way::Compare))] {
            wish.search = Searched::of(search);
            let plan = explain(&db, &part(&wish, way)).await;
            if way.is_none() || is_blind(&db) {
                expect_no_scan(&wish, &plan);
            }
            // Of what a search may leave, the few may be put into order.
            assert!(way.is_some() || !sorts(&plan), "{wish:?}: {plan:#?}");
        }
    }
}

#[tokio::test]
async fn a_name_is_looked_up_as_an_address_is() {
    let (db, _folder) = asked().await;
    let wish = RegistrationWish {
        search: Searched::of("family17"),
        ..RegistrationWish::default()
    };
    let plan = explain(&db, &part(&wish, Some(Way::LookUp))).await;
    expect_no_scan(&wish, &plan);
    let text = plan.join("; ");
    assert!(text.contains("registration_names_tail"), "{text}");
}

#[tokio::test]
async fn every_filter_has_an_index_of_its_own() {
    let (db, _folder) = empty().await;
    for wish in wishes() {
        let plan = explain(&db, &part(&wish, None)).await;
        let index = match (&wish.page, wish.status) {
            (None, None) => "registrations_creator ",
            (None, Some(_)) => "registrations_creator_status ",
            (Some(_), None) => "registrations_page ",
            (Some(_), Some(_)) => "registrations_page_status ",
        };
        assert!(plan[0].contains(index), "{wish:?}: {plan:?}");
    }
}

#[tokio::test]
async fn both_ways_find_the_same_registrations() {
    let (db, _folder) = filled(1_000).await;
    let mut c = db.read().await.unwrap();
    for mut wish in wishes() {
        for (search, are_some) in [
            ("guest1", true),
            ("family2", true),
            ("given8 f", true),
            ("amily", false),
        ] {
            wish.search = Searched::of(search);
            let mut found = Vec::new();
            for way in [Way::Compare, Way::LookUp] {
                let sql = whole(&wish, way);
                let rows: Vec<Row> = on!(&mut c, |c| bind!(query_as(sql.sql()), sql)
                    .fetch_all(c)
                    .await
                    .unwrap());
                found.push(rows.into_iter().map(|row| row.id).collect::<Vec<_>>());
            }
            assert_eq!(found[0], found[1], "{wish:?}");
            assert_eq!(found[0].is_empty(), !are_some, "{wish:?}");
        }
    }
}
