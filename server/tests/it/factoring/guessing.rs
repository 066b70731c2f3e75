//! Somebody who has the password guesses codes.

use super::{Browser, with_phone};
use crate::app::TestApp;
use domain::time::MINUTE;
use reqwest::StatusCode;

#[tokio::test]
async fn after_five_wrong_codes_nobody_may_guess_for_a_while() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let (phone, recovery) = with_phone(&app, &ada).await;
    let thief = Browser::new(&app);
    for _ in 0..5 {
        // Each time with a fresh sign-in: it is the account that counts.
        thief.half_sign_in(&ada.email).await;
        assert_eq!(
            thief.enter("000000").await.0,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    app.mail(&ada.email, "Somebody knows your password").await;
    let right = phone.next(&app);
    let (status, html) = thief.enter(&right).await;
    assert_eq!(status, StatusCode::TOO_MANY_REQUESTS);
    assert!(html.contains("Please try again in 14 minutes"), "{html}");

    // It does not keep the owner out.
    let owner = Browser::new(&app);
    owner.half_sign_in(&ada.email).await;
    let fields = [("recovery", recovery[3].as_str())];
    let answer = owner.submit("/login/code", &fields).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);

    // One that is right begins the count anew; and time passes for everybody else.
    for _ in 0..5 {
        thief.half_sign_in(&ada.email).await;
        assert_eq!(
            thief.enter("000000").await.0,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    app.clock.advance(15 * MINUTE);
    for _ in 0..5 {
        thief.half_sign_in(&ada.email).await;
        assert_eq!(
            thief.enter("000000").await.0,
            StatusCode::UNPROCESSABLE_ENTITY
        );
    }
    app.clock.advance(15 * MINUTE);
    thief.half_sign_in(&ada.email).await;
    let (status, html) = thief.enter("000000").await;
    assert_eq!(
        status,
        StatusCode::TOO_MANY_REQUESTS,
        "longer each time: {html}"
    );
    app.clock.advance(15 * MINUTE);
    let owner = Browser::new(&app);
    owner.half_sign_in(&ada.email).await;
    assert_eq!(
        owner.enter(&phone.next(&app)).await.0,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn a_hundred_at_once_are_a_hundred() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    with_phone(&app, &ada).await;
    let thief = Browser::new(&app);
    thief.half_sign_in(&ada.email).await;
    let guesses = (0..40).map(|guess| {
        let code = format!("{guess:06}");
        let thief = &thief;
        async move { thief.enter(&code).await.0 }
    });
    let answers = futures::future::join_all(guesses).await;
    let looked_at = answers
        .iter()
        .filter(|status| **status != StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(looked_at.count(), 5);
}
