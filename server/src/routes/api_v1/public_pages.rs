//! `/public/pages/{shortId}`: what everybody can see and do on a page.

use super::{
    Answer,
    body::Object,
    field::{Field, report},
    ids::Id,
    page::{RegistrationField, Stock, Words, url},
    preview::PublicPreview,
    products::PriceChangeAt,
    schema,
};
use crate::{layers::client_ip::ClientIp, routes::visit::Speaks, state::AppState};
use axum::{Json, extract::State};
use backend::{
    Backend, Shared,
    flows::{
        checkout::{self, Cart, Visitor},
        pages, previews,
        register::{self, Registrant},
    },
};
use domain::{
    Rejection, Timestamp,
    id::ShortId,
    offer::Offer,
    page::{self, Customization},
    preview::Preview,
    price::PriceChange,
    profile::Website,
    registration::{Answer as Reply, Answers, Question},
    rejection::Checks,
};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get))
        .routes(routes!(checkout))
        .routes(routes!(register))
}

/// A page as everybody sees it at one moment.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicPage {
    #[schema(schema_with = schema::short_id)]
    short_id: String,
    #[schema(format = "uri")]
    url: String,
    title: String,
    creator_name: String,
    /// What the creator says about themself; empty for nothing.
    creator_about: String,
    /// The creator's website, always `https`.
    #[schema(value_type = Option<String>, format = "uri", required)]
    creator_website: Option<Website>,
    #[schema(schema_with = schema::phase)]
    phase: &'static str,
    /// The server's time: countdowns run on the difference to it.
    #[schema(value_type = String, format = DateTime)]
    now: Timestamp,
    /// When it opens; null for from the start.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    launch_at: Option<Timestamp>,
    /// When it closes.
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// The earlier of its own expiry and its products'.
    #[schema(value_type = String, format = DateTime)]
    closes_at: Timestamp,
    products: Vec<PublicProduct>,
    /// The copies of all products together; null for no limit.
    #[schema(required)]
    stock: Option<Stock>,
    /// What can be seen and heard of its files; nothing once it is over.
    previews: Vec<PublicPreview>,
    /// Whether a visitor can leave an address now.
    takes_registrations: bool,
    /// What registrants are asked.
    #[schema(value_type = Vec<RegistrationField>)]
    registration_fields: Vec<Question>,
    #[schema(value_type = Words)]
    customization: Customization,
}

/// A product as everybody sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicProduct {
    #[schema(format = "uuid")]
    id: String,
    name: String,
    description: String,
    /// Minor units of the currency, at this moment; zero is free.
    price_in_cents: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
    /// Whether the buyer chooses the price; then `priceInCents` is the least.
    pay_what_you_want: bool,
    /// What such a buyer is asked for at first.
    #[schema(required)]
    suggested_price_in_cents: Option<i64>,
    /// The price it is compared with.
    #[schema(required)]
    compare_at_price_in_cents: Option<i64>,
    /// When it will cost something else.
    #[schema(value_type = Option<PriceChangeAt>, required)]
    next_price_change: Option<PriceChange>,
    /// How many copies one order may have.
    max_quantity: i64,
    /// Its own copies; null for no limit.
    #[schema(required)]
    stock: Option<Stock>,
    /// How many files a buyer gets.
    file_count: i64,
    /// Their size together.
    file_size_bytes: i64,
}

impl PublicProduct {
    fn of(offer: Offer, now: Timestamp) -> Self {
        Self {
            id: offer.product_id.to_string(),
            name: offer.name,
            description: offer.description,
            price_in_cents: offer.pricing.at(now).minor,
            currency: offer.pricing.currency().code(),
            pay_what_you_want: offer.pricing.pay_what_you_want,
            suggested_price_in_cents: offer
                .pricing
                .pay_what_you_want
                .then(|| offer.pricing.suggestion(now).minor),
            compare_at_price_in_cents: offer.pricing.compare_at(now).map(|price| price.minor),
            next_price_change: offer.pricing.next_change(now),
            max_quantity: offer.pricing.max_quantity,
            stock: offer.stock.map(Stock::of),
            file_count: offer.file_count,
            file_size_bytes: offer.file_bytes,
        }
    }
}

