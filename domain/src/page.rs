//! A page that exists only for a while. Its phase is computed, never stored.

use crate::{
    Rejection, Timestamp,
    colour::Colour,
    design::Design,
    id::{CreatorId, PageId, ProductId, ShortId},
    offer::{Offer, Stock, page_stock},
    registration::Question,
    rejection::Checks,
    seller::TaxMode,
    text,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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

/// What somebody wants a page to be, before it has been checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PageDraft {
    /// The products, in order.
    pub product_ids: Vec<String>,
    /// When it opens; from the start if empty.
    pub launch_at: Option<Timestamp>,
    /// When it closes.
    pub expires_at: Option<Timestamp>,
    /// Copies of each product; unlimited if empty.
    pub stock_limit: Option<i64>,
    /// Products that have another limit than that, by their ids; unlimited if empty.
    #[serde(default)]
    pub stock_limits: BTreeMap<String, Option<i64>>,
    /// What happens to checkouts that are open at the closing.
    pub closing: Closing,
    /// Words and colours.
    pub customization: Customization,
    /// What registrants are asked.
    pub questions: Vec<Question>,
    /// Whether registrations must be confirmed by e-mail.
    pub double_opt_in: bool,
    /// Whether a refund puts the copy back on the shelf.
    #[serde(default)]
    pub restock_refunds: bool,
    /// Whether the world can see it.
    pub is_published: bool,
    /// The creator's switch.
    pub is_active: bool,
}

impl Default for PageDraft {
    fn default() -> Self {
        Self {
            product_ids: Vec::new(),
            launch_at: None,
            expires_at: None,
            stock_limit: None,
            stock_limits: BTreeMap::new(),
            closing: Closing::Honour,
            customization: Customization::default(),
            questions: Vec::new(),
            double_opt_in: true,
            restock_refunds: false,
            is_published: false,
            is_active: true,
        }
    }
}

impl PageDraft {
    /// A draft that asks for what a page has now.
    pub fn of(page: &Page) -> Self {
        let limit = |offer: &Offer| offer.stock_limit;
        let stock_limit = page.offers.first().and_then(limit);
        let stock_limits = page
            .offers
            .iter()
            .filter(|offer| limit(offer) != stock_limit)
            .map(|offer| (offer.product_id.to_string(), limit(offer)))
            .collect();
        Self {
            product_ids: page
                .offers
                .iter()
                .map(|offer| offer.product_id.to_string())
                .collect(),
            launch_at: page.launch_at,
            expires_at: Some(page.expires_at),
            stock_limit,
            stock_limits,
            closing: page.closing,
            customization: page.customization.clone(),
            questions: page.questions.clone(),
            double_opt_in: page.double_opt_in,
            restock_refunds: page.restock_refunds,
            is_published: page.is_published,
            is_active: page.is_active,
        }
    }

    /// Checks every field. `unchanged_expiry` is the expiry the page has already.
    ///
    /// # Errors
    /// All fields that are not acceptable.
    pub fn check(
        &self,
        now: Timestamp,
        unchanged_expiry: Option<Timestamp>,
    ) -> Result<PageTerms, Rejection> {
        let mut checks = Checks::default();
        let products = checks.field("productIds", self.products());
        let expires_at = checks.field("expiresAt", self.expiry(now, unchanged_expiry));
        self.check_stock(&mut checks);
        self.customization.check(&mut checks);
        checks.field(
            "registrationFields",
            crate::registration::check_questions(&self.questions),
        );
        checks.finish()?;
        let (Some(product_ids), Some(expires_at)) = (products, expires_at) else {
            return Err(Rejection::field("productIds", words::refusal::check_form()));
        };
        Ok(PageTerms {
            product_ids,
            expires_at,
            draft: self.clone(),
        })
    }

    fn check_stock(&self, checks: &mut Checks) {
        let is_odd = |limit: &Option<i64>| limit.is_some_and(|n| !(1..=1_000_000).contains(&n));
        let message = words::refusal::page_copies_odd;
        if is_odd(&self.stock_limit) {
            checks.fail("stockLimit", message());
        }
        if self.stock_limits.values().any(is_odd) {
            checks.fail("stockLimits", message());
        }
        let is_named = |id: &String| self.product_ids.iter().any(|product| product == id);
        if !self.stock_limits.keys().all(is_named) {
            checks.fail("stockLimits", words::refusal::page_limits_elsewhere());
        }
    }

    fn products(&self) -> Result<Vec<ProductId>, words::Sentence> {
        let mut ids = Vec::new();
        for id in &self.product_ids {
            let id = ProductId::parse(id).ok_or_else(words::refusal::no_such_product)?;
            if ids.contains(&id) {
                return Err(words::refusal::page_products_twice());
            }
            ids.push(id);
        }
        match ids.len() {
            0 => Err(words::refusal::page_products_none()),
            1..=20 => Ok(ids),
            _ => Err(words::refusal::page_products_too_many()),
        }
    }

    fn expiry(
        &self,
        now: Timestamp,
        unchanged: Option<Timestamp>,
    ) -> Result<Timestamp, words::Sentence> {
        let expires_at = self
            .expires_at
            .ok_or_else(words::refusal::page_expiry_missing)?;
        if expires_at <= now && Some(expires_at) != unchanged {
            return Err(words::refusal::page_expiry_past());
        }
        if self.launch_at.is_some_and(|launch| launch >= expires_at) {
            return Err(words::refusal::page_expiry_before_launch());
        }
        Ok(expires_at)
    }
}

/// Acceptable contents of a page.
#[derive(Clone, Debug, PartialEq)]
pub struct PageTerms {
    /// 1 to 20 different products.
    pub product_ids: Vec<ProductId>,
    /// After the launch.
    pub expires_at: Timestamp,
    /// The rest, checked.
    pub draft: PageDraft,
}

impl PageTerms {
    /// How many copies of a product there are; unlimited if `None`.
    pub fn stock_limit(&self, product: &ProductId) -> Option<i64> {
        let own = self.draft.stock_limits.get(product.as_str());
        own.copied().unwrap_or(self.draft.stock_limit)
    }
}

#[cfg(test)]
#[path = "page_tests.rs"]
mod tests;
