//! Stripe's limits, each at its edge.

use crate::stage::Stage;

const PRICE: &str = "line_items[0][price_data][unit_amount]";
const CURRENCY: &str = "line_items[0][price_data][currency]";

#[tokio::test]
async fn amounts_have_an_edge_in_every_currency() {
    let stage = Stage::new().await;
    for (currency, amount, fits) in [
        ("usd", "49", false),
        ("usd", "50", true),
        ("gbp", "29", false),
        ("gbp", "30", true),
        ("huf", "17499", false),
        ("huf", "17500", true),
        ("jpy", "49", false),
        ("jpy", "50", true),
        ("jpy", "50.5", false),
        ("kwd", "1005", false),
        ("kwd", "1010", true),
        ("isk", "10050", false),
        ("isk", "10000", true),
        ("ugx", "100050", false),
        ("ugx", "100000", true),
        ("usd", "99999999", true),
        ("usd", "100000000", false),
        ("xyz", "1000", false),
    ] {
        let reply = stage
            .session_with(&[(CURRENCY, currency), (PRICE, amount)])
            .await;
        let expected = if fits { 200 } else { 400 };
        assert_eq!(
            reply.status, expected,
            "{amount} {currency}: {}",
            reply.body
        );
    }
}

#[tokio::test]
async fn a_session_lives_for_half_an_hour_at_least_and_a_day_at_most() {
    let stage = Stage::new().await;
    for (seconds, fits) in [
        (1_790, false),
        (1_810, true),
        (86_390, true),
        (86_410, false),
    ] {
        let at = (stage.now().await + seconds).to_string();
        let reply = stage.session_with(&[("expires_at", &at)]).await;
        assert_eq!(reply.status == 200, fits, "{seconds}: {}", reply.body);
    }
}

#[tokio::test]
async fn a_session_has_a_hundred_lines_at_most() {
    let stage = Stage::new().await;
    let name = |line: usize, part: &str| format!("line_items[{line}]{part}");
    for (lines, status) in [(100, 200), (101, 400)] {
        let mut form = Vec::new();
        for line in 1..lines {
            form.push((name(line, "[quantity]"), "1"));
            form.push((name(line, "[price_data][currency]"), "eur"));
            form.push((name(line, "[price_data][unit_amount]"), "100"));
            form.push((name(line, "[price_data][product_data][name]"), "Thing"));
        }
        let form: Vec<_> = form
            .iter()
            .map(|(name, value)| (name.as_str(), *value))
            .collect();
        let reply = stage.session_with(&form).await;
        assert_eq!(reply.status, status, "{lines}: {}", reply.body);
        if status != 200 {
            assert_eq!(reply.body["error"]["param"], "line_items");
            continue;
        }
        let path = format!(
            "v1/checkout/sessions/{}",
            reply.body["id"].as_str().unwrap()
        );
        let full = stage.get(&format!("{path}?expand[]=line_items")).await.body;
        let items = &full["line_items"];
        assert_eq!(
            items["data"].as_array().unwrap().len(),
            10,
            "the first handful"
        );
        assert_eq!(items["has_more"], true);
        let last = items["data"][9]["id"].as_str().unwrap();
        let query = format!("limit=100&starting_after={last}");
        let rest = stage.get(&format!("{path}/line_items?{query}")).await.body;
        assert_eq!(rest["data"].as_array().unwrap().len(), 90);
        assert_eq!(rest["has_more"], false);
        let first = rest["data"][0]["id"].as_str().unwrap();
        let query = format!("limit=2&ending_before={first}");
        let before = stage.get(&format!("{path}/line_items?{query}")).await.body;
        assert_eq!(before["data"][1]["id"], last);
        let wrong = stage
            .get(&format!("{path}/line_items?starting_after=li_no"))
            .await;
        assert_eq!(wrong.status, 400);
    }
}

#[tokio::test]
async fn metadata_has_fifty_pairs_of_limited_length() {
    let stage = Stage::new().await;
    let session = |form: Vec<(String, String)>| {
        let stage = &stage;
        async move {
            let form: Vec<_> = form.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
            stage.session_with(&form).await.status
        }
    };
    for (pairs, status) in [(50, 200), (51, 400)] {
        let form = (0..pairs).map(|n| (format!("metadata[k{n}]"), "v".to_owned()));
        assert_eq!(session(form.collect()).await, status, "{pairs}");
    }
    for (key, value, status) in [(40, 500, 200), (41, 1, 400), (1, 501, 400)] {
        let form = vec![(format!("metadata[{}]", "k".repeat(key)), "v".repeat(value))];
        assert_eq!(session(form).await, status, "{key} {value}");
    }
}
