//! A page that exists only for a while. Its phase is computed, never stored.

use crate::{
    Timestamp,
    colour::Colour,
    design::Design,
    id::{CreatorId, PageId, ShortId},
    offer::{Offer, Stock, page_stock},
    profile::Profile,
    registration::Question,
    rejection::Checks,
    seller::TaxMode,
    text,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

mod draft;
mod turns;

pub use draft::{PageDraft, PageTerms};
pub use turns::Turn;

/// What a visitor of a page can do at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    /// Not published; for the creator's eyes only.
    Draft,
    /// Counting down to the opening and collecting registrations.
    Prelaunch,
    /// Selling.
    Live,
    /// Open, but nothing is left.
    SoldOut,
    /// Switched off by the creator.
    Paused,
    /// Over: a tombstone.
    Expired,
}

impl Phase {
    /// The name in the API and in the HTML.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Prelaunch => "prelaunch",
            Self::Live => "live",
            Self::SoldOut => "sold_out",
            Self::Paused => "paused",
            Self::Expired => "expired",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [
            Self::Draft,
            Self::Prelaunch,
            Self::Live,
            Self::SoldOut,
            Self::Paused,
            Self::Expired,
        ]
        .into_iter()
        .find(|phase| phase.as_str() == text)
    }

    /// The HTTP status of the page: drafts are unknown to the world, tombstones are gone.
    pub const fn http_status(self) -> u16 {
        match self {
            Self::Draft => 404,
            Self::Expired => 410,
            _ => 200,
        }
    }

    /// Whether a visitor can leave an address.
    pub const fn takes_registrations(self) -> bool {
        !matches!(self, Self::Draft | Self::Live)
    }
}

/// What happens to a checkout that was begun before the closing and is still open at the closing.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Closing {
    /// It may be finished until its hold ends.
    #[default]
    Honour,
    /// It ends with the page.
    Strict,
}

impl Closing {
    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Honour => "honour",
            Self::Strict => "strict",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Honour, Self::Strict]
            .into_iter()
            .find(|closing| closing.as_str() == text)
    }
}

/// The words and colours of a page; empty fields mean the defaults.
///
/// Keys this version does not know are kept as they came, so that a newer client loses nothing.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Customization {
    /// The headline; the product's name if empty.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub headline: String,
    /// A line below it.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub tagline: String,
    /// The accent colour, `#rrggbb`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub accent: String,
    /// The words on the buy button.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub button_text: String,
    /// What the buyer reads after paying.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub thank_you: String,
    /// How it looks, and what stands on it.
    #[serde(skip_serializing_if = "Design::is_plain")]
    pub design: Design,
    /// Everything else.
    #[serde(flatten)]
    pub extra: BTreeMap<String, serde_json::Value>,
}

impl Customization {
    fn check(&self, checks: &mut Checks) {
        let mut field = |name: &str, checked: Result<String, words::Sentence>| {
            checks.field(&format!("customization.{name}"), checked);
        };
        field("headline", text::optional_line(&self.headline, 120));
        field("tagline", text::optional_line(&self.tagline, 240));
        field("buttonText", text::optional_line(&self.button_text, 40));
        field("thankYou", text::paragraph(&self.thank_you, 2_000));
        if !self.accent.is_empty() && Colour::parse(&self.accent).is_none() {
            checks.fail("customization.accent", words::refusal::page_accent_odd());
        }
        if serde_json::to_string(&self.extra).map_or(true, |json| json.len() > 16_384) {
            checks.fail("customization", words::refusal::page_customization_large());
        }
        self.design.check(checks);
    }
}

/// A page as stored, with what it offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Identifies the page inside the application.
    pub id: PageId,
    /// Identifies it in its URL.
    pub short_id: ShortId,
    /// Whose page it is.
    pub creator_id: CreatorId,
    /// The name of the creator, as visitors see it.
    pub creator_name: String,
    /// What the creator says about themself.
    #[serde(default)]
    pub creator_profile: Profile,
    /// Whether the world can see it.
    pub is_published: bool,
    /// The creator's switch.
    pub is_active: bool,
    /// When it opens; from the start if empty.
    pub launch_at: Option<Timestamp>,
    /// When it closes.
    pub expires_at: Timestamp,
    /// What happens to checkouts that are open at the closing.
    pub closing: Closing,
    /// Whether registrations must be confirmed by e-mail.
    pub double_opt_in: bool,
    /// Whether a refund puts the copy back on the shelf.
    pub restock_refunds: bool,
    /// Whether its creator can take money at this time.
    pub takes_payments: bool,
    /// How its creator's prices relate to tax.
    pub tax_mode: TaxMode,
    /// Words and colours.
    pub customization: Customization,
    /// What registrants are asked beside their address.
    pub questions: Vec<Question>,
    /// What is sold, in order.
    pub offers: Vec<Offer>,
    /// When it was created.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
}

impl Page {
    /// When nothing on the page can be bought any more: its own expiry, or that of its
    /// longest-lived product if that is earlier.
    pub fn closes_at(&self) -> Timestamp {
        let products = self
            .offers
            .iter()
            .map(|offer| offer.expires_at)
            .max_by_key(|expiry| expiry.map_or(i64::MAX, Timestamp::millis))
            .flatten();
        products.map_or(self.expires_at, |expiry| expiry.min(self.expires_at))
    }

    /// What a visitor can do at `now` (the server's clock); half-open `[launch_at, closes_at)`.
    pub fn phase(&self, now: Timestamp) -> Phase {
        if !self.is_published {
            Phase::Draft
        } else if now >= self.closes_at() {
            Phase::Expired
        } else if !self.is_active || !self.offers.iter().any(|offer| self.can_sell(offer, now)) {
            Phase::Paused
        } else if self.launch_at.is_some_and(|launch| now < launch) {
            Phase::Prelaunch
        } else if (self.offers.iter())
            .any(|offer| self.can_sell(offer, now) && offer.is_for_sale(now))
        {
            Phase::Live
        } else {
            Phase::SoldOut
        }
    }

    /// Whether an offer could be bought if there were copies: it is switched on, and costs nothing
    /// or its creator can take the money.
    fn can_sell(&self, offer: &Offer, now: Timestamp) -> bool {
        offer.is_active && (self.takes_payments || offer.pricing.is_free(now))
    }

    /// The next moment at which time alone changes what the page shows, if there is one.
    pub fn next_change(&self, now: Timestamp) -> Option<Timestamp> {
        let products = self.offers.iter().filter_map(|offer| offer.expires_at);
        [self.launch_at, Some(self.closes_at())]
            .into_iter()
            .flatten()
            .chain(products.filter(|expiry| *expiry < self.expires_at))
            .chain(self.next_price(now))
            .filter(|moment| *moment > now)
            .min()
    }

    /// The next moment at which a price changes, if one does while the page is open.
    pub fn next_price(&self, now: Timestamp) -> Option<Timestamp> {
        let next = |offer: &Offer| offer.pricing.next_change(now).map(|change| change.at);
        let closes_at = self.closes_at();
        self.offers
            .iter()
            .filter_map(next)
            .filter(|at| *at < closes_at)
            .min()
    }

    /// The copies of all its products together, if they are limited.
    pub fn stock(&self) -> Option<Stock> {
        page_stock(&self.offers)
    }

    /// The headline: the creator's, or the names of the products.
    pub fn title(&self) -> String {
        if !self.customization.headline.is_empty() {
            return self.customization.headline.clone();
        }
        let names: Vec<_> = self
            .offers
            .iter()
            .map(|offer| offer.name.as_str())
            .collect();
        names.join(" + ")
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
