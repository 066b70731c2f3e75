//! How the payment page looks.

use crate::money::display;
use crate::pages::html::{escape, page};
use crate::pages::pay_form::{PayForm, Refusal};
use crate::state::session::Session;

/// Cards worth trying, shown on the page.
const TEST_CARDS: &[(&str, &str)] = &[
    ("4242 4242 4242 4242", "pays"),
    ("4000 0000 0000 0002", "is declined"),
    ("4000 0000 0000 9995", "has insufficient funds"),
    ("4000 0000 0000 0069", "has expired"),
    ("4000 0000 0000 0259", "pays and is disputed at once"),
];

/// The whole page.
pub fn view(base: &str, session: &Session, typed: &PayForm, refusal: Option<&Refusal>) -> String {
    let total = display(session.total(), &session.currency);
    let back = session
        .cancel_url
        .as_ref()
        .map_or_else(String::new, |address| {
            format!(r#"<a class="back" href="{}">← Back</a>"#, escape(address))
        });
    let body = format!(
        r#"<div class="checkout">
<header class="bar">{back}<span class="badge">Test mode</span></header>
<section class="summary" aria-labelledby="summary">
<h1 id="summary">Pay <span class="total">{total}</span></h1>
<ul class="lines">{lines}</ul>
<p class="sum"><span>Total due</span> <strong>{total}</strong></p>
</section>
<main>
{alert}
<form method="post" autocomplete="on">
{email}
{payment}
{tax}
<button class="button" type="submit">{button}</button>
<p class="hint">This is a simulated payment page. No money moves.</p>
{others}
</form>
</main>
</div>"#,
        lines = lines(session),
        alert = refusal.map_or_else(String::new, alert),
        email = email(session, typed, refusal),
        payment = if session.total() == 0 {
            String::new()
        } else {
            payment(session, typed, refusal)
        },
        tax = if session.tax_id_collection {
            tax(typed)
        } else {
            String::new()
        },
        button = if session.total() == 0 {
            "Complete order".to_owned()
        } else {
            format!("Pay {total}")
        },
        others = others(session),
    );
    page(base, &format!("Pay {total} (test mode)"), &body)
}

fn lines(session: &Session) -> String {
    session.lines.iter().fold(String::new(), |list, line| {
        let each = if line.quantity == 1 {
            String::new()
        } else {
            let price = display(line.unit_amount, &line.currency);
            format!(r#"<span class="each">{} × {price}</span>"#, line.quantity)
        };
        let description = line.description.as_ref().map_or_else(String::new, |text| {
            format!(r#"<span class="each">{}</span>"#, escape(text))
        });
        format!(
            r#"{list}<li><span class="what"><span>{}</span>{description}{each}</span> <span>{}</span></li>"#,
            escape(&line.name),
            display(line.amount(), &line.currency),
        )
    })
}

/// Without scripts, `autofocus` is what brings people to what went wrong.
fn alert(refusal: &Refusal) -> String {
    let focus = if refusal.field.is_none() {
        r#" tabindex="-1" autofocus"#
    } else {
        ""
    };
    format!(
        r#"<p class="alert" role="alert"{focus}>{}</p>"#,
        escape(&refusal.message)
    )
}

/// A labelled text field, marked when it is to blame.
struct Field<'a> {
    name: &'static str,
    label: &'static str,
    value: &'a str,
    attributes: &'static str,
}

impl Field<'_> {
    fn html(&self, refusal: Option<&Refusal>) -> String {
        let blamed = refusal.filter(|refusal| refusal.field == Some(self.name));
        let (invalid, message) = blamed.map_or_else(Default::default, |refusal| {
            let id = format!("{}-error", self.name);
            (
                format!(r#" aria-invalid="true" aria-describedby="{id}" autofocus"#),
                format!(
                    r#"<span class="wrong" id="{id}">{}</span>"#,
                    escape(&refusal.message)
                ),
            )
        });
        format!(
            r#"<p class="field {name}"><label for="{name}">{label}</label><input id="{name}" name="{name}" value="{value}" {attributes}{invalid}>{message}</p>"#,
            name = self.name,
            label = self.label,
            value = escape(self.value),
            attributes = self.attributes,
        )
    }
}

fn email(session: &Session, typed: &PayForm, refusal: Option<&Refusal>) -> String {
    let attributes = if session.customer_email.is_some() {
        r#"type="email" readonly"#
    } else {
        r#"type="email" autocomplete="email" required"#
    };
    Field {
        name: "email",
        label: "E-mail",
        value: &typed.email,
        attributes,
    }
    .html(refusal)
}

fn payment(session: &Session, typed: &PayForm, refusal: Option<&Refusal>) -> String {
    let number = Field {
        name: "number",
        label: "Card number",
        value: &typed.number,
        attributes: r#"inputmode="numeric" autocomplete="cc-number" list="test-cards""#,
    };
    let expiry = Field {
        name: "expiry",
        label: "Expiry (MM / YY)",
        value: &typed.expiry,
        attributes: r#"inputmode="numeric" autocomplete="cc-exp" placeholder="MM / YY""#,
    };
    let cvc = Field {
        name: "cvc",
        label: "Security code",
        value: &typed.cvc,
        attributes: r#"inputmode="numeric" autocomplete="cc-csc" maxlength="4""#,
    };
    let name = Field {
        name: "name",
        label: "Name on card (optional)",
        value: &typed.name,
        attributes: r#"autocomplete="cc-name""#,
    };
    let options = TEST_CARDS
        .iter()
        .fold(String::new(), |all, (number, effect)| {
            format!(r#"{all}<option value="{number}">{effect}</option>"#)
        });
    let rows = TEST_CARDS
        .iter()
        .fold(String::new(), |all, (number, effect)| {
            format!("{all}<dt>{number}</dt><dd>{effect}</dd>")
        });
    format!(
        r#"<fieldset class="methods"><legend>Pay with</legend>{methods}</fieldset>
<div class="card">{number}{expiry}{cvc}{name}
<datalist id="test-cards">{options}</datalist>
<details><summary>Test cards</summary><dl class="cards">{rows}</dl></details></div>"#,
        methods = methods(session, typed),
        number = number.html(refusal),
        expiry = expiry.html(refusal),
        cvc = cvc.html(refusal),
        name = name.html(refusal),
    )
}

fn methods(session: &Session, typed: &PayForm) -> String {
    let card = "card".to_owned();
    let kinds = std::iter::once(&card).chain(session.method_types.iter().filter(|it| **it != card));
    kinds.fold(String::new(), |all, kind| {
        let checked = if typed.method == *kind || (typed.method.is_empty() && *kind == card) {
            " checked"
        } else {
            ""
        };
        let label = if *kind == card {
            "Card".to_owned()
        } else {
            format!("{} (settles later)", escape(&method_name(kind)))
        };
        let kind = escape(kind);
        format!(
            r#"{all}<label><input type="radio" name="method" value="{kind}"{checked}> {label}</label>"#
        )
    })
}

fn method_name(kind: &str) -> String {
    match kind {
        "sepa_debit" => "SEPA debit".to_owned(),
        "us_bank_account" => "US bank account".to_owned(),
        "bacs_debit" => "Bacs debit".to_owned(),
        other => other.replace('_', " "),
    }
}

fn tax(typed: &PayForm) -> String {
    let business = Field {
        name: "business_name",
        label: "Business name (optional)",
        value: &typed.business_name,
        attributes: r#"autocomplete="organization""#,
    };
    let number = Field {
        name: "tax_id",
        label: "Tax ID (optional)",
        value: &typed.tax_id,
        attributes: "",
    };
    format!("{}{}", business.html(None), number.html(None))
}

fn others(session: &Session) -> String {
    let mut choices = vec![("cancel", "Cancel")];
    if session.total() > 0 {
        choices.extend([("decline", "Decline"), ("delay", "Settle later")]);
    }
    let buttons = choices.iter().fold(String::new(), |all, (outcome, words)| {
        format!(
            r#"{all}<button class="quiet" name="outcome" value="{outcome}" formnovalidate>{words}</button>"#
        )
    });
    format!(
        r#"<details><summary>Other outcomes</summary><p class="others">{buttons}</p></details>"#
    )
}
