//! Accounts: sign up, confirm, sign in, sign out, forgotten password.

use crate::app::{PASSWORD, TestApp, link};
use domain::{link::Keyring, time::DAY};
use reqwest::{Method, Response, StatusCode};

const EMAIL: &str = "ada@example.com";

/// Fills in the sign-up form.
async fn sign_up(app: &TestApp, email: &str) -> (StatusCode, String) {
    let fields = [
        ("name", "Ada Marlow"),
        ("email", email),
        ("password", PASSWORD),
    ];
    let response = app.submit("/signup", &fields).await;
    (response.status(), response.text().await.unwrap())
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Response {
    app.submit("/login", &[("email", email), ("password", password)])
        .await
}

/// The cookie that a sign-in sets, as the browser would send it back.
fn cookie(response: &Response) -> String {
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    let header = response.headers()["set-cookie"].to_str().unwrap();
    for part in ["HttpOnly", "SameSite=Lax", "Path=/"] {
        assert!(header.contains(part), "{header}");
    }
    header.split(';').next().unwrap().to_owned()
}

/// Whether a cookie opens the console; without the browser's own cookies.
async fn opens(app: &TestApp, cookie: &str) -> bool {
    let client = reqwest::Client::builder()
        .redirect(reqwest::redirect::Policy::none())
        .build()
        .unwrap();
    let request = client
        .get(format!("{}/console", app.url))
        .header("cookie", cookie);
    let response = request.send().await.unwrap();
    if response.status() == StatusCode::OK {
        return true;
    }
    assert_eq!(response.status(), StatusCode::SEE_OTHER);
    assert_eq!(response.headers()["location"], "/login?next=%2Fconsole");
    false
}

#[tokio::test]
async fn from_signing_up_to_signing_out() {
    let app = TestApp::start().await;
    let (status, html) = sign_up(&app, " Ada@Example.com ").await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("One more step: your inbox"), "{html}");
    let confirm = link(&app.mail(EMAIL, "Please confirm").await.text, "/confirm");

    let early = sign_in(&app, EMAIL, PASSWORD).await;
    assert_eq!(early.status(), StatusCode::UNAUTHORIZED);
    assert!(
        early
            .text()
            .await
            .unwrap()
            .contains("Please confirm your address first")
    );

    // A mail scanner follows links; it must not be able to confirm.
    for _ in 0..2 {
        let (status, html) = app.page(&confirm).await;
        assert_eq!(status, StatusCode::OK);
        assert!(
            html.contains("Confirm my address") && html.contains("method=\"post\""),
            "{html}"
        );
    }
    assert_eq!(
        sign_in(&app, EMAIL, PASSWORD).await.status(),
        StatusCode::UNAUTHORIZED
    );

    let (path, token) = confirm.split_once("?token=").unwrap();
    let pressed = app.submit(path, &[("token", token)]).await;
    assert_eq!(pressed.status(), StatusCode::OK);
    assert!(
        pressed
            .text()
            .await
            .unwrap()
            .contains("Your address is confirmed")
    );
    assert_eq!(
        app.submit(path, &[("token", token)]).await.status(),
        StatusCode::GONE,
        "once"
    );

    let cookie = cookie(&sign_in(&app, "ADA@example.com", PASSWORD).await);
    let (status, html) = app.page("/console").await;
    assert_eq!(status, StatusCode::OK);
    assert!(html.contains("Ada Marlow"), "{html}");
    assert!(opens(&app, &cookie).await);

    assert_eq!(app.submit("/logout", &[]).await.headers()["location"], "/");
    assert_eq!(app.get("/console").await.status(), StatusCode::SEE_OTHER);
    assert!(
        !opens(&app, &cookie).await,
        "a kept cookie is worth nothing after signing out"
    );
}