impl PublicPage {
    fn of(page: page::Page, previews: Vec<Preview>, now: Timestamp, b: &Backend) -> Self {
        let phase = page.phase(now);
        Self {
            url: url(&page, b),
            title: page.title(),
            phase: phase.as_str(),
            now,
            closes_at: page.closes_at(),
            stock: page.stock().map(Stock::of),
            previews: previews
                .into_iter()
                .map(|preview| PublicPreview::of(preview, &page, b))
                .collect(),
            takes_registrations: phase.takes_registrations(),
            short_id: page.short_id.to_string(),
            creator_name: page.creator_name,
            creator_about: page.creator_profile.about,
            creator_website: page.creator_profile.website,
            launch_at: page.launch_at,
            expires_at: page.expires_at,
            products: page
                .offers
                .into_iter()
                .map(|offer| PublicProduct::of(offer, now))
                .collect(),
            registration_fields: page.questions,
            customization: page.customization,
        }
    }
}

/// Shows a page; a page that is over answers 410 with the same body.
#[utoipa::path(get, path = "/public/pages/{shortId}", operation_id = "getPublicPage", tag = "public", security(()),
    params(("shortId" = String, Path)),
    responses(
        (status = 200, description = "The page", body = PublicPage),
        (status = 410, description = "The page is over", body = PublicPage)))]
async fn get(
    State(b): State<Shared>,
    Id(short_id): Id<ShortId>,
) -> Answer<(StatusCode, Json<PublicPage>)> {
    let page = pages::by_short_id(&b, &short_id).await?;
    let page = page.ok_or_else(|| Rejection::not_found(words::refusal::no_such_page()))?;
    let now = b.now();
    let status = StatusCode::from_u16(page.phase(now).http_status()).unwrap_or(StatusCode::OK);
    let previews = match page.phase(now) {
        page::Phase::Expired => Vec::new(),
        _ => previews::of_page(&b, &page.id).await?,
    };
    Ok((status, Json(PublicPage::of(page, previews, now, &b))))
}

/// What somebody wants to buy. Prices are the page's own.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewCheckout {
    #[serde(default)]
    #[schema(value_type = String, required, format = Email, max_length = 254)]
    email: Field<String>,
    /// All products of the page if absent.
    #[serde(default)]
    #[schema(schema_with = schema::product_ids)]
    product_ids: Field<Vec<String>>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 100)]
    discount_code: Field<String>,
    /// How many copies, by product; one unless it is named.
    #[serde(default)]
    #[schema(value_type = Option<BTreeMap<String, i64>>)]
    quantities: Field<BTreeMap<String, i64>>,
    /// What the buyer wants to pay for one copy, in minor units, by product; ignored unless the buyer
    /// chooses the price.
    #[serde(default)]
    #[schema(value_type = Option<BTreeMap<String, i64>>)]
    amounts: Field<BTreeMap<String, i64>>,
}

/// A checkout that can be paid.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct StartedCheckout {
    #[schema(format = "uuid")]
    order_id: String,
    /// The customer's key to the order: keep it safe.
    order_token: String,
    /// Where to pay.
    #[schema(format = "uri")]
    checkout_url: String,
    /// Until when it can be paid, and the copies are held.
    #[schema(value_type = String, format = DateTime)]
    hold_expires_at: Timestamp,
}

/// Holds the copies and opens a checkout.
#[utoipa::path(post, path = "/public/pages/{shortId}/checkout", operation_id = "startCheckout", tag = "public", security(()),
    params(("shortId" = String, Path)),
    request_body = NewCheckout,
    responses(
        (status = 201, description = "Ready to be paid", body = StartedCheckout),
        (status = 409, description = "`sold_out` or `not_live`"),
        (status = 410, description = "`expired`"),
        (status = 503, description = "`payments_unavailable`: try again")))]
