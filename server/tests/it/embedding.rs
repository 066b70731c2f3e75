//! A page on somebody else's site: what may stand in a frame there, and what may not.

use crate::app::{Shop, TestApp, shown};
use domain::time::{DAY, HOUR};
use http::HeaderMap;
use reqwest::{Method, Response, StatusCode, header};
use serde_json::json;

fn header<'a>(response: &'a Response, name: &str) -> &'a str {
    let value = response.headers().get(name);
    value.map_or("", |value| value.to_str().unwrap())
}

/// Whether other sites may show an answer in a frame.
fn may_be_framed(response: &Response) -> bool {
    let policy = header(response, "content-security-policy");
    let (anybody, nobody) = ("frame-ancestors *", "frame-ancestors 'none'");
    assert_ne!(
        policy.contains(anybody),
        policy.contains(nobody),
        "{policy}"
    );
    let refuses = response.headers().contains_key("x-frame-options");
    assert_ne!(policy.contains(anybody), refuses, "{policy}");
    policy.contains(anybody)
}

/// What a browser asks for in a frame of another site.
async fn framed(app: &TestApp, path: &str) -> Response {
    app.request(Method::GET, path)
        .header("sec-fetch-dest", "iframe")
        .header("sec-fetch-site", "cross-site")
        .header(header::ACCEPT, "text/html")
        .send()
        .await
        .unwrap()
}

/// The same as status and text. Nothing in a frame ever leaves a cookie.
async fn seen(app: &TestApp, path: &str) -> (StatusCode, String) {
    let response = framed(app, path).await;
    assert!(may_be_framed(&response), "{path}");
    no_cookie(response.headers());
    (response.status(), response.text().await.unwrap())
}

fn no_cookie(headers: &HeaderMap) {
    assert!(headers.get(header::SET_COOKIE).is_none(), "{headers:?}");
}

#[tokio::test]
async fn only_what_is_made_for_frames_may_stand_in_one() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let short_id = &shop.short_id;
    for path in [
        format!("/e/{short_id}"),
        format!("/e/{short_id}/registered"),
        "/e/00000000000".to_owned(),
        "/e/nobody/knows/this".to_owned(),
    ] {
        assert!(may_be_framed(&framed(&app, &path).await), "{path}");
    }
    for path in [
        format!("/p/{short_id}"),
        format!("/p/{short_id}/registered"),
        "/".to_owned(),
        "/login".to_owned(),
        "/orders".to_owned(),
        "/e".to_owned(),
        "/embed.js".to_owned(),
    ] {
        assert!(!may_be_framed(&framed(&app, &path).await), "{path}");
    }
}

#[tokio::test]
async fn a_frame_holds_the_page_and_leads_out_of_itself() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 3 })).await;
    let (status, html) = seen(&app, &format!("/e/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(shown(&html), ["live"]);
    assert!(html.contains("<base target=\"_top\">"), "{html}");
    assert!(html.contains("data-page=") && html.contains("action=\"/api/checkout\""));
    assert!(html.contains(&format!("href=\"/p/{}\"", shop.short_id)));
    for absent in [
        "/language",
        "rel=\"canonical\"",
        "og:url",
        "site-header",
        "data-unfinished",
    ] {
        assert!(!html.contains(absent), "{absent} in {html}");
    }
    assert!(html.contains("content=\"noindex\""));
    let (_, alone) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert!(!alone.contains("<base") && alone.contains("/language"));
}

#[tokio::test]
async fn a_frame_is_as_fresh_as_the_page() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.discount(&shop.ada, json!({ "code": "SPRING", "percent": 20 }))
        .await;
    for query in ["", "?utm_source=letter", "?code=SPRING"] {
        let page = app.get(&format!("/p/{}{query}", shop.short_id)).await;
        let frame = framed(&app, &format!("/e/{}{query}", shop.short_id)).await;
        for name in ["cache-control", "vary", "content-language"] {
            assert_eq!(header(&page, name), header(&frame, name), "{name}");
        }
    }
    let (_, html) = seen(&app, &format!("/e/{}?code=SPRING", shop.short_id)).await;
    assert!(
        html.contains("Code SPRING: €7.20 instead of €9.00"),
        "{html}"
    );
}

