//! What visitors are told about a creator.

use super::Window;
use crate::app::TestApp;
use reqwest::StatusCode;
use serde_json::{Value, json};

/// The data for search engines of a page.
fn data(html: &str) -> Value {
    let data = html.split("<script type=\"application/ld+json\">").nth(1);
    serde_json::from_str(data.unwrap().split("</script>").next().unwrap()).unwrap()
}

#[tokio::test]
async fn visitors_see_a_new_name_at_once() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    let page = format!("/p/{}", shop.short_id);
    assert!(app.page(&page).await.1.contains("Ada Marlow"));
    let saved = window.tell("  Ada’s garden ", "", " ").await;
    let expected = json!({ "name": "Ada’s garden", "about": "", "website": "" });
    assert_eq!(saved, expected);
    let html = app.page(&page).await.1;
    assert!(
        html.contains("Ada’s garden") && !html.contains("Ada Marlow"),
        "{html}"
    );
    assert!(
        !html.contains("sale__who"),
        "there is nothing to say: {html}"
    );
}

#[tokio::test]
async fn visitors_learn_who_sells_and_where_to_find_out_more() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let window = Window::signed_in(&app, &shop.ada).await;
    let saved = window
        .tell(
            "Ada Marlow",
            "Walks bogs & <writes>.",
            "www.Ada.example/mosses",
        )
        .await;
    assert_eq!(saved["website"], "https://www.ada.example/mosses");
    let known = window.ask("profile", json!({})).await;
    assert_eq!(known["told"], saved);

    for place in ["p", "e"] {
        let html = app.page(&format!("/{place}/{}", shop.short_id)).await.1;
        let html = html.replace("<!>", "");
        assert!(html.contains("Walks bogs &amp; &lt;writes&gt;."), "{html}");
        let link = "<a href=\"https://www.ada.example/mosses\" rel=\"nofollow ugc noopener\">\
                    ada.example/mosses</a>";
        assert!(html.contains(link), "{html}");
    }
    let html = app.page(&format!("/p/{}", shop.short_id)).await.1;
    let seller = &data(&html)["offers"][0]["seller"];
    assert_eq!(seller["url"], "https://www.ada.example/mosses");
    assert_eq!(seller["description"], "Walks bogs & <writes>.");
    let public = app.public(&shop.short_id).await;
    assert_eq!(public["creatorAbout"], "Walks bogs & <writes>.");
    assert_eq!(public["creatorWebsite"], "https://www.ada.example/mosses");

    window.tell("Ada Marlow", "", "").await;
    let public = app.public(&shop.short_id).await;
    assert_eq!(public["creatorAbout"], "");
    assert_eq!(public["creatorWebsite"], Value::Null);
}

#[tokio::test]
async fn what_is_no_website_is_refused_at_its_field_and_nothing_changes() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let window = Window::signed_in(&app, &ada).await;
    let long = "x".repeat(161);
    let before = window
        .tell("Ada Marlow", "Walks bogs.", "ada.example")
        .await;
    for (name, about, website, field) in [
        (" ", "", "", "name"),
        ("Ada", &*long, "", "about"),
        ("Ada", "two\nlines", "", "about"),
        ("Ada", "", "javascript:alert(1)", "website"),
        ("Ada", "", "http://ada.example", "website"),
        ("Ada", "", "https://shop@evil.example", "website"),
        ("Ada", "", "nowhere", "website"),
    ] {
        let told = json!({ "name": name, "about": about, "website": website });
        let (status, answer) = window.call("update_profile", json!({ "told": told })).await;
        assert_eq!(status, StatusCode::UNPROCESSABLE_ENTITY, "{answer}");
        assert_eq!(answer["Rejected"]["errors"][0]["field"], field, "{answer}");
    }
    assert_eq!(window.ask("profile", json!({})).await["told"], before);
}
