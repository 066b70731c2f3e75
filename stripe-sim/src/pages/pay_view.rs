//! How the payment page looks. It works without scripts; all its forms are one.

mod address;
mod field;
mod method;
mod summary;

use self::field::Field;
use crate::money::display;
use crate::pages::html::{escape, page};
use crate::pages::pay_form::{PayForm, Refusal};
use crate::state::session::Session;

/// What one look at the page shows.
#[derive(Debug)]
pub struct Visit<'a> {
    /// The simulator's own address.
    pub base: &'a str,
    /// With the tax it will come to.
    pub session: &'a Session,
    pub seller: &'a str,
    pub typed: &'a PayForm,
    pub refusal: Option<&'a Refusal>,
}

/// The whole page.
pub fn view(visit: &Visit<'_>) -> String {
    let Visit {
        session, refusal, ..
    } = visit;
    let total = display(session.total(), &session.currency);
    let free = session.total() == 0;
    let back = session
        .cancel_url
        .as_ref()
        .map_or_else(String::new, |address| {
            format!(
                r#"<a class="back" href="{}"><span aria-hidden="true">←</span> Back</a>"#,
                escape(address)
            )
        });
    let body = format!(
        r#"<div class="checkout">
<header class="bar">{back}<p class="seller">{seller}</p><p class="badge">Test mode</p></header>
{summary}
<main>
{alert}
<form method="post" autocomplete="on">
<h2>Your details</h2>
{email}{tax}
{payment}
<button class="button pay" type="submit">{button}</button>
<p class="hint">This is a simulated payment page: no money moves, whatever you type.</p>
{others}
</form>
</main>
</div>"#,
        seller = escape(visit.seller),
        summary = summary::summary(session),
        alert = refusal.map_or_else(String::new, alert),
        email = email(visit),
        tax = if session.tax_id_collection {
            tax(visit.typed)
        } else {
            String::new()
        },
        payment = if free {
            address::fields(visit)
        } else {
            method::fields(visit)
        },
        button = if free {
            "Complete order".to_owned()
        } else {
            format!("Pay {total}")
        },
        others = others(free),
    );
    let mistake = if refusal.is_some() { "Error: " } else { "" };
    page(
        visit.base,
        &format!("{mistake}Pay {total} (test mode)"),
        &body,
    )
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

fn email(visit: &Visit<'_>) -> String {
    let attributes = if visit.session.customer_email.is_some() {
        r#"type="email" readonly"#
    } else {
        r#"type="email" autocomplete="email" required"#
    };
    Field {
        name: "email",
        label: "E-mail",
        value: &visit.typed.email,
        attributes,
        hint: None,
    }
    .html(visit.refusal)
}

fn tax(typed: &PayForm) -> String {
    let business = Field {
        name: "business_name",
        label: "Business name (optional)",
        value: &typed.business_name,
        attributes: r#"autocomplete="organization""#,
        hint: None,
    };
    let number = Field {
        name: "tax_id",
        label: "Tax ID (optional)",
        value: &typed.tax_id,
        attributes: "",
        hint: None,
    };
    format!("{}{}", business.html(None), number.html(None))
}

fn others(free: bool) -> String {
    let mut choices = vec![("cancel", "Cancel and go back")];
    if !free {
        choices.extend([
            ("decline", "Let the card be declined"),
            ("delay", "Let the money arrive later"),
        ]);
    }
    let buttons = choices.iter().fold(String::new(), |all, (outcome, words)| {
        format!(
            r#"{all}<button class="quiet" name="outcome" value="{outcome}" formnovalidate>{words}</button>"#
        )
    });
    format!(
        r#"<details><summary>Other outcomes</summary><div class="others">{buttons}</div></details>"#
    )
}
