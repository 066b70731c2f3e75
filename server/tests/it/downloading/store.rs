//! The store of the files is away for a while.

use super::{BYTES, fetch, left, logged, sold};
use crate::app::{TestApp, store::Bucket};
use reqwest::StatusCode;

/// What can be taken away and given back.
enum Store {
    Folder,
    Bucket(Bucket),
}

impl Store {
    fn set_away(&self, app: &TestApp, is_away: bool) {
        match self {
            Self::Bucket(bucket) => bucket.set_down(is_away),
            Self::Folder => {
                let (here, away) = (app.data.path().join("files"), app.data.path().join("away"));
                let (from, to) = if is_away { (here, away) } else { (away, here) };
                std::fs::rename(from, to).unwrap();
            }
        }
    }
}

#[tokio::test]
async fn while_the_store_is_away_pages_sell_and_downloads_cost_nothing() {
    let (with_bucket, bucket) = TestApp::start_with_bucket().await;
    let with_folder = TestApp::start().await;
    for (app, store) in [
        (with_bucket, Store::Bucket(bucket)),
        (with_folder, Store::Folder),
    ] {
        let (shop, token) = sold(&app).await;
        let url = app.press_download(&token, &shop.file).await;
        store.set_away(&app, true);
        for _ in 0..7 {
            let refused = fetch(&app, &url, &[]).await;
            assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
            assert!(refused.headers().contains_key("retry-after"));
            let html = refused.text().await.unwrap();
            assert!(html.contains("please try again"), "{html}");
        }
        let later = app.buy(&shop.short_id, "cem@example.com").await;
        assert_eq!(left(&app, &later).await, [5], "pages sell meanwhile");
        store.set_away(&app, false);
        assert_eq!(left(&app, &token).await, [5], "no attempt was used");
        let got = fetch(&app, &url, &[]).await;
        assert_eq!(
            got.bytes().await.unwrap(),
            BYTES,
            "the same link works again"
        );
        assert_eq!(left(&app, &token).await, [4]);
    }
}

#[tokio::test]
async fn an_archive_with_a_missing_file_is_not_begun() {
    let app = TestApp::start().await;
    let files: [(&str, &[u8]); 2] = [("a.txt", b"one"), ("b.txt", b"two")];
    let (shop, token, _) = super::sold_files(&app, &files).await;
    let url = app.press_download(&token, "all").await;
    let folder = app.data.path().join("files/products");
    let lost = folder
        .join(&shop.ada.id)
        .join(&shop.product)
        .join("original/b.txt");
    let kept = app.data.path().join("kept");
    std::fs::rename(&lost, &kept).unwrap();
    let refused = fetch(&app, &url, &[]).await;
    assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(left(&app, &token).await, [5, 5]);
    let log = logged(&app, &shop).await;
    assert_eq!(log.last().unwrap().1["why"], "files_unavailable");
    std::fs::rename(&kept, &lost).unwrap();
    assert_eq!(fetch(&app, &url, &[]).await.status(), StatusCode::OK);
    assert_eq!(left(&app, &token).await, [4, 4]);
}
