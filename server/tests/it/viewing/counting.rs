//! Which views count, and as how many visitors.

use super::{FIREFOX, SAFARI, beacon, look, picture, sign_in, start, viewed};
use crate::app::TestApp;
use reqwest::{Method, StatusCode, header};
use serde_json::json;

#[tokio::test]
async fn who_looks_twice_a_day_is_one_visitor() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    for (from, agent) in [
        ("203.0.113.7", FIREFOX),
        ("203.0.113.7", FIREFOX),
        ("203.0.113.7", SAFARI),
        ("203.0.113.8", FIREFOX),
        // A phone changes the lower half of its address by itself.
        ("2001:db8:1:2::1", SAFARI),
        ("2001:db8:1:2:aaaa::1", SAFARI),
    ] {
        look(&app, &shop, from, agent, "").await;
    }
    let stats = viewed(&app, &shop, 6).await;
    assert_eq!(
        (&stats["views"], &stats["visitors"]),
        (&json!(6), &json!(4))
    );

    app.wait_for_days(1);
    look(&app, &shop, "203.0.113.7", FIREFOX, "").await;
    let stats = viewed(&app, &shop, 7).await;
    assert_eq!(stats["visitors"], 5, "a new day, a new visitor");
    assert_eq!(stats["period"]["days"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn programs_and_guesses_of_browsers_do_not_count() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    for agent in [
        "",
        "curl/8.5.0",
        "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
        "facebookexternalhit/1.1",
    ] {
        look(&app, &shop, "203.0.113.7", agent, "").await;
    }
    for (name, value) in [
        ("Sec-Purpose", "prefetch;prerender"),
        ("Purpose", "prefetch"),
        ("X-Purpose", "preview"),
    ] {
        let guess = beacon(&app, &shop, "203.0.113.7", FIREFOX).header(name, value);
        assert_eq!(guess.send().await.unwrap().status(), StatusCode::NO_CONTENT);
    }
    look(&app, &shop, "203.0.113.9", FIREFOX, "").await;
    assert_eq!(viewed(&app, &shop, 1).await["views"], 1);
}

#[tokio::test]
async fn the_creators_own_looks_do_not_count_but_those_of_other_creators_do() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    sign_in(&app, &shop.ada).await;
    look(&app, &shop, "203.0.113.7", FIREFOX, "").await;
    let address = format!("{}/p/{}", app.url, shop.short_id);
    let own = picture(&app, &shop, "203.0.113.7").header(header::REFERER, &address);
    assert_eq!(own.send().await.unwrap().status(), StatusCode::OK);
    let bob = app.creator("bob@example.com").await;
    sign_in(&app, &bob).await;
    look(&app, &shop, "203.0.113.8", FIREFOX, "").await;
    assert_eq!(viewed(&app, &shop, 1).await["views"], 1);
}

#[tokio::test]
async fn without_scripts_a_picture_tells_but_only_in_the_page_itself() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let page = format!("{}/p/{}", app.url, shop.short_id);
    let (_, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    let inside = html.split("<noscript>").nth(1).unwrap();
    let inside = inside.split("</noscript>").next().unwrap();
    assert!(
        inside.contains(&format!("/p/{}/seen.gif", shop.short_id)),
        "{inside}"
    );
    assert_eq!(
        html.matches("seen.gif").count(),
        1,
        "nobody else fetches it"
    );

    // A form that came back, a preview in the console, another site, a browser that guesses.
    let elsewhere = [
        (format!("{}/api/checkout", app.url), "same-origin", ""),
        (
            format!("{}/console/pages/1/preview", app.url),
            "same-origin",
            "",
        ),
        (
            format!("https://evil.example/p/{}", shop.short_id),
            "cross-site",
            "",
        ),
        (page.clone(), "cross-site", ""),
        (page.clone(), "same-origin", "prefetch"),
    ];
    for (document, site, purpose) in &elsewhere {
        let mut request = picture(&app, &shop, "203.0.113.7")
            .header(header::REFERER, document)
            .header("Sec-Fetch-Site", *site);
        if !purpose.is_empty() {
            request = request.header("Sec-Purpose", *purpose);
        }
        assert_eq!(request.send().await.unwrap().status(), StatusCode::OK);
    }
    let nowhere = picture(&app, &shop, "203.0.113.7").send().await.unwrap();
    assert_eq!(nowhere.status(), StatusCode::OK);

    let address = format!("{page}?utm_source=Poster&code=SECRET");
    let shown = picture(&app, &shop, "203.0.113.7").header(header::REFERER, address);
    let shown = shown.send().await.unwrap();
    assert_eq!(shown.headers()["content-type"], "image/gif");
    assert_eq!(
        shown.headers()["cache-control"],
        "no-store",
        "each look is one"
    );
    assert!(!shown.headers().contains_key("set-cookie"));
    let stats = viewed(&app, &shop, 1).await;
    assert_eq!(stats["views"], 1);
    assert_eq!(stats["period"]["sources"][0]["utmSource"], "poster");
}

#[tokio::test]
async fn what_is_no_page_cannot_be_looked_at_and_other_sites_cannot_say_so() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let draft = app
        .publish(&shop.ada, &shop.product, json!({ "published": false }))
        .await;
    for short_id in [draft["shortId"].as_str().unwrap(), "unknown", "%ff"] {
        let path = format!("/p/{short_id}/seen");
        let answer = app.request(Method::POST, &path).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NOT_FOUND, "{short_id}");
    }
    let foreign =
        beacon(&app, &shop, "203.0.113.7", FIREFOX).header("Sec-Fetch-Site", "cross-site");
    assert_eq!(
        foreign.send().await.unwrap().status(),
        StatusCode::FORBIDDEN
    );
    let long = beacon(&app, &shop, "203.0.113.7", FIREFOX).body("x".repeat(5_000));
    assert_eq!(
        long.send().await.unwrap().status(),
        StatusCode::PAYLOAD_TOO_LARGE
    );
    look(&app, &shop, "203.0.113.8", FIREFOX, "\u{0}&&&=%ff%zz").await;
    assert_eq!(viewed(&app, &shop, 1).await["views"], 1);
}

#[tokio::test]
async fn a_network_can_say_so_only_so_often() {
    let app = TestApp::start_with(&[("RATE_LIMITS", "on")]).await;
    let shop = app.shop(json!({})).await;
    let mut refused = None;
    for count in 1..1_000 {
        let answer = beacon(&app, &shop, "203.0.113.7", FIREFOX)
            .send()
            .await
            .unwrap();
        if answer.status() == StatusCode::TOO_MANY_REQUESTS {
            refused = Some(count);
            break;
        }
    }
    assert!(refused.is_some_and(|count| count > 500), "{refused:?}");
    look(&app, &shop, "203.0.113.8", FIREFOX, "").await;
    let (status, _) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::OK, "nothing else is limited by it");
}

#[tokio::test]
async fn a_rush_is_counted_to_the_last_view() {
    let app = start().await;
    let shop = app.shop(json!({})).await;
    let looks = (0..300).map(|number| {
        let from = format!("203.0.113.{}", number % 100);
        let beacon = beacon(&app, &shop, &from, FIREFOX);
        async move { beacon.send().await.unwrap().status() }
    });
    let answers = futures::future::join_all(looks).await;
    assert!(
        answers
            .iter()
            .all(|status| *status == StatusCode::NO_CONTENT)
    );
    let stats = viewed(&app, &shop, 300).await;
    assert_eq!(
        (&stats["views"], &stats["visitors"]),
        (&json!(300), &json!(100))
    );
}
