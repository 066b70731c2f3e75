//! Every place where somebody sees what was typed.

use super::{corpus::agent, market::Market, shape, walk::Walk};
use crate::app::{last_part, link};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

/// The screens of the console, as its router has them.
const SCREENS: &str = include_str!("../../../../app/src/console.rs");

/// An order and the way to it.
pub struct Bought {
    pub token: String,
    pub id: String,
}

impl Walk<'_> {
    /// Visitors before there is anything to buy; one of them registers.
    pub async fn before_the_opening(&mut self, market: &Market<'_>) {
        let path = format!("/p/{}", market.short_id);
        self.look("prelaunch", &path).await;
        let frame = format!("/e/{}", market.short_id);
        self.look("prelaunch in a frame", &frame).await;
        self.look("qr code", &format!("{path}/qr.svg")).await;
        self.phases(market).await;
        let (note, size) = (market.line(500), market.line(110));
        let name = market.line(120);
        let unknown = format!("fields[{}]", market.text);
        let fields = [
            ("short_id", market.short_id.as_str()),
            ("email", &market.bea),
            ("name", &name),
            ("fields[note]", &note),
            ("fields[size]", &size),
            (unknown.as_str(), market.text),
        ];
        let answer = self.app.submit("/api/register", &fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{:?}", market.text);
        self.look("registered", &format!("{path}/registered")).await;
        let letter = self.app.mail(&market.bea, "Please confirm").await;
        let confirm = link(&letter.text, "/r/confirm");
        self.look("confirm", &confirm).await;
        let (path, token) = confirm.split_once("?token=").unwrap();
        let answer = self.app.submit(path, &[("token", token)]).await;
        self.read("confirmed", answer).await;
        self.app.wait_together(61).await;
        self.app.mail(&market.bea, "It is open").await;
    }

    /// A draft, staged.
    async fn phases(&mut self, market: &Market<'_>) {
        for phase in ["prelaunch", "live", "sold_out", "expired"] {
            let path = format!("/console/pages/{}/preview?phase={phase}", market.page);
            self.look(&format!("preview of {phase}"), &path).await;
        }
    }

    /// A buyer, from the page to the files.
    pub async fn buying(&mut self, market: &Market<'_>) -> Bought {
        let path = format!("/p/{}", market.short_id);
        self.told(market, "/seen").await;
        self.look("live", &path).await;
        let frame = format!("/e/{}", market.short_id);
        self.look("live in a frame", &frame).await;
        self.card(market).await;
        self.look("with a code", &format!("{path}?code=SPRING"))
            .await;
        let checkout = self.check_out(market).await;
        self.look("payment", &checkout).await;
        let order = self.pay(market, &checkout).await;
        let path = format!("/o/{}", order.token);
        for (place, path) in [
            ("order", path.clone()),
            ("receipt", format!("{path}/receipt")),
            ("proof", format!("{path}/proof")),
            ("proof for programs", format!("{path}/proof.json")),
        ] {
            self.look(place, &path).await;
        }
        self.download(market, &order).await;
        self.look("unknown order", &format!("{path}x")).await;
        self.door(market).await;
        order
    }

    /// What brought a visitor here, as a browser tells it.
    async fn told(&mut self, market: &Market<'_>, what: &str) {
        let url = format!("{}/p/{}{what}", self.app.url, market.short_id);
        // A creator's own looks are not counted: somebody else's browser, then.
        let request = reqwest::Client::new().post(url).body(referral(market));
        let request = request.header("cf-connecting-ip", "203.0.113.7").header(
            "user-agent",
            "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0",
        );
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::NO_CONTENT);
        let path = format!("/pages/{}/stats?range=all", market.page);
        self.app
            .until("the view is counted", async || {
                let stats = market.call(Method::GET, &path, Value::Null).await;
                (stats["views"] == 1).then_some(())
            })
            .await;
    }

    async fn card(&mut self, market: &Market<'_>) {
        let path = format!("/p/{}/card.png", market.short_id);
        let card = self.app.get(&path).await;
        assert_eq!(card.status(), StatusCode::OK, "{:?}", market.text);
        let card = card.bytes().await.unwrap();
        let card = image::load_from_memory(&card).unwrap();
        self.keep("card", vec![format!("{}×{}", card.width(), card.height())]);
    }

    async fn check_out(&mut self, market: &Market<'_>) -> String {
        let referral = referral(market);
        let fields = [
            ("short_id", market.short_id.as_str()),
            ("email", &market.bea),
            ("discount_code", "spring"),
            ("referral", &referral),
        ];
        let answer = self.app.submit("/api/checkout", &fields).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER, "{:?}", market.text);
        answer.headers()["location"].to_str().unwrap().to_owned()
    }

    /// Pays as somebody whose name is the text. The payment service does not look at it.
    async fn pay(&mut self, market: &Market<'_>, checkout: &str) -> Bought {
        let fields = [
            ("outcome", "pay"),
            ("name", market.text),
            ("business_name", market.text),
            ("tax_id", market.text),
        ];
        let answer = self.app.submit(checkout, &fields).await;
        let place = answer.headers().get("location");
        let place = place.unwrap_or_else(|| panic!("{:?} cannot pay", market.text));
        let token = last_part(place.to_str().unwrap());
        let order = self.app.order_is(&market.ada, "completed").await;
        self.app.mail(&market.bea, "Your receipt").await;
        let id = order["id"].as_str().unwrap().to_owned();
        Bought { token, id }
    }

    async fn download(&mut self, market: &Market<'_>, order: &Bought) {
        let url = self.app.press_download(&order.token, &market.file).await;
        let request = self.app.request(Method::GET, &url);
        let request = request.header("user-agent", agent(market.text));
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::OK, "{:?}", market.text);
        let disposition = answer.headers()["content-disposition"].to_str().unwrap();
        let lines = vec![parameters(disposition)];
        assert_eq!(answer.bytes().await.unwrap(), &b"forty pages"[..]);
        self.keep("download", lines);
        let path = format!("/orders/{}/deliveries", order.id);
        self.app
            .until("the download is written down", async || {
                let log = market.call(Method::GET, &path, Value::Null).await;
                let kinds = log["data"].as_array().unwrap().clone();
                kinds
                    .iter()
                    .any(|line| line["kind"] == "finished")
                    .then_some(())
            })
            .await;
    }

    /// Who lost the way asks with the address, and sees the purchases.
    async fn door(&mut self, market: &Market<'_>) {
        self.app.submit("/orders", &[("email", &market.bea)]).await;
        let letter = self.app.mail(&market.bea, "Your code").await;
        let code = letter.subject.replace("Your code: ", "");
        self.look("code", "/orders/code").await;
        self.app.submit("/orders/code", &[("code", &code)]).await;
        self.look("purchases", "/orders").await;
        self.app.submit("/orders/leave", &[]).await;
    }

    /// Programs, with a key and without.
    pub async fn for_programs(&mut self, market: &Market<'_>, order: &Bought) {
        let (product, page) = (&market.product, &market.page);
        for (place, path) in [
            ("products by API", "/products".to_owned()),
            ("product by API", format!("/products/{product}")),
            ("keys by API", format!("/products/{product}/licence-keys")),
            ("pages by API", "/pages".to_owned()),
            ("page by API", format!("/pages/{page}")),
            ("numbers by API", format!("/pages/{page}/stats?range=all")),
            ("orders by API", "/orders".to_owned()),
            ("order by API", format!("/orders/{}", order.id)),
            (
                "deliveries by API",
                format!("/orders/{}/deliveries", order.id),
            ),
            (
                "registrations by API",
                format!("/registrations?pageId={page}"),
            ),
            ("discounts by API", "/discounts".to_owned()),
            (
                "page for everybody",
                format!("/public/pages/{}", market.short_id),
            ),
            (
                "order for its buyer",
                format!("/public/orders/{}", order.token),
            ),
        ] {
            let answer = market.call(Method::GET, &path, Value::Null).await;
            self.keep(place, shape::json(&answer));
        }
        let kept = market
            .call(Method::GET, &format!("/products/{product}"), Value::Null)
            .await;
        assert_eq!(kept["name"], market.line(120));
        assert_eq!(kept["description"], market.paragraph(10_000));
    }

    /// Every screen of the console that its router has.
    pub async fn in_the_console(&mut self, market: &Market<'_>, order: &Bought) {
        let customers = self.look("customers", "/console/customers").await;
        let customer = customers
            .split("href=\"/console/customers/")
            .nth(1)
            .unwrap();
        let customer = customer.split('"').next().unwrap().replace("&amp;", "&");
        let screens = SCREENS.split("path!(\"").skip(1);
        for screen in screens.map(|rest| rest.split('"').next().unwrap()) {
            let id = match screen.split('/').nth(2) {
                Some("products") => &market.product,
                Some("pages") => &market.page,
                Some("discounts") => &market.discount,
                Some("orders") => &order.id,
                Some("customers") => &customer,
                _ => "",
            };
            assert!(!id.is_empty() || !screen.contains(':'), "what is {screen}?");
            self.look(screen, &screen.replace(":id", id)).await;
        }
        let path = format!("/console/orders/{}/proof-of-delivery.json", order.id);
        self.look("proof for the creator", &path).await;
        self.look("all the data", "/console/export.json").await;
    }

    /// Tables, for people of each language and for programs.
    pub async fn in_tables(&mut self, market: &Market<'_>) {
        let keys = format!("products/{}/licence-keys", market.product);
        for (language, comma) in [("en", ','), ("de", ';')] {
            for name in ["orders", "customers", "registrations"] {
                let path = format!("/console/{name}.csv");
                let request = self.app.request(Method::GET, &path);
                let answer = request
                    .header("accept-language", language)
                    .send()
                    .await
                    .unwrap();
                self.table(&format!("{name}.csv in {language}"), answer, comma)
                    .await;
            }
        }
        let answer = self.app.get(&format!("/console/{keys}.csv")).await;
        self.table("licence-keys.csv", answer, ',').await;
        for name in ["orders", "registrations"] {
            let request = self
                .app
                .request(Method::GET, &format!("/api/v1/{name}.csv"));
            let answer = request.bearer_auth(&market.ada.key).send().await.unwrap();
            self.table(&format!("{name}.csv by API"), answer, ',').await;
        }
    }

    /// The money is asked back, the page is paused, sold out and over.
    pub async fn until_the_end(&mut self, market: &Market<'_>) {
        self.dispute(market).await;
        let (path, page) = (
            format!("/p/{}", market.short_id),
            format!("/pages/{}", market.page),
        );
        for (place, change) in [
            ("paused", json!({ "isActive": false })),
            ("sold out", json!({ "isActive": true, "stockLimit": 1 })),
        ] {
            market.call(Method::PATCH, &page, change).await;
            self.look(place, &path).await;
        }
        self.app.wait_together(121).await;
        self.look("tombstone", &path).await;
    }

    async fn dispute(&mut self, market: &Market<'_>) {
        let order = self.app.orders(&market.ada).await.swap_remove(0);
        let payment = json!({ "payment": order["paymentId"], "reason": "product_not_received" });
        self.app.simulate("dispute", payment).await;
        self.app.order_is(&market.ada, "disputed").await;
        let words = json!({ "text": market.paragraph(20_000) });
        let (status, answer) = self
            .app
            .on_order(&market.ada, &order, "evidence", words)
            .await;
        assert_eq!(status, StatusCode::NO_CONTENT, "{answer}");
        self.app.settle().await;
        let id = order["id"].as_str().unwrap();
        self.look("disputed order", &format!("/console/orders/{id}"))
            .await;
        self.app
            .mail(&market.ada.email, "A payment is disputed")
            .await;
    }

    /// All letters to the two, whichever came first.
    pub async fn in_letters(&mut self, market: &Market<'_>) {
        self.app.settle().await;
        for (who, address) in [("buyer", &market.bea), ("creator", &market.ada.email)] {
            let mut letters: Vec<_> = self.app.mails(address).await;
            letters.sort_by_key(|letter| shape::of(&letter.mail.html));
            for (at, letter) in letters.iter().enumerate() {
                let subject = &letter.mail.subject;
                assert!(!subject.chars().any(char::is_control), "{subject:?}");
                self.keep(
                    &format!("letter {at} to the {who}"),
                    shape::of(&letter.mail.html),
                );
            }
        }
    }
}

fn referral(market: &Market<'_>) -> String {
    let pairs = ["utm_source", "utm_medium", "utm_campaign"].map(|name| (name, market.text));
    let mut told = url::form_urlencoded::Serializer::new("referrer=news.example&".to_owned());
    told.extend_pairs(pairs).finish()
}

/// The parameters of a `Content-Disposition` by the grammar (RFC 6266, RFC 8187).
pub fn parameters(header: &str) -> String {
    let rest = header.strip_prefix("attachment; filename=\"").unwrap();
    let (name, rest) = rest.split_once('"').unwrap();
    assert!(
        name.bytes()
            .all(|byte| (b' '..0x7f).contains(&byte) && byte != b'\\'),
        "{header}"
    );
    let encoded = rest.strip_prefix("; filename*=UTF-8''").unwrap();
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~%".contains(&byte);
    assert!(encoded.bytes().all(fits), "{header}");
    "attachment; filename; filename*".to_owned()
}
