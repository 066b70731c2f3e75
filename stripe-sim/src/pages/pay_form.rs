//! The payment form: what was typed, whether it will do, and what it asks for.

pub mod address;

use crate::error::ApiError;
use crate::flows::cards::{self, CardOutcome};
use crate::flows::open::is_email;
use crate::pages::calendar;
use crate::pages::pay_form::address::AddressForm;
use crate::params::Params;
use crate::state::buyer::Buyer;
use crate::state::method::{DELAYED, Decline, Method};
use crate::state::session::Session;

/// The form as typed. It is shown again like this when something is wrong.
#[derive(Debug, Clone, Default)]
pub struct PayForm {
    /// The short way for tests: `pay`, `decline`, `delay` or `cancel`.
    pub outcome: Option<String>,
    pub method: String,
    pub email: String,
    pub name: String,
    pub number: String,
    pub expiry: String,
    pub cvc: String,
    pub business_name: String,
    pub tax_id: String,
    pub address: AddressForm,
}

/// What a form asks for.
#[derive(Debug)]
pub enum Choice {
    Pay(Method),
    PayThenDispute(Method),
    /// Stripe's name of the delayed method.
    Delay(String),
    Decline(Method, Decline),
    Cancel,
}

/// Why a form is shown again.
#[derive(Debug)]
pub struct Refusal {
    /// The name of the field, if one is to blame.
    pub field: Option<&'static str>,
    pub message: String,
}

impl Refusal {
    /// Something that no single field is to blame for.
    pub fn general(message: &str) -> Self {
        Self {
            field: None,
            message: message.to_owned(),
        }
    }

    fn of(field: &'static str, message: &str) -> Self {
        Self {
            field: Some(field),
            message: message.to_owned(),
        }
    }
}

impl PayForm {
    /// The form at the first visit: ready to be paid with the test card.
    pub fn prefilled(session: &Session) -> Self {
        Self {
            method: "card".to_owned(),
            email: session.customer_email.clone().unwrap_or_default(),
            number: "4242 4242 4242 4242".to_owned(),
            expiry: "12 / 34".to_owned(),
            cvc: "123".to_owned(),
            ..Self::default()
        }
    }

    /// Reads what was sent. The session's own e-mail address cannot be changed.
    pub fn read(params: &Params<'_>, session: &Session) -> Result<Self, ApiError> {
        let text =
            |name: &str| Ok::<_, ApiError>(params.maybe_empty(name)?.unwrap_or("").to_owned());
        let email = text("email")?;
        Ok(Self {
            outcome: params.text("outcome")?.map(str::to_owned),
            method: text("method")?,
            email: session.customer_email.clone().unwrap_or(email),
            name: text("name")?,
            number: text("number")?,
            expiry: text("expiry")?,
            cvc: text("cvc")?,
            business_name: text("business_name")?,
            tax_id: text("tax_id")?,
            address: AddressForm::read(params)?,
        })
    }

    /// Who pays, and how.
    pub fn check(&self, session: &Session, now: i64) -> Result<(Buyer, Choice), Refusal> {
        let Some(outcome) = &self.outcome else {
            let buyer = self.buyer(session.needs_address())?;
            if session.total() == 0 {
                return Ok((buyer, Choice::Pay(Method::test_card())));
            }
            return Ok((buyer, self.payment(now)?));
        };
        let choice = match outcome.as_str() {
            "pay" => Choice::Pay(Method::test_card()),
            "decline" => Choice::Decline(Method::test_card(), Decline::generic()),
            "delay" => Choice::Delay(self.delayed_method(session)),
            "cancel" => Choice::Cancel,
            _ => return Err(Refusal::general("Choose pay, decline, delay or cancel.")),
        };
        let buyer = self.buyer(false);
        Ok((buyer.unwrap_or_else(|_| Buyer::anybody(None)), choice))
    }

    fn buyer(&self, with_address: bool) -> Result<Buyer, Refusal> {
        let email = self.email.trim();
        if email.is_empty() {
            return Err(Refusal::of("email", "Enter your e-mail address."));
        }
        if !is_email(email) || email.len() > 320 {
            return Err(Refusal::of(
                "email",
                "This is not a complete e-mail address.",
            ));
        }
        let optional = |text: &str| {
            let text: String = text.trim().chars().take(150).collect();
            (!text.is_empty()).then_some(text)
        };
        Ok(Buyer {
            email: email.to_owned(),
            name: optional(&self.name),
            business_name: optional(&self.business_name),
            tax_id: optional(&self.tax_id),
            address: self.address.check(with_address)?,
        })
    }

    fn payment(&self, now: i64) -> Result<Choice, Refusal> {
        if !matches!(self.method.as_str(), "" | "card") {
            if !DELAYED.contains(&self.method.as_str()) {
                return Err(Refusal::general("Choose one of the ways to pay."));
            }
            return Ok(Choice::Delay(self.method.clone()));
        }
        let (month, year) = parse_expiry(&self.expiry)
            .ok_or_else(|| Refusal::of("expiry", "Enter the expiry date as month and year."))?;
        let today = calendar::day(now);
        if (i64::from(year), i64::from(month)) < (today.year, today.month) {
            return Err(Refusal::of("expiry", "This card has expired."));
        }
        let cvc = self.cvc.trim();
        if !(3..=4).contains(&cvc.len()) || !cvc.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(Refusal::of("cvc", "The security code has 3 or 4 digits."));
        }
        match cards::outcome(&self.number, month, year) {
            None => Err(Refusal::of("number", "This is not a card number.")),
            Some(CardOutcome::Pays(card)) => Ok(Choice::Pay(card)),
            Some(CardOutcome::PaysThenDisputes(card)) => Ok(Choice::PayThenDispute(card)),
            Some(CardOutcome::Declined(card, decline)) => Ok(Choice::Decline(card, decline)),
        }
    }

    fn delayed_method(&self, session: &Session) -> String {
        let known = |kind: &&String| DELAYED.contains(&kind.as_str());
        let chosen = Some(&self.method).filter(known);
        let offered = || session.method_types.iter().find(known);
        chosen
            .or_else(offered)
            .cloned()
            .unwrap_or_else(|| "sepa_debit".to_owned())
    }
}

/// `12 / 34`, `12/2034` or `1234`.
fn parse_expiry(text: &str) -> Option<(u8, u16)> {
    let digits: String = text
        .chars()
        .filter(|c| !matches!(c, ' ' | '/' | '-'))
        .collect();
    let (month, year) = digits.split_at_checked(2)?;
    let month: u8 = month.parse().ok()?;
    let year: u16 = year.parse().ok()?;
    let year = if year < 100 { year + 2_000 } else { year };
    ((1..=12).contains(&month) && (2_000..2_100).contains(&year)).then_some((month, year))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn expiry_dates_are_read_as_people_write_them() {
        for text in ["12/34", "12 / 34", "12 / 2034", "1234", "12-34"] {
            assert_eq!(parse_expiry(text), Some((12, 2034)), "{text}");
        }
        for text in ["", "1", "13/34", "00/34", "ab/cd", "12/", "12/1999", "ä1"] {
            assert_eq!(parse_expiry(text), None, "{text}");
        }
    }
}
