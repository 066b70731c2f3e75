//! Where the buyer lives.

use super::Visit;
use super::field::{Field, marks};
use crate::pages::html::escape;
use crate::state::buyer::DEFAULT_COUNTRY;

/// Where most buyers of a test live. Others can be sent with a form, by two letters.
const COUNTRIES: &[(&str, &str)] = &[
    ("AU", "Australia"),
    ("AT", "Austria"),
    ("BE", "Belgium"),
    ("BR", "Brazil"),
    ("BG", "Bulgaria"),
    ("CA", "Canada"),
    ("HR", "Croatia"),
    ("CY", "Cyprus"),
    ("CZ", "Czechia"),
    ("DK", "Denmark"),
    ("EE", "Estonia"),
    ("FI", "Finland"),
    ("FR", "France"),
    ("DE", "Germany"),
    ("GR", "Greece"),
    ("HK", "Hong Kong"),
    ("HU", "Hungary"),
    ("IS", "Iceland"),
    ("IN", "India"),
    ("IE", "Ireland"),
    ("IT", "Italy"),
    ("JP", "Japan"),
    ("KW", "Kuwait"),
    ("LV", "Latvia"),
    ("LT", "Lithuania"),
    ("LU", "Luxembourg"),
    ("MT", "Malta"),
    ("MX", "Mexico"),
    ("NL", "Netherlands"),
    ("NZ", "New Zealand"),
    ("NO", "Norway"),
    ("PL", "Poland"),
    ("PT", "Portugal"),
    ("RO", "Romania"),
    ("SG", "Singapore"),
    ("SK", "Slovakia"),
    ("SI", "Slovenia"),
    ("ZA", "South Africa"),
    ("ES", "Spain"),
    ("SE", "Sweden"),
    ("CH", "Switzerland"),
    ("GB", "United Kingdom"),
    ("US", "United States"),
];

/// The country, and the rest of the address where the seller wants it.
pub fn fields(visit: &Visit<'_>) -> String {
    let address = &visit.typed.address;
    if !visit.session.needs_address() {
        return country(visit);
    }
    let fields = [
        Field {
            name: "line1",
            label: "Street and number",
            value: &address.line1,
            attributes: r#"autocomplete="billing address-line1" required"#,
            hint: None,
        },
        Field {
            name: "postal_code",
            label: "Postal code",
            value: &address.postal_code,
            attributes: r#"autocomplete="billing postal-code" required"#,
            hint: None,
        },
        Field {
            name: "city",
            label: "City",
            value: &address.city,
            attributes: r#"autocomplete="billing address-level2" required"#,
            hint: None,
        },
    ];
    let fields: String = fields
        .iter()
        .map(|field| field.html(visit.refusal))
        .collect();
    format!(
        r#"<h2>Billing address</h2><div class="address">{fields}{}</div>"#,
        country(visit)
    )
}

fn country(visit: &Visit<'_>) -> String {
    let typed = visit.typed.address.country.to_uppercase();
    let listed = COUNTRIES.iter().any(|(code, _)| *code == typed);
    let chosen = if typed.is_empty() {
        DEFAULT_COUNTRY
    } else {
        &typed
    };
    let option = |code: &str, name: &str| {
        let selected = if code == chosen { " selected" } else { "" };
        format!(
            r#"<option value="{}"{selected}>{}</option>"#,
            escape(code),
            escape(name)
        )
    };
    let mut options: String = COUNTRIES
        .iter()
        .map(|(code, name)| option(code, name))
        .collect();
    if !listed && !typed.is_empty() {
        options.push_str(&option(&typed, &typed));
    }
    let (marks, note) = marks("country", None, visit.refusal);
    format!(
        r#"<p class="field country"><label for="country">Country or region</label><select id="country" name="country" autocomplete="billing country"{marks}>{options}</select>{note}</p>"#
    )
}
