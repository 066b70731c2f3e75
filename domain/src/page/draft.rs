//! What somebody wants a page to be, and the rules for that.

use super::{Closing, Customization, Page};
use crate::{
    Rejection, Timestamp, id::ProductId, offer::Offer, registration::Question, rejection::Checks,
};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
