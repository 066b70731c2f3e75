//! A picture that nothing uses for a week goes; every other one stays.

use super::{console, id, kept, picture, sign_in, with_cover};
use crate::app::TestApp;
use backend::flows::pictures;
use domain::time::{DAY, HOUR};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// The daily round.
async fn round(app: &TestApp) {
    pictures::end(&app.backend).await.unwrap();
}

async fn is_there(app: &TestApp, picture: &Value) -> bool {
    let response = app.get(&format!("/i/{}/small", id(picture))).await;
    match response.status() {
        StatusCode::OK => true,
        StatusCode::NOT_FOUND => false,
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn only_what_nothing_has_used_for_a_week_goes() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let ada = &shop.ada;
    let cover = kept(&app, ada, "cover", picture(800, 400)).await;
    let avatar = kept(&app, ada, "avatar", picture(300, 300)).await;
    let drafted = kept(&app, ada, "cover", picture(600, 300)).await;
    let unused = kept(&app, ada, "cover", picture(500, 400)).await;
    let path = format!("/pages/{}", shop.page);
    app.api(&ada.key, Method::PATCH, &path, with_cover(&cover))
        .await;
    sign_in(&app, ada).await;
    console(&app, "set_avatar", json!({ "picture": avatar["id"] })).await;
    let (_, editing) = console(&app, "open_draft", json!({ "id": shop.page })).await;
    let mut draft = editing["draft"].clone();
    draft["customization"]["design"]["cover"] = drafted["id"].clone();
    let saved = json!({ "id": shop.page, "seen": editing["place"]["seen"], "draft": draft });
    let (status, answer) = console(&app, "save_draft", saved).await;
    assert_eq!(status, StatusCode::OK, "{answer}");

    round(&app).await;
    app.clock.advance(7 * DAY - HOUR);
    round(&app).await;
    assert!(is_there(&app, &unused).await, "a week is not over");
    app.clock.advance(2 * HOUR);
    round(&app).await;
    assert!(!is_there(&app, &unused).await);
    for used in [&cover, &avatar, &drafted] {
        assert!(is_there(&app, used).await);
    }
    let folder = app.data.path().join("files/pictures").join(&ada.id);
    let left = std::fs::read_dir(&folder).unwrap();
    let with_files = left.filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        std::fs::read_dir(path).unwrap().count() > 0
    });
    assert_eq!(with_files.count(), 3, "its objects went, too");

    // The week begins when the last use ends, not when the picture came.
    let bare = json!({ "customization": { "design": {} } });
    let (status, page) = app.api(&ada.key, Method::PATCH, &path, bare).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    round(&app).await;
    app.clock.advance(6 * DAY);
    let (_, page) = app
        .api(&ada.key, Method::PATCH, &path, with_cover(&cover))
        .await;
    assert_eq!(
        page["customization"]["design"]["cover"], cover["id"],
        "{page}"
    );
    app.clock.advance(6 * DAY);
    round(&app).await;
    app.clock.advance(2 * DAY);
    round(&app).await;
    assert!(is_there(&app, &cover).await, "it was used again in time");
}

#[tokio::test]
async fn what_is_taken_while_it_is_about_to_go_stays_or_is_refused() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let cover = kept(&app, &shop.ada, "cover", picture(800, 400)).await;
    round(&app).await;
    app.clock.advance(8 * DAY);
    round(&app).await;
    let path = format!("/pages/{}", shop.page);
    let (status, problem) = app
        .api(&shop.ada.key, Method::PATCH, &path, with_cover(&cover))
        .await;
    assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{problem}");
    assert_eq!(
        problem["errors"][0]["message"],
        "This picture is not there any more. Please upload it again."
    );
}

#[tokio::test]
async fn a_store_that_is_gone_delays_the_end() {
    let (app, bucket) = TestApp::start_with_bucket().await;
    let ada = app.creator("ada@example.com").await;
    let cover = kept(&app, &ada, "cover", picture(800, 400)).await;
    round(&app).await;
    app.clock.advance(8 * DAY);
    bucket.set_down(true);
    assert!(pictures::end(&app.backend).await.is_err());
    assert!(!is_there(&app, &cover).await, "from then on nobody gets it");
    bucket.set_down(false);
    assert_eq!(pictures::end(&app.backend).await.unwrap(), 1);
    assert_eq!(pictures::end(&app.backend).await.unwrap(), 0);
}

#[tokio::test]
async fn what_was_given_up_half_way_goes_as_well() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let hold = app.backend.pauses.hold("picture.kept");
    let sending = super::send(&app, &ada, "cover", picture(800, 400));
    // Held until the end of the test: whoever was sending it never comes back.
    tokio::select! {
        _ = sending => panic!("it was not held"),
        () = hold.arrived() => {}
    }
    let folder = app.data.path().join("files/pictures").join(&ada.id);
    let entries = || {
        std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().path())
    };
    let objects = || {
        entries()
            .map(|path| std::fs::read_dir(path).unwrap().count())
            .sum::<usize>()
    };
    assert_eq!(objects(), 2);
    round(&app).await;
    app.clock.advance(8 * DAY);
    assert_eq!(pictures::end(&app.backend).await.unwrap(), 1);
    assert_eq!(objects(), 0);
}
