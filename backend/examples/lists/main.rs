//! How long the lists and the numbers of the console take with a thousand orders and registrations, and
//! with a hundred thousand: in an SQLite file of its own, or in a database of its own on the PostgreSQL
//! server at `TEST_DATABASE_URL`. `cargo run -p backend --example lists`
//!
//! Prints milliseconds, the median of several runs, and their ratio.
#![expect(clippy::unwrap_used, reason = "a measurement that cannot go on ends")]

mod fill;

use backend::{
    config::DatabaseConfig,
    db::{
        self, Db,
        orders::Search,
        stats::{self, Wanted},
    },
};
use domain::{
    id::{CreatorId, PageId, ProductId},
    list::{
        CustomerSort, CustomerWish, OrderSort, OrderState, OrderWish, Position, RegistrationSort,
        RegistrationWish, Returning, Searched,
    },
    registration::RegistrationStatus,
    stats::{Day, Span},
};
use fill::{CREATOR, PAGE, PRODUCT, id};
use std::time::{Duration, Instant};

/// How many orders there are at first, and then.
const SIZES: [i64; 2] = [1_000, 100_000];
/// How often each is measured.
const RUNS: usize = 7;
/// How many rows a screen shows, and one more.
const ROWS: i64 = 51;

/// Something that a screen asks for.
enum Asked {
    Orders(OrderWish, Option<Position>, Option<Search>),
    Customers(CustomerWish, Option<Position>),
    Registrations(RegistrationWish, Option<Position>),
    /// What happened in so many days, on all pages or on one.
    Numbers(i64, Option<PageId>),
}

/// A database of its own, and the folder it may be in.
async fn database() -> (Db, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let url = match std::env::var("TEST_DATABASE_URL") {
        Ok(server) => {
            let name = format!("lists{}", u64::from_le_bytes(backend::clock::random()));
            db::backup::create_postgres(&server, &name).await.unwrap();
            let mut url = url::Url::parse(&server).unwrap();
            url.set_path(&name);
            url.to_string()
        }
        Err(_) => format!("sqlite://{}/lists.db", folder.path().display()),
    };
    let config = DatabaseConfig {
        url,
        read_url: None,
    };
    let db = Db::connect(&config).await.unwrap();
    db.migrate().await.unwrap();
    (db, folder)
}

async fn run(db: &Db, sql: &'static str, values: &[i64]) {
    macro_rules! run {
        ($pool:expr) => {{
            let mut query = sqlx::query(sql);
            for value in values {
                query = query.bind(value);
            }
            query.execute($pool).await.unwrap();
        }};
    }
    match db {
        Db::Sqlite { write, .. } => run!(write),
        Db::Postgres { write, .. } => run!(write),
    }
}

#[tokio::main]
async fn main() {
    let (db, _folder) = database().await;
    for sql in fill::SHOP {
        run(&db, sql, &[]).await;
    }
    let (mut there, mut measured) = (0, Vec::new());
    for size in SIZES {
        for sql in fill::ROWS {
            run(&db, sql, &[there, size]).await;
        }
        if matches!(db, Db::Postgres { .. }) {
            // As the server does by itself now and then.
            run(&db, "vacuum analyze", &[]).await;
        }
        there = size;
        let mut column = Vec::new();
        for (name, asked) in questions(size) {
            column.push((name, median(&db, &asked).await));
        }
        measured.push(column);
    }
    println!(
        "{:<46} {:>9} {:>9} {:>6}",
        "ms", SIZES[0], SIZES[1], "ratio"
    );
    for ((name, few), (_, many)) in measured[0].iter().zip(&measured[1]) {
        let ratio = many.as_micros() / few.as_micros().max(1);
        println!(
            "{name:<46} {:>9} {:>9} {ratio:>6}",
            shown(*few),
            shown(*many)
        );
    }
}

fn shown(time: Duration) -> String {
    format!("{}.{}", time.as_millis(), time.as_micros() % 1_000 / 100)
}

