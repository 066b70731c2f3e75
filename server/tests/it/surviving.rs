//! Surviving: crashes, restarts, work that fails, and a good end.

use crate::app::{PASSWORD, TestApp, last_part};
use backend::{
    clock::Clock,
    db::{self, jobs::NewJob},
    flows::account,
    jobs::{self, Job},
    letters::Letter,
};
use domain::{
    Timestamp,
    id::{CreatorId, OrderId},
    time::{HOUR, MINUTE, SECOND},
};
use reqwest::{Client, Method, StatusCode, redirect::Policy};
use serde_json::json;

/// A moment at which clocks of tests stand still.
const NOON: Timestamp = Timestamp::from_millis(1_900_000_000_000);

#[tokio::test]
async fn a_checkout_outlives_a_crash_and_is_paid_after_it() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let app = app.crash_and_restart().await;
    assert_eq!(
        app.public(&shop.short_id).await["phase"],
        "sold_out",
        "still held"
    );
    app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
    let stock = json!({ "limit": 1, "sold": 1, "held": 0, "left": 0 });
    assert_eq!(app.public(&shop.short_id).await["stock"], stock);
}

#[tokio::test]
async fn mails_that_were_not_sent_before_a_crash_are_sent_after_it_once() {
    let mut app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    app.stop_work().await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let order_page = app.pay(&payment, "pay").await;
    app.order_is(&shop.ada, "completed").await;
    assert_eq!(app.mails("bea@example.com").await.len(), 0);

    let app = app.crash_and_restart().await;
    app.mail("bea@example.com", "Your receipt").await;
    app.mail("ada@example.com", "You sold something").await;
    assert_eq!(
        app.get(&order_page).await.status(),
        StatusCode::OK,
        "the buyer's key still fits"
    );
    app.settle().await;
    let app = app.crash_and_restart().await;
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1);
    assert_eq!(app.mails("ada@example.com").await.len(), 1);
}

#[tokio::test]
async fn a_payment_made_while_the_server_is_down_is_noticed() {
    let (app, service) = TestApp::start_with_payments_elsewhere().await;
    let shop = app.shop(json!({})).await;
    let payment = app.checkout(&shop.short_id, "bea@example.com").await;
    let down = app.crash().await;
    let browser = Client::builder().redirect(Policy::none()).build().unwrap();
    let paid = browser
        .post(&payment)
        .form(&[("outcome", "pay")])
        .send()
        .await
        .unwrap();
    assert_eq!(paid.status(), StatusCode::SEE_OTHER);
    assert!(
        browser.get(&down.url).send().await.is_err(),
        "nobody is there"
    );

    let app = down.restart().await;
    app.order_is(&shop.ada, "completed").await;
    app.mail("bea@example.com", "Your receipt").await;
    app.settle().await;
    assert_eq!(app.mails("bea@example.com").await.len(), 1);
    service.stop().await;
}

#[tokio::test]
async fn what_the_real_program_acknowledged_survives_kill_9() {
    for killed in [
        "before the payment",
        "right after it",
        "after the order page",
    ] {
        let app = TestApp::start().await;
        let shop = app.shop(json!({ "stockLimit": 5 })).await;
        let down = app.crash().await;
        let mut program = down.as_process().await;
        let browser = Client::builder().redirect(Policy::none()).build().unwrap();
        let go = async |url: &str, fields: &[(&str, &str)]| {
            let answer = browser.post(url).form(fields).send().await.unwrap();
            assert_eq!(answer.status(), StatusCode::SEE_OTHER);
            answer.headers()["location"].to_str().unwrap().to_owned()
        };
        let buy = [
            ("short_id", shop.short_id.as_str()),
            ("email", "bea@example.com"),
        ];
        let payment = go(&format!("{}/api/checkout", down.url), &buy).await;
        if killed == "before the payment" {
            drop(program);
            program = down.as_process().await;
        }
        let order_page = go(&payment, &[("outcome", "pay")]).await;
        if killed == "after the order page" {
            browser.get(&order_page).send().await.unwrap();
        }
        drop(program);

        let app = down.restart().await;
        // What the dead program was working on becomes free.
        app.clock.advance(2 * MINUTE);
        app.order_is(&shop.ada, "completed").await;
        // At least once: a mail that is handed over when the program dies goes out again.
        app.mail("bea@example.com", "Your receipt").await;
        let stock = json!({ "limit": 5, "sold": 1, "held": 0, "left": 4 });
        assert_eq!(
            app.public(&shop.short_id).await["stock"],
            stock,
            "killed {killed}"
        );
        assert_eq!(app.orders(&shop.ada).await.len(), 1, "killed {killed}");
    }
}

