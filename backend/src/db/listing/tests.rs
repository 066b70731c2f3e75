//! That whatever begins with a text is found, and nothing else.

use super::*;
use crate::db::{Db, plans::filled};
use sqlx::query_scalar;

const TEXTS: [&str; 14] = [
    "bea",
    "bea@example.com",
    "beate@example.com",
    "bea+tag@example.com",
    "bea_x@example.com",
    "bea~",
    "be.a@example.com",
    "b-ea@example.com",
    "bez@example.com",
    "beä",
    "östen von übel",
    "oesten",
    "anna🌸",
    "zoë",
];

/// What begins with a text, where texts are kept in the order that a column names.
async fn found(db: &Db, column: &'static str, text: &str) -> Vec<String> {
    let mut sql = Clause::new("select kept from (");
    for (at, kept) in TEXTS.iter().enumerate() {
        sql.text(if at == 0 {
            "select cast("
        } else {
            " union all select cast("
        })
        .value(*kept)
        .text(" as text) as kept");
    }
    sql.text(") as texts where 1 = 1");
    begins(&mut sql, column, text);
    let mut c = db.read().await.unwrap();
    let mut found: Vec<String> = on!(&mut c, |c| bind!(query_scalar(sql.sql()), sql)
        .fetch_all(c)
        .await
        .unwrap());
    found.sort();
    found
}

#[tokio::test]
async fn beginnings_are_found_in_whatever_order_texts_are_kept() {
    let (db, _folder) = filled(1).await;
    // PostgreSQL is often set up with the order of a language.
    let orders: &[&str] = match db {
        Db::Sqlite { .. } => &["kept"],
        Db::Postgres { .. } => &[
            "kept",
            r#"kept collate "C""#,
            r#"kept collate "en-x-icu""#,
            r#"kept collate "sv-x-icu""#,
        ],
    };
    for order in orders {
        for text in [
            "b", "be", "bea", "bea@", "be.", "bea+", "ö", "östen v", "anna", "z",
        ] {
            let mut expected: Vec<_> = TEXTS.iter().filter(|kept| kept.starts_with(text)).collect();
            expected.sort();
            assert!(!expected.is_empty(), "{text}");
            assert_eq!(
                found(&db, order, text).await,
                expected.into_iter().copied().collect::<Vec<_>>(),
                "{text} in {order}"
            );
        }
        assert!(found(&db, order, "nobody").await.is_empty());
    }
}
