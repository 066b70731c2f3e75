//! A page as the API shows it.

use super::schema;
use backend::Backend;
use domain::{
    Timestamp, offer,
    page::{self, Customization, PageDraft, Phase},
    registration::Question,
};
use serde::Serialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;

/// A page.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Page {
    #[schema(format = "uuid")]
    id: String,
    /// Its public name.
    #[schema(schema_with = schema::short_id)]
    short_id: String,
    #[schema(format = "uri")]
    url: String,
    title: String,
    #[schema(schema_with = schema::phase)]
    phase: &'static str,
    #[schema(schema_with = schema::product_ids)]
    product_ids: Vec<String>,
    /// The first of them.
    #[schema(format = "uuid", required)]
    product_id: Option<String>,
    #[schema(format = "uuid")]
    creator_id: String,
    /// When it opens; null for from the start.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    launch_at: Option<Timestamp>,
    /// When it closes.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// The earlier of its own expiry and its products'.
    #[schema(value_type = String, format = DateTime)]
    closes_at: Timestamp,
    /// Whether it counts down to its launch right now.
    is_pre_launch: bool,
    /// False while it is paused.
    is_active: bool,
    /// False for a draft.
    published: bool,
    #[schema(schema_with = schema::closing)]
    closing: &'static str,
    double_opt_in: bool,
    /// Whether a refund puts the copy back on the shelf.
    restock_refunds: bool,
    /// False while its creator's account cannot take money: then it is paused.
    takes_payments: bool,
    /// Copies of the first product; null for no limit.
    #[schema(required)]
    stock_limit: Option<i64>,
    /// The limits of products that have another one, by product; null for no limit.
    stock_limits: BTreeMap<String, Option<i64>>,
    /// The copies of all products together; null for no limit.
    #[schema(required)]
    stock: Option<Stock>,
    #[schema(value_type = Words)]
    customization: Customization,
    #[schema(value_type = Vec<RegistrationField>)]
    registration_fields: Vec<Question>,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    #[schema(value_type = String, format = DateTime)]
    updated_at: Timestamp,
}

impl Page {
    /// A page as it is at this moment.
    pub fn of(page: page::Page, b: &Backend) -> Self {
        let phase = page.phase(b.now());
        let draft = PageDraft::of(&page);
        let offered = |offer: &offer::Offer| offer.product_id.to_string();
        Self {
            id: page.id.to_string(),
            url: url(&page, b),
            title: page.title(),
            phase: phase.as_str(),
            is_pre_launch: phase == Phase::Prelaunch,
            product_ids: page.offers.iter().map(offered).collect(),
            product_id: page.offers.first().map(offered),
            closes_at: page.closes_at(),
            stock_limit: draft.stock_limit,
            stock_limits: draft.stock_limits,
            restock_refunds: page.restock_refunds,
            takes_payments: page.takes_payments,
            stock: page.stock().map(Stock::of),
            short_id: page.short_id.to_string(),
            creator_id: page.creator_id.to_string(),
            launch_at: page.launch_at,
            expires_at: page.expires_at,
            is_active: page.is_active,
            published: page.is_published,
            closing: page.closing.as_str(),
            double_opt_in: page.double_opt_in,
            customization: page.customization,
            registration_fields: page.questions,
            created_at: page.created_at,
            updated_at: page.updated_at,
        }
    }
}

/// Where visitors find a page.
pub fn url(page: &page::Page, b: &Backend) -> String {
    format!("{}/p/{}", b.public_url(), page.short_id)
}

/// Limited copies.
#[derive(Serialize, ToSchema)]
pub struct Stock {
    /// How many there are.
    limit: i64,
    /// How many are paid for.
    sold: i64,
    /// How many wait in checkouts that have not finished, and come back if those are not paid. Where keys
    /// from a list are short, these may be checkouts of another page.
    held: i64,
    /// How many can be bought now.
    left: i64,
}

impl Stock {
    /// Copies as the API shows them.
    pub fn of(stock: offer::Stock) -> Self {
        Self {
            limit: stock.limit,
            sold: stock.sold,
            held: stock.held,
            left: stock.left(),
        }
    }
}

/// The words and colours of a page; absent ones are the defaults. Other keys are kept as they came.
#[derive(ToSchema)]
#[schema(as = Customization, rename_all = "camelCase")]
pub struct Words {
    /// The headline; the products' names if absent.
    #[schema(required = false, max_length = 120)]
    pub headline: String,
    /// A line below it.
    #[schema(required = false, max_length = 240)]
    pub tagline: String,
    /// The accent colour.
    #[schema(required = false, pattern = "^(#[0-9A-Fa-f]{6})?$")]
    pub accent: String,
    /// The words on the buy button.
    #[schema(required = false, max_length = 40)]
    pub button_text: String,
    /// What the buyer reads after paying.
    #[schema(required = false, max_length = 2_000)]
    pub thank_you: String,
    /// How it looks, and what stands on it.
    #[schema(required = false)]
    pub design: super::design::Design,
}

/// A question of the registration form.
#[derive(ToSchema)]
#[schema(rename_all = "camelCase")]
pub struct RegistrationField {
    /// The key of the answer.
    #[schema(pattern = "^[A-Za-z0-9_-]{1,40}$")]
    pub name: String,
    /// What the registrant reads; the name if empty.
    #[schema(required = false, max_length = 120)]
    pub label: String,
    /// What kind of answer it takes.
    #[schema(rename = "type", required = false)]
    pub kind: RegistrationFieldType,
    /// Whether it must be answered; a required checkbox must be ticked.
    #[schema(required = false)]
    pub required: bool,
    /// The choices of a select.
    #[schema(required = false, max_items = 50)]
    pub options: Vec<String>,
}

/// The kinds of questions.
#[derive(ToSchema)]
#[schema(rename_all = "snake_case")]
pub enum RegistrationFieldType {
    /// One line of text.
    Text,
    /// One of the options.
    Select,
    /// Yes or no.
    Checkbox,
}