#[tokio::test]
async fn an_order_without_a_payment_page_gives_its_copy_back() {
    // The program dies between holding the copy and hearing from the payment service: what stays
    // is what an answer that never comes leaves behind.
    let app = TestApp::start().await;
    let shop = app.shop(json!({ "stockLimit": 1 })).await;
    app.simulate("outage", json!({ "for": 600, "mode": "hang" }))
        .await;
    let url = format!("{}/api/checkout", app.url);
    let fields = [
        ("short_id", shop.short_id.clone()),
        ("email", "bea@example.com".to_owned()),
    ];
    let asking = tokio::spawn(Client::new().post(url).form(&fields).send());
    app.until("the copy is held", async || {
        (app.public(&shop.short_id).await["stock"]["held"] == 1).then_some(())
    })
    .await;
    asking.abort();
    let app = app.crash_and_restart().await;
    app.wait_together(32).await;
    app.order_is(&shop.ada, "failed").await;
    assert_eq!(app.public(&shop.short_id).await["stock"]["left"], 1);
}

#[tokio::test]
async fn work_that_moves_money_is_never_put_aside() {
    let mut app = TestApp::start_at(Clock::fixed(NOON)).await;
    app.stop_work().await;
    let job = Job::SubmitEvidence {
        order: OrderId::trusted(app.backend.new_id()),
        dispute: "dp_of_no_order".to_owned(),
    };
    let mut tx = app.backend.db.write().await.unwrap();
    jobs::enqueue(&app.backend, &mut tx, &job, None, NOON)
        .await
        .unwrap();
    tx.commit().await.unwrap();
    for _ in 0..40 {
        run_all(&app).await;
        app.clock.advance(HOUR);
    }
    assert_eq!(parked(&app).await, 0);
    let mut c = app.backend.db.fresh().await.unwrap();
    assert!(db::jobs::backlog(&mut c, app.backend.now()).await.unwrap() > 0);
}

async fn run_all(app: &TestApp) {
    while jobs::run_next(&app.backend).await.unwrap() {}
}

async fn parked(app: &TestApp) -> i64 {
    let mut c = app.backend.db.fresh().await.unwrap();
    db::jobs::counts(&mut c).await.unwrap().1
}

#[tokio::test]
async fn work_that_fails_is_tried_less_and_less_often_and_put_aside_visibly() {
    let mut app = TestApp::start_at(Clock::fixed(NOON)).await;
    app.stop_work().await;
    let mut tx = app.backend.db.write().await.unwrap();
    let job = NewJob {
        id: &app.backend.new_id(),
        kind: "send",
        payload: r#"{"job":"of a newer version"}"#,
        dedupe_key: None,
        run_at: NOON,
    };
    db::jobs::insert(&mut tx, &job, NOON).await.unwrap();
    tx.commit().await.unwrap();
    for attempt in 1..=28_u32 {
        assert_eq!(parked(&app).await, 0, "attempt {attempt}");
        run_all(&app).await;
        let wait = (SECOND << attempt.min(16)).min(6 * HOUR);
        app.clock.advance(wait - 1);
        run_all(&app).await;
        app.clock.advance(1);
    }
    assert_eq!(parked(&app).await, 1, "four days, and no more");
    app.wait_for_days(2);
    run_all(&app).await;
    assert_eq!(parked(&app).await, 1, "it stays where a person can see it");
}