async fn checkout(
    ClientIp(address): ClientIp,
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(short_id): Id<ShortId>,
    Object { fields: sent, .. }: Object<NewCheckout>,
) -> Answer<(StatusCode, Json<StartedCheckout>)> {
    let mut checks = Checks::default();
    let cart = Cart {
        email: sent.email.required("email", &mut checks),
        product_ids: sent.product_ids.or(Vec::new(), "productIds", &mut checks),
        discount_code: sent
            .discount_code
            .or_clear(None, "discountCode", &mut checks),
        quantities: sent
            .quantities
            .or_clear(None, "quantities", &mut checks)
            .unwrap_or_default(),
        amounts: sent
            .amounts
            .or_clear(None, "amounts", &mut checks)
            .unwrap_or_default(),
        replaces: None,
    };
    report(checks, || Ok(()))?;
    // A program that repeats a call says so with an Idempotency-Key.
    let visitor = Visitor {
        address: Some(address),
        browser: None,
        language,
        ..Visitor::default()
    };
    let started = checkout::start_to_the_end(b, short_id, cart, visitor).await?;
    let started = StartedCheckout {
        order_id: started.order_id.to_string(),
        order_token: started.order_token.unwrap_or_default(),
        checkout_url: started.checkout_url,
        hold_expires_at: started.hold_expires_at,
    };
    Ok((StatusCode::CREATED, Json(started)))
}

/// Somebody who wants to hear of the page.
#[derive(Deserialize, ToSchema)]
pub struct NewRegistration {
    #[serde(default)]
    #[schema(value_type = String, required, format = Email, max_length = 254)]
    email: Field<String>,
    #[serde(default)]
    #[schema(value_type = Option<String>, max_length = 120)]
    name: Field<String>,
    #[serde(default)]
    #[schema(schema_with = schema::given_answers)]
    fields: Field<Map<String, Value>>,
}

/// The answer to every registration, first or not.
#[derive(Serialize, ToSchema)]
pub struct Accepted {
    #[schema(examples("accepted"))]
    status: &'static str,
}

/// Registers an address. The answer is the same whether it was there before or not.
#[utoipa::path(post, path = "/public/pages/{shortId}/registrations", operation_id = "register", tag = "public", security(()),
    params(("shortId" = String, Path)),
    request_body = NewRegistration,
    responses((status = 202, description = "Accepted", body = Accepted)))]
async fn register(
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(short_id): Id<ShortId>,
    Object { fields: sent, .. }: Object<NewRegistration>,
) -> Answer<(StatusCode, Json<Accepted>)> {
    let mut checks = Checks::default();
    let registrant = Registrant {
        email: sent.email.required("email", &mut checks),
        name: sent
            .name
            .or_clear(None, "name", &mut checks)
            .unwrap_or_default(),
        answers: answers(sent.fields, &mut checks),
        language,
    };
    report(checks, || Ok(()))?;
    register::register(&b, &short_id, &registrant).await?;
    Ok((StatusCode::ACCEPTED, Json(Accepted { status: "accepted" })))
}

fn answers(sent: Field<Map<String, Value>>, checks: &mut Checks) -> Answers {
    let sent = sent.or_clear(None, "fields", checks).unwrap_or_default();
    let mut answers = Answers::new();
    for (name, value) in sent {
        let answer = match value {
            Value::Null => continue,
            Value::Bool(ticked) => Ok(Reply::Ticked(ticked)),
            Value::String(text) => Ok(Reply::Text(text)),
            _ => Err(words::refusal::api_answer()),
        };
        if let Some(answer) = checks.field(&format!("fields.{name}"), answer) {
            answers.insert(name, answer);
        }
    }
    answers
}
