//! The door for buyers who lost their order page: address, code, purchases, files.

use crate::app::{Shop, TestApp, last_part};
use domain::time::{DAY, MINUTE};
use futures::future::join_all;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode, redirect::Policy};
use serde_json::json;

/// The header of the proxy that the tests' server trusts.
const FROM: &str = "CF-Connecting-IP";

/// Somebody with a browser of their own, on a network of their own.
struct Person {
    site: String,
    browser: Client,
    address: String,
}

impl Person {
    fn at(app: &TestApp, address: &str) -> Self {
        let browser = Client::builder()
            .cookie_store(true)
            .redirect(Policy::none())
            .build()
            .unwrap();
        Self {
            site: app.url.clone(),
            browser,
            address: address.to_owned(),
        }
    }

    fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.browser
            .request(method, format!("{}{path}", self.site))
            .header(FROM, &self.address)
    }

    async fn page(&self, path: &str) -> (StatusCode, String) {
        let response = self.request(Method::GET, path).send().await.unwrap();
        (response.status(), response.text().await.unwrap())
    }

    async fn submit(&self, path: &str, fields: &[(&str, &str)]) -> Response {
        let request = self.request(Method::POST, path).form(fields);
        request.send().await.unwrap()
    }

    /// Knocks at the door with an address.
    async fn ask(&self, email: &str) -> Response {
        self.submit("/orders", &[("email", email)]).await
    }

    async fn enter(&self, code: &str) -> Response {
        self.submit("/orders/code", &[("code", code)]).await
    }

    /// Goes all the way in: the list.
    async fn come_in(&self, app: &TestApp, email: &str) -> String {
        let known = codes(app, email).await.len();
        assert_eq!(leads_to(&self.ask(email).await), "/orders/code");
        let code = next_code(app, email, known).await;
        assert_eq!(leads_to(&self.enter(&code).await), "/orders");
        let (status, html) = self.page("/orders").await;
        assert_eq!(status, StatusCode::OK);
        html
    }
}

fn leads_to(response: &Response) -> &str {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    response.headers()["location"].to_str().unwrap()
}

/// The codes that were mailed to an address, the newest first.
async fn codes(app: &TestApp, email: &str) -> Vec<String> {
    let mails = app.mails_about(email, "Your code: ").await;
    let code = |mail: backend::mailer::Mail| mail.subject.replace("Your code: ", "");
    mails.into_iter().map(code).collect()
}

/// Waits for one more code than there were.
async fn next_code(app: &TestApp, email: &str, known: usize) -> String {
    app.until("a code is mailed", async || {
        let mut all = codes(app, email).await;
        (all.len() > known).then(|| all.swap_remove(0))
    })
    .await
}

/// Another code than that one.
fn wrong(code: &str) -> String {
    let digits: u64 = code.replace(' ', "").parse().unwrap();
    format!("{:08}", (digits + 1) % 100_000_000)
}

/// A shop that gives something away, so that many purchases are quick.
async fn giving(app: &TestApp) -> Shop {
    app.shop_with(json!({ "priceInCents": 0 }), json!({})).await
}