#[tokio::test]
async fn a_frame_shows_every_phase() {
    let app = TestApp::start().await;
    let opens = app.backend.now().plus(HOUR).to_string();
    let shop = app
        .shop(json!({ "launchAt": opens, "stockLimit": 1 }))
        .await;
    let path = format!("/e/{}", shop.short_id);
    let phase = async |wanted: StatusCode| {
        let (status, html) = seen(&app, &path).await;
        assert_eq!(status, wanted);
        shown(&html).join(" ")
    };
    assert_eq!(phase(StatusCode::OK).await, "prelaunch");
    app.clock.advance(HOUR);
    assert_eq!(phase(StatusCode::OK).await, "live");
    app.buy(&shop.short_id, "bea@example.com").await;
    assert_eq!(phase(StatusCode::OK).await, "sold_out");
    app.clock.advance(DAY);
    assert_eq!(phase(StatusCode::GONE).await, "expired");
    let gone = app
        .api(
            &shop.ada.key,
            Method::DELETE,
            &format!("/pages/{}", shop.page),
            json!(null),
        )
        .await;
    assert!(gone.0.is_success(), "{gone:?}");
    let (status, html) = seen(&app, &path).await;
    assert_eq!(status, StatusCode::NOT_FOUND);
    assert!(html.contains("<base target=\"_top\">") && !html.contains("site-header"));
    assert!(
        !html.contains(&shop.short_id),
        "it says nothing of its address"
    );
}