#[tokio::test]
async fn a_new_password_ends_every_session() {
    let app = TestApp::start().await;
    app.creator(EMAIL).await;
    let laptop = cookie(&sign_in(&app, EMAIL, PASSWORD).await);
    let phone = cookie(&sign_in(&app, EMAIL, PASSWORD).await);
    assert!(opens(&app, &laptop).await && opens(&app, &phone).await);

    assert_eq!(
        app.submit("/forgot", &[("email", EMAIL)]).await.status(),
        StatusCode::OK
    );
    let reset = link(&app.mail(EMAIL, "Set a new password").await.text, "/reset");
    assert_eq!(app.get(&reset).await.status(), StatusCode::OK);
    assert!(opens(&app, &laptop).await, "asking changes nothing");
    let token = reset.split_once("?token=").unwrap().1;
    let short = app
        .submit("/reset", &[("token", token), ("password", "short")])
        .await;
    assert_eq!(short.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let new = "another long password";
    let done = app
        .submit("/reset", &[("token", token), ("password", new)])
        .await;
    assert_eq!(done.status(), StatusCode::OK);

    assert!(!opens(&app, &laptop).await && !opens(&app, &phone).await);
    assert_eq!(
        sign_in(&app, EMAIL, PASSWORD).await.status(),
        StatusCode::UNAUTHORIZED
    );
    let again = app
        .submit("/reset", &[("token", token), ("password", PASSWORD)])
        .await;
    assert_eq!(again.status(), StatusCode::GONE, "the link works once");
    assert!(opens(&app, &cookie(&sign_in(&app, EMAIL, new).await)).await);
    app.mail(EMAIL, "Your password was changed").await;
}

#[tokio::test]
async fn nobody_learns_which_addresses_have_an_account() {
    let app = TestApp::start().await;
    app.creator(EMAIL).await;
    assert_eq!(
        sign_up(&app, EMAIL).await,
        sign_up(&app, "new@example.com").await
    );
    app.mail(EMAIL, "You already have an account").await;
    app.mail("new@example.com", "Please confirm").await;

    let forgot = async |email: &str| {
        let response = app.submit("/forgot", &[("email", email)]).await;
        (response.status(), response.text().await.unwrap())
    };
    assert_eq!(forgot(EMAIL).await, forgot("nobody@example.com").await);
    app.mail(EMAIL, "Set a new password").await;
    app.settle().await;
    assert_eq!(app.mails("nobody@example.com").await.len(), 0);

    let refused = async |email: &str, password: &str| {
        let response = sign_in(&app, email, password).await;
        assert!(!response.headers().contains_key("set-cookie"));
        (
            response.status(),
            response.text().await.unwrap().replace(email, "…"),
        )
    };
    let wrong = refused(EMAIL, "not her password").await;
    assert_eq!(wrong.0, StatusCode::UNAUTHORIZED);
    assert_eq!(
        wrong,
        refused("nobody@example.com", "not her password").await
    );
    // Neither the old password works, nor does the one that a stranger signed up with.
    assert!(opens(&app, &cookie(&sign_in(&app, EMAIL, PASSWORD).await)).await);
}

#[tokio::test]
async fn a_stranger_who_signs_up_first_does_not_choose_the_password() {
    let app = TestApp::start().await;
    let eves = "known to eve only";
    let fields = [("name", "Eve"), ("email", EMAIL), ("password", eves)];
    assert_eq!(
        app.submit("/signup", &fields).await.status(),
        StatusCode::OK
    );
    let eves_link = link(&app.mail(EMAIL, "Please confirm").await.text, "/confirm");
    sign_up(&app, EMAIL).await;
    let newest = app.until("ada has a link of her own", async || {
        let mut mails = app.mails(EMAIL).await;
        (mails.len() == 2).then(|| mails.swap_remove(0).mail.text)
    });
    let confirm = link(&newest.await, "/confirm");
    let token = confirm.split_once("?token=").unwrap().1;
    assert_eq!(
        app.submit("/confirm", &[("token", token)]).await.status(),
        StatusCode::OK
    );

    assert!(opens(&app, &cookie(&sign_in(&app, EMAIL, PASSWORD).await)).await);
    assert_eq!(
        sign_in(&app, EMAIL, eves).await.status(),
        StatusCode::UNAUTHORIZED
    );
    let token = eves_link.split_once("?token=").unwrap().1;
    assert_eq!(
        app.submit("/confirm", &[("token", token)]).await.status(),
        StatusCode::GONE
    );
    assert_eq!(
        sign_in(&app, EMAIL, eves).await.status(),
        StatusCode::UNAUTHORIZED
    );
}

#[tokio::test]
async fn a_refused_form_keeps_what_was_typed_but_not_the_password() {
    let app = TestApp::start().await;
    let fields = [
        ("name", "Ada \"M\""),
        ("email", "ada@nowhere"),
        ("password", "secret123"),
    ];
    let response = app.submit("/signup", &fields).await;
    assert_eq!(response.status(), StatusCode::UNPROCESSABLE_ENTITY);
    let html = response.text().await.unwrap();
    assert!(html.contains("value=\"ada@nowhere\""), "{html}");
    assert!(html.contains("value=\"Ada &quot;M&quot;\""), "{html}");
    assert!(
        html.contains("Please enter an e-mail address like"),
        "{html}"
    );
    assert!(
        html.contains("Please choose at least 10 characters."),
        "both at once: {html}"
    );
    assert!(!html.contains("secret123"), "{html}");
    let forgot = app.submit("/forgot", &[("email", "nonsense")]).await;
    assert_eq!(forgot.status(), StatusCode::UNPROCESSABLE_ENTITY);
    assert!(forgot.text().await.unwrap().contains("value=\"nonsense\""));
}

#[tokio::test]
async fn a_cookie_signed_by_somebody_else_is_nobody() {
    let (ours, theirs) = (Keyring::entry("a", &[1; 32]), Keyring::entry("a", &[2; 32]));
    let app = TestApp::start_with(&[("SECRET_KEYS", &ours)]).await;
    app.creator(EMAIL).await;
    let good = cookie(&sign_in(&app, EMAIL, PASSWORD).await);
    assert!(opens(&app, &good).await);
    let (header, rest) = good.split_once('=').unwrap().1.split_once('.').unwrap();
    let claims = rest.split_once('.').unwrap().0;
    for forged in [
        format!("session={header}.{claims}."),
        format!("session={header}.{claims}.AAAA"),
        // {"alg":"none","kid":"a"}
        format!("session=eyJhbGciOiJub25lIiwia2lkIjoiYSJ9.{claims}."),
        "session=nonsense".to_owned(),
        "session=".to_owned(),
    ] {
        assert!(!opens(&app, &forged).await, "{forged}");
    }
    let app = app.restart_with(&[("SECRET_KEYS", &theirs)]).await;
    assert!(
        !opens(&app, &good).await,
        "the session is there, the signature is not ours"
    );
    let app = app.restart_with(&[("SECRET_KEYS", &ours)]).await;
    assert!(opens(&app, &good).await);
    app.clock.advance(7 * DAY);
    assert!(!opens(&app, &good).await, "a sign-in ends by itself");
}

#[tokio::test]
async fn other_sites_cannot_press_our_buttons() {
    let app = TestApp::start().await;
    app.creator(EMAIL).await;
    let cookie = cookie(&sign_in(&app, EMAIL, PASSWORD).await);
    for (name, value) in [
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
        ("origin", "https://evil.example"),
        ("origin", "null"),
    ] {
        for path in [
            "/logout",
            "/signup",
            "/forgot",
            "/api/checkout",
            "/api/console/create_product",
        ] {
            let request = app.request(Method::POST, path).header(name, value);
            let response = request
                .form(&[("email", "eve@example.com")])
                .send()
                .await
                .unwrap();
            assert_eq!(
                response.status(),
                StatusCode::FORBIDDEN,
                "{name}: {value} {path}"
            );
        }
    }
    assert!(opens(&app, &cookie).await, "still signed in");
    app.settle().await;
    assert_eq!(app.mails("eve@example.com").await.len(), 0);
    let own = app
        .request(Method::POST, "/logout")
        .header("origin", &app.url)
        .send()
        .await
        .unwrap();
    assert_eq!(own.status(), StatusCode::SEE_OTHER);
    assert!(!opens(&app, &cookie).await);
}

#[tokio::test]
async fn signing_in_leads_on_but_never_away() {
    let app = TestApp::start().await;
    app.creator(EMAIL).await;
    let fields = |next| [("email", EMAIL), ("password", PASSWORD), ("next", next)];
    for (next, leads_to) in [
        ("/console/pages?x=1", "/console/pages?x=1"),
        ("//evil.example", "/console"),
        ("/\\evil.example", "/console"),
        ("https://evil.example", "/console"),
        ("/console\r\nSet-Cookie: a=b", "/console"),
    ] {
        let response = app.submit("/login", &fields(next)).await;
        assert_eq!(response.headers()["location"], leads_to, "{next:?}");
        let signed_in = app.request(Method::GET, "/login").query(&[("next", next)]);
        let response = signed_in.send().await.unwrap();
        assert_eq!(response.headers()["location"], leads_to, "{next:?}");
    }
}
