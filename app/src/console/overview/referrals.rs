//! Where visitors came from, and what became of them.

use super::plots::percent;
use crate::{parts::chart::ShareBar, spoken::words};
use domain::{
    Money,
    stats::{OfReferral, conversion},
    visit::Referral,
};
use leptos::prelude::*;
use words::Words;

/// How many places have a row of their own.
const ROWS: usize = 8;

/// Where visitors came from, the most visitors first.
#[component]
pub fn Referrals(
    /// The places.
    referrals: Vec<OfReferral>,
) -> impl IntoView {
    let w = words();
    if referrals.is_empty() {
        return ().into_any();
    }
    let referrals = cut(referrals);
    let most = referrals.iter().map(|from| from.visitors).max();
    let most = most.unwrap_or_default().max(1);
    let rows = referrals
        .into_iter()
        .map(|from| row(w, from, most))
        .collect_view();
    view! {
        <section class="referrals stack stack--tight" aria-labelledby="referrals">
            <h3 id="referrals">{w.overview_referrals()}</h3>
            <div class="table-wrap">
                <table class="table table--cards referrals__table">
                    <thead>
                        <tr>
                            <th scope="col">{w.overview_referral()}</th>
                            <th scope="col" class="table__number">
                                {w.overview_visitors()}
                            </th>
                            <th scope="col" class="table__number">
                                {w.overview_orders()}
                            </th>
                            <th scope="col" class="table__number">
                                {w.overview_conversion()}
                            </th>
                            <th scope="col" class="table__number">
                                {w.overview_revenue()}
                            </th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

/// The first ones, and the rest as one.
fn cut(mut referrals: Vec<OfReferral>) -> Vec<OfReferral> {
    if referrals.len() <= ROWS {
        return referrals;
    }
    let mut others = OfReferral {
        referral: Referral::others(),
        ..OfReferral::default()
    };
    for from in referrals.split_off(ROWS - 1) {
        others.views += from.views;
        others.visitors += from.visitors;
        others.orders += from.orders;
        for taken in from.money {
            others.ordered(0, taken);
        }
    }
    referrals.push(others);
    referrals
}

fn row(w: Words, from: OfReferral, most: i64) -> impl IntoView {
    let (name, more) = named(w, &from.referral);
    let money: Vec<_> = from
        .money
        .iter()
        .filter(|taken| taken.revenue != 0)
        .map(|taken| {
            let (minor, currency) = (taken.revenue, taken.currency);
            w.money(Money { minor, currency }.into())
        })
        .collect();
    let money = if money.is_empty() {
        "–".to_owned()
    } else {
        money.join(" + ")
    };
    let share = conversion(from.orders, from.visitors);
    let share = share.map_or_else(|| "–".to_owned(), |share| percent(w, share));
    view! {
        <tr>
            <th scope="row">
                <span class="referrals__name">{name}</span>
                {(!more.is_empty()).then(|| view! { <span class="table__note">{more}</span> })}
                <ShareBar share=conversion(from.visitors, most).unwrap_or_default() />
            </th>
            <td class="table__number" data-label=w.overview_visitors()>
                {w.number(from.visitors)}
            </td>
            <td class="table__number" data-label=w.overview_orders()>
                {w.number(from.orders)}
            </td>
            <td class="table__number" data-label=w.overview_conversion()>
                {share}
            </td>
            <td class="table__number" data-label=w.overview_revenue()>
                {money}
            </td>
        </tr>
    }
}

/// What a place is called, and what else is known of it. These words are strangers': only ever text.
fn named(w: Words, from: &Referral) -> (String, String) {
    if from.is_others() {
        return (w.overview_referral_others().to_owned(), String::new());
    }
    if from.is_embedded() {
        let place = match from.referrer.as_str() {
            "" => w.share_embedded().to_owned(),
            site => w.share_embedded_on(site),
        };
        return (place, from.utm_campaign.clone());
    }
    let mut parts = [
        &from.utm_source,
        &from.referrer,
        &from.utm_medium,
        &from.utm_campaign,
    ]
    .into_iter()
    .filter(|part| !part.is_empty());
    let has_place = !from.utm_source.is_empty() || !from.referrer.is_empty();
    let name = has_place.then(|| parts.next().cloned()).flatten();
    let name = name.unwrap_or_else(|| w.overview_referral_unknown().to_owned());
    let more: Vec<_> = parts.map(String::as_str).collect();
    (name, more.join(" · "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use words::Language;

    fn name(fields: &[(&str, &str)]) -> (String, String) {
        let from = Referral::read(fields.iter().copied());
        named(Words::of(Language::English), &from)
    }

    #[test]
    fn a_place_is_called_by_what_is_known_best() {
        let told = |name: &str, more: &str| (name.to_owned(), more.to_owned());
        assert_eq!(name(&[]), told("Direct, or unknown", ""));
        assert_eq!(name(&[("referrer", "a.example")]), told("a.example", ""));
        let newsletter = [("utm_source", "mail"), ("utm_campaign", "spring")];
        assert_eq!(name(&newsletter), told("mail", "spring"));
        let both = [("referrer", "a.example"), ("utm_source", "b")];
        assert_eq!(name(&both), told("b", "a.example"));
        let frame = ("utm_medium", "embedded");
        let blog = [("referrer", "a.example"), frame];
        assert_eq!(name(&blog), told("Embedded on a.example", ""));
        assert_eq!(name(&[frame]), told("Embedded on another site", ""));
        let nowhere = [("utm_campaign", "spring")];
        assert_eq!(name(&nowhere), told("Direct, or unknown", "spring"));
    }

    #[test]
    fn the_rest_is_one_row_and_nothing_is_lost() {
        let from = |number: i64| OfReferral {
            referral: Referral::read([("utm_source", number.to_string())]),
            visitors: number,
            ..OfReferral::default()
        };
        let rows = cut((0..20).map(from).collect());
        assert_eq!(rows.len(), ROWS);
        assert_eq!(rows.iter().map(|row| row.visitors).sum::<i64>(), 190);
        assert!(rows.last().is_some_and(|row| row.referral.is_others()));
    }
}
