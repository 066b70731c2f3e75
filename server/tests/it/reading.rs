//! What people read: the site's front, the pages of an order in another language, and what only
//! developers see.

use crate::app::TestApp;
use reqwest::{Method, StatusCode, header::ACCEPT_LANGUAGE};
use serde_json::json;

impl TestApp {
    /// What a browser gets that prefers German.
    async fn german(&self, path: &str) -> String {
        let request = self.request(Method::GET, path);
        let response = request
            .header(ACCEPT_LANGUAGE, "de-AT,de;q=0.9,en;q=0.5")
            .send()
            .await
            .unwrap();
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        assert_eq!(response.headers()["content-language"], "de", "{path}");
        response.text().await.unwrap()
    }
}

#[tokio::test]
async fn the_front_says_what_a_sale_costs_here() {
    let app = TestApp::start().await;
    let front = app.get("/").await;
    assert!(front.headers().get("set-cookie").is_none());
    let html = front.text().await.unwrap();
    assert!(html.contains("Sell it for a while.") && html.contains("href=\"/signup\""));
    assert!(
        html.contains("Sales are paid to whoever runs this site."),
        "{html}"
    );
    assert!(!html.contains("<script"), "it needs none");

    let settings = [("STRIPE_CONNECT", "required"), ("PLATFORM_FEE_BPS", "250")];
    let app = app.restart_with(&settings).await;
    let (_, html) = app.page("/").await;
    assert!(html.contains("this site keeps 2.5% of each sale"), "{html}");
    let html = app.german("/").await;
    assert!(html.contains("behält 2,5 % von jedem Verkauf"), "{html}");
}

#[tokio::test]
async fn a_german_buyer_reads_german_from_the_order_to_the_receipt() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let order = app.german(&format!("/o/{token}")).await;
    for said in [
        "<html lang=\"de\"",
        "Es gehört dir",
        "Behalte diese Seite",
        "9,00\u{a0}€",
        "Herunterladen",
        "noch 5 Downloads",
        "Bestellnummer",
    ] {
        assert!(order.contains(said), "{said}: {order}");
    }
    let receipt = app.german(&format!("/o/{token}/receipt")).await;
    assert!(
        receipt.contains(">Beleg 000001<") && receipt.contains("Uhr UTC"),
        "{receipt}"
    );
    let proof = app.german(&format!("/o/{token}/proof")).await;
    assert!(proof.contains("Bewahr diese drei Dateien auf"), "{proof}");
    let door = app.german("/orders").await;
    assert!(door.contains("Schick mir einen Code"), "{door}");
}

#[tokio::test]
async fn every_page_of_the_site_offers_its_other_languages_and_comes_back() {
    let app = TestApp::start().await;
    for path in ["/", "/login", "/signup", "/forgot", "/orders"] {
        let (_, html) = app.page(path).await;
        let form = html.split("action=\"/language\"").nth(1).unwrap();
        assert!(
            form.contains(&format!("name=\"next\" value=\"{path}\"")),
            "{form}"
        );
        assert!(form.contains("value=\"de\" lang=\"de\""), "{form}");
        assert!(
            form.contains("aria-current=\"true\" class=\"languages__one\">English<"),
            "{form}"
        );
    }
}

#[tokio::test]
async fn only_a_development_server_shows_the_gallery() {
    let app = TestApp::start().await;
    let (status, html) = app.page("/dev/gallery?dir=rtl&theme=night").await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains(" data-theme=\"night\""), "{html}");
    assert!(html.contains("dir=\"rtl\""), "{html}");
    let (status, html) = app.page("/dev/gallery?theme=nonsense&dir").await;
    assert_eq!(status, StatusCode::OK);
    assert!(!html.contains("data-theme"), "{html}");
    assert!(app.german("/dev/gallery").await.contains("Gestaltung"));

    let app = app.restart_with(&[("APP_ENV", "staging")]).await;
    assert_eq!(app.page("/dev/gallery").await.0, StatusCode::NOT_FOUND);
}
