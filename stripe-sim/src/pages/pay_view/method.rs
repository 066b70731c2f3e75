//! Ways to pay, and the card.

use super::field::Field;
use super::{Visit, address};
use crate::pages::html::escape;
use crate::state::method::CARD;

/// Cards worth trying.
const TEST_CARDS: &[(&str, &str)] = &[
    ("4242 4242 4242 4242", "pays"),
    ("4000 0000 0000 0002", "is declined"),
    ("4000 0000 0000 9995", "has insufficient funds"),
    ("4000 0000 0000 0069", "has expired"),
    ("4000 0000 0000 0259", "pays and is disputed at once"),
    ("4000 0000 0000 7726", "pays; refunds stay pending"),
    ("4000 0000 0000 5126", "pays; refunds fail"),
];

/// The choice of ways to pay, and what each needs.
pub fn fields(visit: &Visit<'_>) -> String {
    let card = if visit.session.method_types.iter().any(|kind| kind == CARD) {
        card(visit)
    } else {
        String::new()
    };
    format!(
        r#"<fieldset class="methods"><legend>Payment method</legend>{}</fieldset>
{card}
{}"#,
        methods(visit),
        address::fields(visit),
    )
}

fn card(visit: &Visit<'_>) -> String {
    let typed = visit.typed;
    let fields = [
        Field {
            name: "number",
            label: "Card number",
            value: &typed.number,
            attributes: r#"inputmode="numeric" autocomplete="cc-number" list="test-cards""#,
            hint: Some("Use a test card, such as 4242 4242 4242 4242."),
        },
        Field {
            name: "expiry",
            label: "Expiry (MM / YY)",
            value: &typed.expiry,
            attributes: r#"inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY""#,
            hint: Some("Any date to come."),
        },
        Field {
            name: "cvc",
            label: "Security code",
            value: &typed.cvc,
            attributes: r#"inputmode="numeric" autocomplete="cc-csc" maxlength="4""#,
            hint: Some("Any three digits."),
        },
        Field {
            name: "name",
            label: "Name on card (optional)",
            value: &typed.name,
            attributes: r#"autocomplete="cc-name""#,
            hint: None,
        },
    ];
    let fields: String = fields
        .iter()
        .map(|field| field.html(visit.refusal))
        .collect();
    let each = |show: fn(&str, &str) -> String| -> String {
        let cards = TEST_CARDS.iter();
        cards.map(|(number, effect)| show(number, effect)).collect()
    };
    let options = each(|number, effect| format!(r#"<option value="{number}">{effect}</option>"#));
    let rows = each(|number, effect| format!("<div><dt>{number}</dt><dd>{effect}</dd></div>"));
    format!(
        r#"<div class="card">{fields}
<datalist id="test-cards">{options}</datalist>
<details><summary>More test cards</summary><dl class="cards">{rows}</dl></details></div>"#
    )
}

fn methods(visit: &Visit<'_>) -> String {
    let kinds = &visit.session.method_types;
    let chosen = kinds.iter().find(|kind| **kind == visit.typed.method);
    let chosen = chosen.or(kinds.first());
    let option = |kind: &String| {
        let label = if kind == CARD {
            "Card".to_owned()
        } else {
            format!("{} (settles later)", escape(&method_name(kind)))
        };
        let checked = if Some(kind) == chosen { " checked" } else { "" };
        format!(
            r#"<label><input type="radio" name="method" value="{}"{checked}> {label}</label>"#,
            escape(kind)
        )
    };
    kinds.iter().map(option).collect()
}

fn method_name(kind: &str) -> String {
    match kind {
        "acss_debit" => "Canadian pre-authorised debit".to_owned(),
        "au_becs_debit" => "BECS debit".to_owned(),
        "bacs_debit" => "Bacs debit".to_owned(),
        "customer_balance" => "Bank transfer".to_owned(),
        "sepa_debit" => "SEPA debit".to_owned(),
        "us_bank_account" => "US bank account".to_owned(),
        other => other.replace('_', " "),
    }
}
