//! Nobody is known by what is kept of a visit.

use super::{FIREFOX, SAFARI, look, start, viewed};
use backend::{db, jobs};
use domain::stats::Day;
use serde_json::json;

#[tokio::test]
async fn neither_address_nor_browser_is_kept_anywhere() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let told =
        "referrer=news.example&utm_source=list&utm_campaign=jane%40example.org&utm_term=jane";
    look(&app, &shop, "198.51.100.77", FIREFOX, told).await;
    look(&app, &shop, "2001:db8:77:88::99", SAFARI, told).await;
    viewed(&app, &shop, 2).await;
    let texts = db::everything::texts(&app.backend.db).await.unwrap();
    let holds = |secret: &str| texts.iter().find(|(_, text)| text.contains(secret));
    assert!(holds("news.example").is_some(), "this looks at everything");
    for secret in [
        "198.51.100",
        "2001:db8:77",
        "Mozilla",
        "Firefox",
        "iPhone",
        "jane",
    ] {
        assert_eq!(holds(secret), None, "{secret}");
    }
}

#[tokio::test]
async fn a_days_secret_and_its_visitors_go_with_the_day() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let first = Day::of(app.backend.now());
    look(&app, &shop, "203.0.113.7", FIREFOX, "").await;
    look(&app, &shop, "203.0.113.8", FIREFOX, "").await;
    viewed(&app, &shop, 2).await;
    let salt = async |day| {
        let mut c = app.backend.db.fresh().await.unwrap();
        db::views::salt(&mut c, day).await.unwrap()
    };
    let hashes = async || {
        let texts = db::everything::texts(&app.backend.db).await.unwrap();
        let visitors = texts
            .into_iter()
            .filter(|(name, _)| name == "visitors.hash");
        visitors.map(|(_, hash)| hash).collect::<Vec<_>>()
    };
    let (before, old) = (salt(first).await.unwrap(), hashes().await);
    assert_eq!(old.len(), 2);
    let removed = jobs::clean_up(&app.backend).await.unwrap();
    assert_eq!(
        (removed.visitors, removed.salts),
        (0, 0),
        "the day is not over"
    );

    app.wait_for_days(1);
    look(&app, &shop, "203.0.113.7", FIREFOX, "").await;
    let stats = viewed(&app, &shop, 3).await;
    assert_eq!(stats["visitors"], 3);
    let removed = jobs::clean_up(&app.backend).await.unwrap();
    // The worker may have been faster with either.
    assert!(removed.visitors <= 2 && removed.salts <= 1, "{removed:?}");
    assert_eq!(salt(first).await, None);
    assert_ne!(salt(first.plus(1)).await, Some(before));
    let new = hashes().await;
    assert_eq!(new.len(), 1);
    assert!(!old.contains(&new[0]), "the same visitor has another name");
    assert_eq!(viewed(&app, &shop, 3).await, stats, "the numbers stay");
}