#[tokio::test]
async fn the_way_back_to_the_files_leads_through_the_inbox() {
    let app = TestApp::start().await;
    let (shop, token, _) = app.sold(json!({})).await;
    let bea = Person::at(&app, "203.0.113.1");
    let (_, html) = bea.page("/orders").await;
    assert!(html.contains("action=\"/orders\""), "{html}");
    let (status, _) = bea.page("/orders/code").await;
    assert_eq!(status, StatusCode::SEE_OTHER, "nothing was asked for yet");

    assert_eq!(leads_to(&bea.ask(" Bea@example.com").await), "/orders/code");
    let (_, html) = bea.page("/orders/code").await;
    assert!(html.contains("autocomplete=\"one-time-code\""), "{html}");
    assert!(html.contains("inputmode=\"numeric\""), "{html}");
    let code = next_code(&app, "bea@example.com", 0).await;

    let refused = bea.enter(&wrong(&code)).await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = refused.text().await.unwrap();
    assert!(html.contains("This code is not right"), "{html}");
    assert!(
        html.contains("aria-describedby=\"door-code-error door-code-hint\""),
        "{html}"
    );
    let typed = code.replace(' ', "-");
    assert_eq!(leads_to(&bea.enter(&typed).await), "/orders");

    let (_, html) = bea.page("/orders").await;
    for words in ["Field notes", "€9.00", "Paid", "Downloads until"] {
        assert!(html.contains(words), "{words}: {html}");
    }
    let id = app.orders(&shop.ada).await[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let opened = bea.submit("/orders/open", &[("order", &id)]).await;
    let order_page = leads_to(&opened).to_owned();
    assert_ne!(last_part(&order_page), token, "a key of its own");
    let (_, html) = bea.page(&order_page).await;
    assert!(html.contains("notes.pdf"), "{html}");

    assert_eq!(leads_to(&bea.submit("/orders/leave", &[]).await), "/orders");
    let (_, html) = bea.page("/orders").await;
    assert!(!html.contains("Field notes"), "the list is closed: {html}");
    bea.ask("bea@example.com").await;
    assert_eq!(
        bea.enter(&code).await.status(),
        StatusCode::UNPROCESSABLE_ENTITY,
        "a code works once"
    );
}

#[tokio::test]
async fn strangers_learn_nothing() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    let mut seen = Vec::new();
    for email in ["bea@example.com", "nobody@example.com"] {
        let eve = Person::at(&app, "203.0.113.9");
        let asked = eve.ask(email).await;
        let cookie = asked.headers()["set-cookie"].to_str().unwrap().to_owned();
        assert!(!cookie.contains(email) && !leads_to(&asked).contains(email));
        let length = cookie.len();
        let page = eve.page("/orders/code").await;
        app.settle().await;
        let refused = eve.enter("0000 0000").await;
        seen.push((
            leads_to(&asked).to_owned(),
            length,
            page,
            refused.status(),
            refused.text().await.unwrap(),
        ));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(app.mails("nobody@example.com").await.len(), 0);
    assert_eq!(codes(&app, "bea@example.com").await.len(), 1);
    let eve = Person::at(&app, "203.0.113.9");
    assert_eq!(leads_to(&eve.submit("/orders/open", &[]).await), "/orders");
    let refused = eve.ask("no address").await;
    assert_eq!(refused.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused
            .text()
            .await
            .unwrap()
            .contains("value=\"no address\"")
    );
}

#[tokio::test]
async fn a_stranger_cannot_use_up_a_buyers_code() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    let (bea, eve) = (
        Person::at(&app, "203.0.113.1"),
        Person::at(&app, "203.0.113.9"),
    );
    bea.ask("bea@example.com").await;
    let code = next_code(&app, "bea@example.com", 0).await;
    eve.ask("bea@example.com").await;
    next_code(&app, "bea@example.com", 1).await;
    for _ in 0..6 {
        let tried = eve.enter(&wrong(&code)).await;
        assert_eq!(tried.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    let tried = eve.enter(&code).await;
    assert_eq!(
        tried.status(),
        StatusCode::UNPROCESSABLE_ENTITY,
        "it is for the browser that asked"
    );
    assert_eq!(leads_to(&bea.enter(&code).await), "/orders");
}

#[tokio::test]
async fn a_code_can_be_tried_five_times_and_for_a_quarter_of_an_hour() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    let bea = Person::at(&app, "203.0.113.1");
    bea.ask("bea@example.com").await;
    let code = next_code(&app, "bea@example.com", 0).await;
    for _ in 0..5 {
        bea.enter(&wrong(&code)).await;
    }
    assert_eq!(
        bea.enter(&code).await.status(),
        StatusCode::UNPROCESSABLE_ENTITY
    );

    app.clock.advance(MINUTE);
    bea.ask("bea@example.com").await;
    let code = next_code(&app, "bea@example.com", 1).await;
    app.clock.advance(15 * MINUTE);
    assert_eq!(
        bea.enter(&code).await.status(),
        StatusCode::UNPROCESSABLE_ENTITY,
        "too late"
    );
    let html = bea.come_in(&app, "bea@example.com").await;
    assert!(html.contains("Field notes"));
    app.clock.advance(30 * MINUTE);
    let (_, html) = bea.page("/orders").await;
    assert!(!html.contains("Field notes"), "the list closes by itself");
}

#[tokio::test]
async fn nobody_is_flooded_with_codes() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    let bea = Person::at(&app, "203.0.113.1");
    // A double click, and the same in another window.
    bea.ask("bea@example.com").await;
    bea.ask("bea@example.com").await;
    let window = Person::at(&app, "203.0.113.1");
    window.ask("bea@example.com").await;
    app.settle().await;
    let mailed = codes(&app, "bea@example.com").await;
    assert_eq!(mailed.len(), 1);
    assert_eq!(leads_to(&window.enter(&mailed[0]).await), "/orders");

    for email in ["bea@example.com", "nobody@example.com"] {
        let eve = Person::at(&app, "203.0.113.9");
        for _ in 0..5 {
            app.clock.advance(MINUTE);
            assert_eq!(leads_to(&eve.ask(email).await), "/orders/code");
        }
        app.clock.advance(MINUTE);
        let refused = eve.ask(email).await;
        assert_eq!(
            refused.status(),
            StatusCode::TOO_MANY_REQUESTS,
            "known or not: {email}"
        );
        assert!(refused.text().await.unwrap().contains("in an hour"));
    }
    app.settle().await;
    assert_eq!(codes(&app, "bea@example.com").await.len(), 6);
    assert!(
        bea.come_in(&app, "bea@example.com")
            .await
            .contains("Field notes"),
        "the buyer still gets in"
    );
}

