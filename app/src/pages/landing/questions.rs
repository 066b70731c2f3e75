//! What people ask before they sign up.

use super::Terms;
use crate::spoken::words;
use ::words::Words;
use leptos::prelude::*;

/// Questions, each with its answer.
pub fn view(terms: Terms) -> impl IntoView {
    let w = words();
    let pairs = [
        (w.landing_cost_question(), cost(w, terms)),
        (w.landing_closed_question(), w.landing_closed().to_owned()),
        (w.landing_buyer_question(), w.landing_buyer().to_owned()),
        (w.landing_watch_question(), w.landing_watch().to_owned()),
    ];
    let pairs = pairs.map(|(question, answer)| {
        view! {
            <div>
                <dt>{question}</dt>
                <dd>{answer}</dd>
            </div>
        }
    });
    view! {
        <section class="landing__part" aria-labelledby="questions">
            <h2 id="questions">{w.landing_questions()}</h2>
            <dl class="answers-grid">{pairs.collect_view()}</dl>
        </section>
    }
}

fn cost(w: Words, terms: Terms) -> String {
    match terms {
        Terms::OneSeller => w.landing_cost_one().to_owned(),
        Terms::EachCreator { fee_bps: ..=0 } => w.landing_cost_own().to_owned(),
        Terms::EachCreator { fee_bps } => w.landing_cost_share(&percent(w, fee_bps)),
    }
}

/// Hundredths of a percent in percent, without zeros at the end: `2.5`.
fn percent(w: Words, bps: i64) -> String {
    let (whole, rest) = (w.number(bps / 100), bps % 100);
    if rest == 0 {
        return whole;
    }
    let fraction = format!("{rest:02}");
    [
        whole.as_str(),
        &w.decimal_mark().to_string(),
        fraction.trim_end_matches('0'),
    ]
    .concat()
}