/// Writes letters to a creator without sending them.
async fn write(app: &TestApp, creator: &str, letters: usize) {
    let mut tx = app.backend.db.write().await.unwrap();
    for _ in 0..letters {
        let letter = Letter::ResetPassword {
            creator: CreatorId::parse(creator).unwrap(),
        };
        jobs::send(&app.backend, &mut tx, letter, None)
            .await
            .unwrap();
    }
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn what_a_dead_worker_had_claimed_another_one_does() {
    let mut app = TestApp::start_at(Clock::fixed(NOON)).await;
    app.stop_work().await;
    let ada = app.creator("ada@example.com").await;
    write(&app, &ada.id, 1).await;
    let mut tx = app.backend.db.write().await.unwrap();
    let claimed = db::jobs::claim(&mut tx, NOON, NOON.plus(2 * MINUTE), [""; 2])
        .await
        .unwrap();
    assert_eq!(claimed.unwrap().kind, "send");
    tx.commit().await.unwrap();

    app.clock.advance(2 * MINUTE - 1);
    run_all(&app).await;
    assert_eq!(
        app.mails(&ada.email).await.len(),
        0,
        "somebody may still be working on it"
    );
    app.clock.advance(1);
    run_all(&app).await;
    assert_eq!(app.mails(&ada.email).await.len(), 1);
}

#[tokio::test]
async fn work_that_was_moved_while_it_was_done_is_done_again() {
    let mut app = TestApp::start_at(Clock::fixed(NOON)).await;
    app.stop_work().await;
    let shop = app.shop(json!({ "doubleOptIn": false })).await;
    let mut tx = app.backend.db.write().await.unwrap();
    let lease = NOON.plus(2 * MINUTE);
    let telling = db::jobs::claim(&mut tx, NOON, lease, [""; 2])
        .await
        .unwrap()
        .unwrap();
    tx.commit().await.unwrap();
    assert_eq!(telling.kind, "launch");

    // While a worker tells everybody that the page is open, its launch is put off.
    let path = format!("/pages/{}", shop.page);
    let change = json!({ "launchAt": NOON.plus(HOUR).to_string() });
    let (status, page) = app.api(&shop.ada.key, Method::PATCH, &path, change).await;
    assert_eq!(status, StatusCode::OK, "{page}");
    let mut tx = app.backend.db.write().await.unwrap();
    db::jobs::finish(&mut tx, &telling, NOON).await.unwrap();
    tx.commit().await.unwrap();

    let fields = [
        ("short_id", shop.short_id.as_str()),
        ("email", "bea@example.com"),
    ];
    assert_eq!(
        app.submit("/api/register", &fields).await.status(),
        StatusCode::SEE_OTHER
    );
    app.clock.advance(HOUR);
    run_all(&app).await;
    app.mail("bea@example.com", "It is open").await;
}

#[tokio::test]
async fn four_workers_share_the_work_and_repeat_none() {
    let mut app = TestApp::start_at(Clock::fixed(NOON)).await;
    app.stop_work().await;
    let ada = app.creator("ada@example.com").await;
    write(&app, &ada.id, 30).await;
    tokio::join!(run_all(&app), run_all(&app), run_all(&app), run_all(&app));
    run_all(&app).await;
    assert_eq!(app.mails(&ada.email).await.len(), 30);
}

#[tokio::test]
async fn a_good_end_ends_streams_and_finishes_what_is_under_way() {
    let app = TestApp::start().await;
    let shop = app.shop(json!({})).await;
    let mut events = app.get(&format!("/p/{}/events", shop.short_id)).await;
    assert!(events.chunk().await.unwrap().is_some(), "an open window");
    let token = app.buy(&shop.short_id, "bea@example.com").await;
    let download = app.press_download(&token, &shop.file).await;
    let download = app.get(&download).await;
    let began = std::time::Instant::now();
    let (bytes, ()) = tokio::join!(download.bytes(), app.stop());
    assert_eq!(bytes.unwrap().len(), 24);
    while events.chunk().await.unwrap().is_some() {}
    assert!(
        began.elapsed().as_secs() < 20,
        "it did not wait for windows to be closed"
    );
}

#[tokio::test]
async fn a_restart_signs_nobody_out() {
    let app = TestApp::start().await;
    let ada = app.creator("ada@example.com").await;
    let entered = account::sign_in(&app.backend, &ada.email, PASSWORD, "").await;
    let account::Entered::In(signed_in) = entered.unwrap() else {
        panic!("the password is enough");
    };
    let app = app.crash_and_restart().await;
    let session = account::session(&app.backend, &signed_in.jwt)
        .await
        .unwrap();
    assert_eq!(session.unwrap().creator.id.as_str(), last_part(&ada.id));
}