/// Every kind of list, with its count.
fn questions(size: i64) -> Vec<(&'static str, Asked)> {
    let wish = OrderWish::default;
    let sorted = |sort| OrderWish {
        sort: Some(sort),
        ..wish()
    };
    let state = |state| OrderWish {
        state: Some(state),
        ..wish()
    };
    let page = OrderWish {
        page: PageId::parse(PAGE),
        ..wish()
    };
    let product = OrderWish {
        product: ProductId::parse(PRODUCT),
        ..wish()
    };
    let search = |text: &str| {
        Some(Search {
            text: text.to_owned(),
            ..Search::default()
        })
    };
    let named = Some(Search {
        text: "field".to_owned(),
        products: ProductId::parse(PRODUCT).into_iter().collect(),
        ..Search::default()
    });
    let orders = |wish| Asked::Orders(wish, None, None);
    let customer = |text: &str| {
        let wish = CustomerWish {
            search: Searched::of(text),
            ..CustomerWish::default()
        };
        Asked::Customers(wish, None)
    };
    let only = |only, sort| {
        let wish = CustomerWish {
            only: Some(only),
            sort: Some(sort),
            ..CustomerWish::default()
        };
        Asked::Customers(wish, None)
    };
    let people = |wish| Asked::Registrations(wish, None);
    let called = |text: &str| {
        people(RegistrationWish {
            search: Searched::of(text),
            ..RegistrationWish::default()
        })
    };
    let deep = |key| {
        Some(Position {
            key,
            id: id(size / 100),
        })
    };
    vec![
        ("orders, newest", orders(wish())),
        (
            "orders, newest, far down",
            Asked::Orders(wish(), deep(None), None),
        ),
        ("orders, largest", orders(sorted(OrderSort::Largest))),
        (
            "orders, largest, far down",
            Asked::Orders(sorted(OrderSort::Largest), deep(Some(500)), None),
        ),
        ("orders, paid", orders(state(OrderState::Paid))),
        (
            "orders, disputed (rare)",
            orders(state(OrderState::Disputed)),
        ),
        (
            "orders, disputed (rare), largest",
            orders(OrderWish {
                sort: Some(OrderSort::Largest),
                ..state(OrderState::Disputed)
            }),
        ),
        (
            "orders, needs you (rare)",
            orders(OrderWish {
                attention: true,
                ..wish()
            }),
        ),
        ("orders of one page", orders(page.clone())),
        (
            "orders of one page, largest",
            orders(OrderWish {
                sort: Some(OrderSort::Largest),
                ..page.clone()
            }),
        ),
        (
            "orders of one page, refunded, largest",
            orders(OrderWish {
                sort: Some(OrderSort::Largest),
                state: Some(OrderState::Refunded),
                ..page
            }),
        ),
        ("orders of one product", orders(product)),
        (
            "search: one address",
            Asked::Orders(wish(), None, search("buyer17@")),
        ),
        (
            "search: every address",
            Asked::Orders(wish(), None, search("buyer")),
        ),
        (
            "search: every address, disputed (rare)",
            Asked::Orders(state(OrderState::Disputed), None, search("buyer")),
        ),
        (
            "search: nothing found",
            Asked::Orders(wish(), None, search("nobody")),
        ),
        (
            "search: a receipt",
            Asked::Orders(wish(), None, search("217")),
        ),
        (
            "search: an order",
            Asked::Orders(wish(), None, search(&id(3))),
        ),
        (
            "search: a product everybody bought",
            Asked::Orders(wish(), None, named),
        ),
        (
            "customers, newest",
            Asked::Customers(CustomerWish::default(), None),
        ),
        (
            "customers, newest, far down",
            Asked::Customers(CustomerWish::default(), deep(None)),
        ),
        (
            "customers, last order",
            Asked::Customers(
                CustomerWish {
                    sort: Some(CustomerSort::Latest),
                    ..CustomerWish::default()
                },
                None,
            ),
        ),
        (
            "customers, got money back",
            only(Returning::Refunded, CustomerSort::Newest),
        ),
        (
            "customers, got money back, last order",
            only(Returning::Refunded, CustomerSort::Latest),
        ),
        (
            "customers, bought again",
            only(Returning::Again, CustomerSort::Newest),
        ),
        ("customers, search", customer("buyer17")),
        ("customers, search: everybody", customer("buyer")),
        ("customers, search: nobody", customer("nobody")),
        ("registrations, newest", people(RegistrationWish::default())),
        (
            "registrations, newest, far down",
            Asked::Registrations(RegistrationWish::default(), deep(None)),
        ),
        (
            "registrations, oldest",
            people(RegistrationWish {
                sort: Some(RegistrationSort::Oldest),
                ..RegistrationWish::default()
            }),
        ),
        (
            "registrations, pending, of one page",
            people(RegistrationWish {
                status: Some(RegistrationStatus::Pending),
                page: PageId::parse(PAGE),
                ..RegistrationWish::default()
            }),
        ),
        ("registrations, search: one address", called("guest17@")),
        ("registrations, search: every address", called("guest")),
        ("registrations, search: one name", called("family3001")),
        ("registrations, search: every name", called("fam")),
        ("registrations, search: nobody", called("nobody")),
        ("numbers of thirty days", Asked::Numbers(30, None)),
        (
            "numbers of thirty days, one page",
            Asked::Numbers(30, PageId::parse(PAGE)),
        ),
        ("numbers of all days", Asked::Numbers(100, None)),
    ]
}

/// The median of reading a part and counting the whole, as a screen does.
async fn median(db: &Db, asked: &Asked) -> Duration {
    let mut times = Vec::new();
    for _ in 0..RUNS {
        let begun = Instant::now();
        ask(db, asked).await;
        times.push(begun.elapsed());
    }
    times.sort_unstable();
    times[RUNS / 2]
}

async fn ask(db: &Db, asked: &Asked) {
    let creator = CreatorId::trusted(CREATOR);
    let mut c = db.read().await.unwrap();
    match asked {
        Asked::Orders(wish, after, search) => {
            let asked = db::orders::Asked {
                creator: &creator,
                wish,
                search: search.clone(),
                ids: &[],
            };
            db::orders::find(&mut c, &asked, after.as_ref(), ROWS)
                .await
                .unwrap();
            db::orders::count(&mut c, &asked).await.unwrap();
        }
        Asked::Customers(wish, after) => {
            let found = db::customers::find(&mut c, &creator, wish, after.as_ref(), ROWS)
                .await
                .unwrap();
            let ids: Vec<_> = found.into_iter().map(|found| found.customer_id).collect();
            db::customers::sums(&mut c, &creator, &ids).await.unwrap();
            db::customers::count(&mut c, &creator, wish).await.unwrap();
        }
        Asked::Registrations(wish, after) => {
            let asked = db::registrations::Asked {
                creator: &creator,
                wish,
                pages: Vec::new(),
                ids: &[],
            };
            db::registrations::find(&mut c, &asked, after.as_ref(), ROWS)
                .await
                .unwrap();
            db::registrations::count(&mut c, &asked).await.unwrap();
        }
        Asked::Numbers(days, page) => {
            let wanted = Wanted {
                creator: &creator,
                page: page.as_ref(),
                span: Span {
                    first: Day(95 - days),
                    last: Day(95),
                },
            };
            stats::by_day(&mut c, wanted).await.unwrap();
            stats::views_by_referral(&mut c, wanted).await.unwrap();
            stats::orders_by_referral(&mut c, wanted).await.unwrap();
        }
    }
}
