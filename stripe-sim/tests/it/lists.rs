//! Lists: pages, cursors, filters.

use std::collections::HashSet;

use serde_json::Value;

use crate::stage::Stage;

fn ids(list: &Value) -> Vec<String> {
    let data = list["data"].as_array().unwrap().iter();
    data.map(|row| row["id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_overlap() {
    let stage = Stage::new().await;
    let mut made = Vec::new();
    for _ in 0..5 {
        made.push(stage.session().await);
    }
    made.reverse();
    let first = stage.get("v1/checkout/sessions?limit=2").await.body;
    assert_eq!(first["object"], "list");
    assert_eq!(first["url"], "/v1/checkout/sessions");
    assert_eq!(first["has_more"], true);
    assert_eq!(ids(&first), made[..2]);
    let next = format!("v1/checkout/sessions?limit=2&starting_after={}", made[1]);
    assert_eq!(ids(&stage.get(&next).await.body), made[2..4]);
    let last = format!("v1/checkout/sessions?limit=2&starting_after={}", made[3]);
    let last = stage.get(&last).await.body;
    assert_eq!(
        (ids(&last), &last["has_more"]),
        (made[4..].to_vec(), &Value::Bool(false))
    );
    let before = format!("v1/checkout/sessions?limit=2&ending_before={}", made[3]);
    let before = stage.get(&before).await.body;
    assert_eq!(
        (ids(&before), &before["has_more"]),
        (made[1..3].to_vec(), &Value::Bool(true))
    );
}

#[tokio::test]
async fn bad_cursors_and_limits_are_refused() {
    let stage = Stage::new().await;
    for query in [
        "limit=0",
        "limit=101",
        "limit=x",
        "starting_after=cs_test_no",
        "colour=red",
    ] {
        assert_eq!(
            stage
                .get(&format!("v1/checkout/sessions?{query}"))
                .await
                .status,
            400,
            "{query}"
        );
    }
}

#[tokio::test]
async fn sessions_are_found_by_status_and_payment() {
    let stage = Stage::new().await;
    let open = stage.session().await;
    let paid = stage.paid_session().await;
    let list = stage.get("v1/checkout/sessions?status=open").await.body;
    assert_eq!(ids(&list), [open]);
    let intent = paid["payment_intent"].as_str().unwrap();
    let list = stage
        .get(&format!("v1/checkout/sessions?payment_intent={intent}"))
        .await
        .body;
    assert_eq!(ids(&list), [paid["id"].as_str().unwrap()]);
}

#[tokio::test]
async fn events_are_found_by_type_and_time() {
    let stage = Stage::new().await;
    stage.paid_session().await;
    let middle = stage
        .control("clock", serde_json::json!({"advance": 60}))
        .await
        .body["now"]
        .clone();
    stage.paid_session().await;

    let completed = stage
        .get("v1/events?type=checkout.session.completed")
        .await
        .body;
    assert_eq!(ids(&completed).len(), 2);
    let query = "types[]=charge.succeeded&types[]=payment_intent.succeeded";
    let several = stage.get(&format!("v1/events?{query}")).await.body;
    assert_eq!(ids(&several).len(), 4);
    let later = stage
        .get(&format!("v1/events?created[gte]={middle}"))
        .await
        .body;
    let earlier = stage
        .get(&format!("v1/events?created[lt]={middle}"))
        .await
        .body;
    assert_eq!((ids(&later).len(), ids(&earlier).len()), (4, 4));
    let all: HashSet<_> = ids(&later).into_iter().chain(ids(&earlier)).collect();
    assert_eq!(all.len(), 8);

    let id = &ids(&completed)[0];
    let event = stage.get(&format!("v1/events/{id}")).await.body;
    assert_eq!(event["object"], "event");
    assert_eq!(event["livemode"], false);
    assert_eq!(event["data"]["object"]["object"], "checkout.session");
    assert!(event["api_version"].is_string());
}

#[tokio::test]
async fn an_event_names_the_call_that_caused_it() {
    let stage = Stage::new().await;
    let session = stage.paid_session().await;
    let intent = session["payment_intent"].as_str().unwrap();
    let form = [("payment_intent", intent)];
    let refund = stage.post_with_key("v1/refunds", &form, "refund-1").await;
    let events = stage.get("v1/events?type=refund.created").await.body;
    let request = &events["data"][0]["request"];
    assert_eq!(
        request["id"],
        refund.headers["request-id"].to_str().unwrap()
    );
    assert_eq!(request["idempotency_key"], "refund-1");
    let paid = stage
        .get("v1/events?type=checkout.session.completed")
        .await
        .body;
    assert_eq!(paid["data"][0]["request"]["id"], Value::Null);
}

#[tokio::test]
async fn events_can_be_asked_for_by_at_most_twenty_types() {
    let stage = Stage::new().await;
    stage.paid_session().await;
    let types = |count: usize| {
        let others = (1..count).map(|n| format!("types[]=other.{n}"));
        let query: Vec<_> = others
            .chain(["types[]=charge.succeeded".to_owned()])
            .collect();
        format!("v1/events?{}", query.join("&"))
    };
    assert_eq!(ids(&stage.get(&types(20)).await.body).len(), 1);
    assert_eq!(stage.get(&types(21)).await.body["error"]["param"], "types");
    let both = "v1/events?type=charge.succeeded&types[]=charge.failed";
    assert_eq!(stage.get(both).await.status, 400);
}

#[tokio::test]
async fn events_come_newest_first_in_pages_either_way() {
    let stage = Stage::new().await;
    stage.paid_session().await;
    stage.paid_session().await;
    let all = ids(&stage.get("v1/events").await.body);
    let mut state = ids(&serde_json::json!({"data": stage.state().await["events"]}));
    assert_eq!(all, state);
    let page = async |query: String| ids(&stage.get(&format!("v1/events?{query}")).await.body);
    assert_eq!(
        page(format!("limit=3&starting_after={}", all[1])).await,
        all[2..5]
    );
    assert_eq!(
        page(format!("limit=3&ending_before={}", all[5])).await,
        all[2..5]
    );
    state.truncate(2);
    assert_eq!(page(format!("ending_before={}", all[2])).await, state);
}

#[tokio::test]
async fn a_range_of_dates_has_edges_inside_and_outside() {
    let stage = Stage::new().await;
    let id = stage.session().await;
    stage
        .post(&format!("v1/checkout/sessions/{id}/expire"), &[])
        .await;
    let at = stage.get("v1/events").await.body["data"][0]["created"]
        .as_i64()
        .unwrap();
    for (query, found) in [
        (format!("created[gte]={at}"), 1),
        (format!("created[gt]={at}"), 0),
        (format!("created[lte]={at}"), 1),
        (format!("created[lt]={at}"), 0),
        (format!("created={at}"), 1),
        (format!("created={}", at - 1), 0),
    ] {
        let list = stage.get(&format!("v1/events?{query}")).await.body;
        assert_eq!(ids(&list).len(), found, "{query}");
    }
}