#[tokio::test]
async fn a_neighbour_on_the_same_network_cannot_use_up_a_buyers_attempts() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    let (bea, eve) = (
        Person::at(&app, "203.0.113.1"),
        Person::at(&app, "203.0.113.1"),
    );
    bea.ask("bea@example.com").await;
    let code = next_code(&app, "bea@example.com", 0).await;
    assert_eq!(leads_to(&eve.ask("bea@example.com").await), "/orders/code");
    for _ in 0..6 {
        let tried = eve.enter(&wrong(&code)).await;
        assert_eq!(tried.status(), StatusCode::UNPROCESSABLE_ENTITY);
    }
    let tried = eve.enter(&code).await;
    assert_eq!(
        tried.status(),
        StatusCode::UNPROCESSABLE_ENTITY,
        "five attempts, whoever guesses"
    );
    assert_eq!(leads_to(&bea.enter(&code).await), "/orders");
}

#[tokio::test]
async fn nobody_guesses_on_with_one_ticket_after_the_other() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    let bea = Person::at(&app, "203.0.113.1");
    bea.ask("bea@example.com").await;
    let code = next_code(&app, "bea@example.com", 0).await;
    for _ in 0..20 {
        let eve = Person::at(&app, "203.0.113.1");
        eve.ask("bea@example.com").await;
        for _ in 0..5 {
            eve.enter(&wrong(&code)).await;
        }
    }
    let tried = bea.enter(&code).await;
    assert_eq!(tried.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(codes(&app, "bea@example.com").await, [code]);
}

/// So many people, each on a network of their own.
fn crowd(app: &TestApp, size: usize) -> Vec<Person> {
    let at = |n| Person {
        address: format!("198.51.100.{n}"),
        ..Person::at(app, "")
    };
    (1..=size).map(at).collect()
}

#[tokio::test]
async fn of_many_who_knock_at_the_same_moment_ten_are_heard() {
    let app = TestApp::start().await;
    let (shop, ..) = app.sold(json!({})).await;
    let strangers = crowd(&app, 24);
    let knocks = strangers.iter().map(|one| one.ask("bea@example.com"));
    let answers = join_all(knocks).await;
    let is_heard = |answer: &&Response| answer.status() == StatusCode::SEE_OTHER;
    assert_eq!(answers.iter().filter(is_heard).count(), 10);
    app.settle().await;
    assert_eq!(codes(&app, "bea@example.com").await.len(), 10);

    // All the windows of one browser are one wish.
    let cid = Person::at(&app, "203.0.113.1");
    app.buy(&shop.short_id, "cid@example.com").await;
    let windows = (0..12).map(|_| cid.ask("cid@example.com"));
    for answer in join_all(windows).await {
        assert_eq!(leads_to(&answer), "/orders/code");
    }
    app.settle().await;
    assert_eq!(codes(&app, "cid@example.com").await.len(), 1);
}

#[tokio::test]
async fn strangers_cannot_keep_the_buyer_out() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    for email in ["bea@example.com", "nobody@example.com"] {
        let strangers = crowd(&app, 11);
        let (last, first) = strangers.split_last().unwrap();
        for one in first {
            assert_eq!(leads_to(&one.ask(email).await), "/orders/code");
        }
        let refused = last.ask(email).await;
        assert_eq!(refused.status(), StatusCode::TOO_MANY_REQUESTS, "{email}");
    }
    app.settle().await;
    // From where she bought.
    let bea = Person::at(&app, "127.0.0.1");
    let html = bea.come_in(&app, "bea@example.com").await;
    assert!(html.contains("Field notes"), "{html}");
}

