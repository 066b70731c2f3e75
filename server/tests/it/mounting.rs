//! The folder of the files is not where it should be: nothing is taken for lost, nothing is written
//! elsewhere, and nobody is left in the dark.

mod adopting;
mod running;

use crate::app::{Shop, TestApp};
use domain::id::FileId;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

const BYTES: &[u8] = b"forty pages about mosses";
const MARK: &str = ".temporary-pages";

/// The folder of the files.
fn folder(app: &TestApp) -> PathBuf {
    app.data.path().join("files")
}

/// Where the folder of the files is while it is not where it should be.
fn away(app: &TestApp) -> PathBuf {
    app.data.path().join("away")
}

/// Takes the folder away; what is left is the empty place where it was mounted.
fn unmount(app: &TestApp) -> PathBuf {
    let place = folder(app);
    fs::rename(&place, away(app)).unwrap();
    fs::create_dir(&place).unwrap();
    place
}

/// Puts it back.
fn mount(place: &Path) {
    fs::remove_dir(place).unwrap();
    fs::rename(place.with_file_name("away"), place).unwrap();
}

fn is_empty(place: &Path) -> bool {
    fs::read_dir(place).unwrap().next().is_none()
}

/// A shop that sold one copy: it, and the key of the order.
async fn sold(app: &TestApp) -> (Shop, String) {
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    (shop, token)
}

async fn get(app: &TestApp, token: &str, shop: &Shop) -> Vec<u8> {
    let url = app.press_download(token, &shop.file).await;
    app.get(&url).await.bytes().await.unwrap().to_vec()
}

/// Where the bytes of a file belong in a folder.
async fn place_of(app: &TestApp, shop: &Shop) -> String {
    let mut c = app.backend.db.fresh().await.unwrap();
    let file = backend::db::files::by_id(&mut c, &FileId::trusted(&*shop.file)).await;
    file.unwrap().unwrap().storage_key
}

#[tokio::test]
async fn the_first_start_marks_the_folder_and_the_next_ones_know_it() {
    let app = TestApp::start().await;
    let mark = folder(&app).join(MARK);
    let first = fs::read_to_string(&mark).unwrap();
    let (shop, token) = sold(&app).await;
    let app = app.crash_and_restart().await;
    assert_eq!(fs::read_to_string(&mark).unwrap(), first);
    assert_eq!(get(&app, &token, &shop).await, BYTES);
}

#[tokio::test]
async fn a_folder_that_is_not_mounted_stops_every_start() {
    let app = TestApp::start().await;
    let (shop, token) = sold(&app).await;
    let (place, here) = (unmount(&app), folder(&app).display().to_string());
    let down = app.crash().await;
    let commands: [&[&str]; 4] = [
        &["serve"],
        &["serve", "--role", "worker"],
        &["serve", "--role", "web"],
        &["retention", "run"],
    ];
    for command in commands {
        let words = down.refusal(command, &[]).await;
        assert!(words.contains(&here), "{command:?}: {words}");
        assert!(words.contains("there is no mark"), "{command:?}: {words}");
        assert!(words.contains("Please mount it"), "{command:?}: {words}");
        assert!(words.contains("files adopt"), "{command:?}: {words}");
        assert!(is_empty(&place), "{command:?} wrote beneath it");
    }
    fs::remove_dir(&place).unwrap();
    let words = down.refusal(&["serve"], &[]).await;
    assert!(words.contains("there is no mark"), "{words}");
    assert!(!place.exists(), "no folder is made in its place");

    fs::create_dir(&place).unwrap();
    mount(&place);
    let app = down.restart().await;
    assert_eq!(get(&app, &token, &shop).await, BYTES);
}

#[tokio::test]
async fn the_folder_of_somebody_else_is_refused() {
    let (app, other) = (TestApp::start().await, TestApp::start().await);
    sold(&app).await;
    sold(&other).await;
    let url = format!("file://{}", folder(&other).display());
    let before = fs::read_to_string(folder(&other).join(MARK)).unwrap();
    let down = app.crash().await;
    let words = down.refusal(&["serve"], &[("FILES_URL", &url)]).await;
    assert!(words.contains("the mark of another folder"), "{words}");
    let after = fs::read_to_string(folder(&other).join(MARK)).unwrap();
    assert_eq!(after, before);
}

#[tokio::test]
async fn a_database_that_knows_files_but_no_mark_takes_a_folder_that_holds_one_of_them() {
    let (app, bucket) = TestApp::start_with_bucket().await;
    let (shop, token) = sold(&app).await;
    let more = app.upload(&shop.ada, &shop.product, "map.pdf", b"a map");
    more.await;
    let (place, key) = (folder(&app), place_of(&app, &shop).await);
    let url = format!("file://{}", place.display());
    let down = app.crash().await;
    for is_there in [false, true] {
        if is_there {
            fs::create_dir(&place).unwrap();
        }
        let words = down.refusal(&["serve"], &[("FILES_URL", &url)]).await;
        assert!(words.contains("none of the files"), "{words}");
        assert_eq!(place.exists(), is_there);
    }
    assert!(is_empty(&place));

    let file = place.join(key);
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, BYTES).unwrap();
    let app = down.restart().await;
    let app = app.restart_with(&[("FILES_URL", &url)]).await;
    assert!(place.join(MARK).is_file(), "it has a mark from now on");
    assert_eq!(get(&app, &token, &shop).await, BYTES);
    drop(bucket);
}

#[tokio::test]
async fn a_new_database_takes_a_folder_that_has_a_mark_as_it_is() {
    let (app, old) = (TestApp::start().await, TestApp::start().await);
    let mark = fs::read_to_string(folder(&old).join(MARK)).unwrap();
    let url = format!("file://{}", folder(&old).display());
    let mut settings = vec![("FILES_URL", url.as_str())];
    let database = format!("sqlite://{}", app.data.path().join("new.db").display());
    settings.push(("DATABASE_URL", &database));
    let app = app.restart_with(&settings).await;
    assert_eq!(
        fs::read_to_string(folder(&old).join(MARK)).unwrap(),
        mark,
        "whoever knows the folder by it still does"
    );
    sold(&app).await;
}