/// What the form in a frame sends.
async fn register(app: &TestApp, shop: &Shop, email: &str, from: &str) -> Response {
    app.request(Method::POST, &format!("/e/{}/register", shop.short_id))
        .header("sec-fetch-dest", "iframe")
        .header("sec-fetch-site", from)
        .header(header::ACCEPT, "text/html")
        .form(&[("short_id", shop.short_id.as_str()), ("email", email)])
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn whoever_registers_in_a_frame_stays_in_it() {
    let app = TestApp::start().await;
    let opens = app.backend.now().plus(HOUR).to_string();
    let shop = app.shop(json!({ "launchAt": opens })).await;
    let path = format!("/e/{}", shop.short_id);
    let (_, html) = seen(&app, &path).await;
    let form = format!("action=\"{path}/register\" target=\"_self\"");
    assert!(html.contains(&form), "{html}");

    let refused = register(&app, &shop, "bea@nowhere", "same-origin").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(may_be_framed(&refused));
    no_cookie(refused.headers());
    let html = refused.text().await.unwrap();
    assert!(
        html.contains("href=\"#register-email\" target=\"_self\""),
        "{html}"
    );
    assert!(
        html.contains("bea@nowhere") && html.contains(&form),
        "{html}"
    );

    let answer = register(&app, &shop, "bea@example.com", "same-origin").await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(header(&answer, "location"), format!("{path}/registered"));
    no_cookie(answer.headers());
    let (status, html) = seen(&app, &format!("{path}/registered")).await;
    assert_eq!(status, StatusCode::OK);
    let elsewhere = format!("/p/{}/", shop.short_id);
    assert!(html.contains("One more step: your inbox") && !html.contains(&elsewhere));
    app.mail("bea@example.com", "Please confirm: Field notes")
        .await;
}

#[tokio::test]
async fn a_site_around_a_frame_sends_nothing_in_its_name() {
    let app = TestApp::start().await;
    let opens = app.backend.now().plus(HOUR).to_string();
    let shop = app.shop(json!({ "launchAt": opens })).await;
    let answer = register(&app, &shop, "bea@example.com", "cross-site").await;
    assert_eq!(answer.status(), StatusCode::FORBIDDEN);
    assert!(may_be_framed(&answer));
    let html = answer.text().await.unwrap();
    assert!(html.contains("<base target=\"_top\">"), "{html}");
    assert!(app.mails("bea@example.com").await.is_empty());
}

#[tokio::test]
async fn the_script_is_small_stable_and_for_everybody() {
    let app = TestApp::start().await;
    let response = app.get("/embed.js").await;
    assert_eq!(response.status(), StatusCode::OK);
    assert_eq!(
        header(&response, "content-type"),
        "text/javascript; charset=utf-8"
    );
    assert_eq!(
        header(&response, "cross-origin-resource-policy"),
        "cross-origin"
    );
    assert_eq!(header(&response, "access-control-allow-origin"), "*");
    assert!(header(&response, "cache-control").starts_with("public, max-age=600"));
    no_cookie(response.headers());
    let etag = header(&response, "etag").to_owned();
    let script = response.text().await.unwrap();
    let home = format!("const home = \"{}\";", app.backend.public_url());
    assert!(script.contains(&home), "{script}");

    let again = app.request(Method::GET, "/embed.js");
    let again = again.header(header::IF_NONE_MATCH, &etag).send().await;
    assert_eq!(again.unwrap().status(), StatusCode::NOT_MODIFIED);

    let packed = app.request(Method::GET, "/embed.js");
    let packed = packed.header(header::ACCEPT_ENCODING, "br").send().await;
    let packed = packed.unwrap();
    assert_eq!(header(&packed, "content-encoding"), "br");
    let size = packed.bytes().await.unwrap().len();
    assert!(size <= 3 * 1_024, "{size} bytes");
}

#[tokio::test]
async fn without_scripts_a_frame_is_a_view_too() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    // Views are counted one after the other: whatever is not there with the last never will be.
    for document in ["/", "/e/{}/registered", "/e/{}?utm_campaign=spring"] {
        let document = document.replace("{}", &shop.short_id);
        let dot = app
            .request(Method::GET, &format!("/p/{}/seen.gif", shop.short_id))
            .header(header::REFERER, format!("{}{document}", app.url))
            .header("sec-fetch-site", "same-origin")
            .header(
                header::USER_AGENT,
                "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
            )
            .send()
            .await
            .unwrap();
        assert_eq!(dot.status(), StatusCode::OK);
    }
    let path = format!("/pages/{}/stats?range=all", shop.page);
    let stats = app
        .until("the view is counted", async || {
            let (_, stats) = app
                .api(&shop.ada.key, Method::GET, &path, json!(null))
                .await;
            (stats["views"] != 0).then_some(stats)
        })
        .await;
    assert_eq!(stats["views"], 1, "{stats}");
    let source = &stats["period"]["sources"][0];
    assert_eq!(
        (&source["utmMedium"], &source["utmCampaign"]),
        (&json!("embedded"), &json!("spring"))
    );
}

#[tokio::test]
async fn a_qr_code_leads_to_the_page_and_says_the_campaign() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let code = format!("/p/{}/qr", shop.short_id);
    let drawing = app.get(&format!("{code}.svg")).await;
    assert_eq!(header(&drawing, "content-type"), "image/svg+xml");
    let plain = drawing.text().await.unwrap();
    assert!(plain.contains("<svg"), "{plain}");
    for (query, is_other) in [
        ("?utm_source=letter&utm_medium=email", true),
        ("?code=SPRING&next=https://evil.example/", false),
        ("?utm_source=jane%40example.com", false),
    ] {
        let (status, other) = app.page(&format!("{code}.svg{query}")).await;
        assert_eq!(status, StatusCode::OK);
        assert_eq!(other != plain, is_other, "{query}");
    }
    let picture = app.get(&format!("{code}.png")).await;
    assert_eq!(header(&picture, "content-type"), "image/png");
    let picture = image::load_from_memory(&picture.bytes().await.unwrap()).unwrap();
    assert!(picture.width() >= 1_000 && picture.width() == picture.height());

    let long = "%C3%BC".repeat(64);
    let (status, _) = app
        .page(&format!(
            "{code}.png?utm_source={long}&utm_medium={long}&utm_campaign={long}"
        ))
        .await;
    assert_eq!(status, StatusCode::PAYLOAD_TOO_LARGE);
    let (status, _) = app.page("/p/00000000000/qr.png").await;
    assert_eq!(status, StatusCode::NOT_FOUND);
}