#[tokio::test]
async fn the_list_shows_all_of_ones_own_and_nothing_else() {
    let app = TestApp::start().await;
    let shop = giving(&app).await;
    for _ in 0..12 {
        let (status, _) = app
            .order_by_api(&shop.short_id, "bea@example.com", json!({}))
            .await;
        assert_eq!(status, StatusCode::CREATED);
        app.clock.advance(MINUTE);
    }
    app.order_by_api(&shop.short_id, "cid@example.com", json!({}))
        .await;
    let orders = app.orders(&shop.ada).await;
    let id = |at: usize| orders[at]["id"].as_str().unwrap();

    let bea = Person::at(&app, "203.0.113.1");
    let newest = bea.come_in(&app, "bea@example.com").await;
    let listed = |html: &str| {
        let parts = html.split("name=\"order\" value=\"").skip(1);
        parts
            .map(|part| part.split('"').next().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    // The newest order of the shop is Cid's.
    let mut all = listed(&newest);
    assert_eq!(all.len(), 10);
    let older = newest.split("href=\"/orders?after=").nth(1).unwrap();
    let older = older.split('"').next().unwrap();
    let (_, rest) = bea.page(&format!("/orders?after={older}")).await;
    all.extend(listed(&rest));
    let own: Vec<_> = (1..13).map(|at| id(at).to_owned()).collect();
    assert_eq!(all, own);
    assert!(!rest.contains("Older purchases"), "{rest}");

    let foreign = bea.submit("/orders/open", &[("order", id(0))]).await;
    assert_eq!(foreign.status(), StatusCode::NOT_FOUND);
    let odd = bea.submit("/orders/open", &[("order", "x")]).await;
    assert_eq!(odd.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_list_says_where_each_purchase_stands() {
    let app = TestApp::start().await;
    let (shop, token, order) = app.sold(json!({})).await;
    // Begun and never paid: no purchase.
    app.checkout(&shop.short_id, "bea@example.com").await;
    let bea = Person::at(&app, "203.0.113.1");
    let html = bea.come_in(&app, "bea@example.com").await;
    assert_eq!(html.matches("name=\"order\"").count(), 1, "{html}");
    for _ in 0..5 {
        let url = app.press_download(&token, &shop.file).await;
        app.get(&url).await.bytes().await.unwrap();
        app.clock.advance(MINUTE);
    }
    let (_, html) = bea.page("/orders").await;
    assert!(html.contains("No downloads left"), "{html}");
    app.clock.advance(31 * DAY);
    let html = bea.come_in(&app, "bea@example.com").await;
    assert!(html.contains("Downloads ended on"), "{html}");
    app.on_order(&shop.ada, &order, "refund", json!({})).await;
    app.until("the order is refunded", async || {
        (app.dossier(&shop.ada, &order).await["status"] == "refunded").then_some(())
    })
    .await;
    let (_, html) = bea.page("/orders").await;
    assert!(html.contains("Refunded"), "{html}");
}

#[tokio::test]
async fn every_tombstone_leads_to_the_door() {
    let app = TestApp::start().await;
    let (shop, ..) = app.sold(json!({})).await;
    app.wait_for_days(400);
    let (status, html) = app.page(&format!("/p/{}", shop.short_id)).await;
    assert_eq!(status, StatusCode::GONE);
    let form = html.split("action=\"/orders\"").nth(1).unwrap();
    let form = form.split("</form>").next().unwrap();
    assert!(form.contains("name=\"email\"") && form.contains("I bought this"));
    let bea = Person::at(&app, "203.0.113.1");
    let html = bea.come_in(&app, "bea@example.com").await;
    assert!(html.contains("Field notes"), "{html}");
}

#[tokio::test]
async fn a_code_survives_a_crash_between_the_mail_and_the_memory_of_it() {
    let app = TestApp::start().await;
    app.sold(json!({})).await;
    app.settle().await;
    let bea = Person::at(&app, "203.0.113.1");
    let gate = app.backend.pauses.hold("job.ran");
    bea.ask("bea@example.com").await;
    let code = next_code(&app, "bea@example.com", 0).await;
    let app = app.crash_and_restart().await;
    drop(gate);
    // When the lease of whoever died is over, the mail is written once more; the carrier knows it.
    app.clock.advance(3 * MINUTE);
    app.settle().await;
    assert_eq!(
        codes(&app, "bea@example.com").await,
        std::slice::from_ref(&code)
    );
    assert_eq!(leads_to(&bea.enter(&code).await), "/orders");
}

#[tokio::test]
async fn whoever_knocks_leaves_no_address_behind() {
    let app = TestApp::start().await;
    let eve = Person::at(&app, "203.0.113.9");
    eve.ask("nobody@example.com").await;
    app.settle().await;
    for name in ["app.db", "app.db-wal"] {
        let bytes = std::fs::read(app.data.path().join(name)).unwrap_or_default();
        let address = b"nobody@example.com";
        assert!(
            !bytes.windows(address.len()).any(|part| part == address),
            "{name}"
        );
    }
    assert_eq!(app.mails("nobody@example.com").await.len(), 0);
}
