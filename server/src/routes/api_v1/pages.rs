//! `/pages`: where things are sold, and for how long.

use super::{
    Answer,
    body::Object,
    field::{Field, report},
    ids::Id,
    key::KeyHolder,
    listing::{Asked, ListOf, Part},
    page::{Page, RegistrationField, Words},
    schema,
};
use crate::state::AppState;
use axum::{Json, extract::State};
use backend::{Shared, flows};
use domain::{
    Timestamp,
    id::PageId,
    page::{self, Closing, Customization, PageDraft},
    registration::Question,
    rejection::Checks,
};
use http::StatusCode;
use serde::Deserialize;
use std::collections::BTreeMap;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(list, create))
        .routes(routes!(get, update, delete))
}

/// What of a page to change: absent fields stay.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PageChange {
    /// What is sold, in order.
    #[serde(default)]
    #[schema(schema_with = schema::chosen_products)]
    product_ids: Field<Vec<String>>,
    /// When it opens; null for at once.
    #[serde(default)]
    #[schema(value_type = Option<String>, format = DateTime)]
    launch_at: Field<Timestamp>,
    /// When it closes: in the future, and after the launch.
    #[serde(default)]
    #[schema(value_type = String, format = DateTime)]
    expires_at: Field<Timestamp>,
    /// Copies of each product; null for no limit.
    #[serde(default)]
    #[schema(value_type = Option<i64>, minimum = 1, maximum = 1_000_000)]
    stock_limit: Field<i64>,
    /// What happens to a checkout that is still open at the closing.
    #[serde(default)]
    #[schema(schema_with = schema::closing)]
    closing: Field<String>,
    /// Words and colours; replaced as a whole, null for the defaults.
    #[serde(default)]
    #[schema(value_type = Option<Words>)]
    customization: Field<Customization>,
    /// What registrants are asked beside their address; replaced as a whole, null for nothing.
    #[serde(default)]
    #[schema(value_type = Option<Vec<RegistrationField>>, max_items = 20)]
    registration_fields: Field<Vec<Question>>,
    /// Whether registrations must be confirmed by e-mail.
    #[serde(default)]
    #[schema(value_type = bool, default = true)]
    double_opt_in: Field<bool>,
    /// Other limits than `stockLimit`, by product; null for no limit. Replaced as a whole.
    #[serde(default)]
    #[schema(value_type = Option<BTreeMap<String, Option<i64>>>)]
    stock_limits: Field<BTreeMap<String, Option<i64>>>,
    /// Whether a refund puts the copy back on the shelf.
    #[serde(default)]
    #[schema(value_type = bool, default = false)]
    restock_refunds: Field<bool>,
    /// Whether the world can see it; false for a draft.
    #[serde(default)]
    #[schema(value_type = bool, default = true)]
    published: Field<bool>,
    /// False pauses it.
    #[serde(default)]
    #[schema(value_type = bool, default = true)]
    is_active: Field<bool>,
}

impl PageChange {
    fn apply(self, now: PageDraft, checks: &mut Checks) -> PageDraft {
        let closing = self
            .closing
            .or(now.closing.as_str().to_owned(), "closing", checks);
        let closing = checks.field(
            "closing",
            Closing::parse(&closing).ok_or_else(words::refusal::api_closing),
        );
        let expires_at = match self.expires_at {
            Field::Absent => now.expires_at,
            sent => Some(sent.or(Timestamp::default(), "expiresAt", checks)),
        };
        let product_ids = self.product_ids.or(now.product_ids, "productIds", checks);
        // One limit for all replaces the limits of each.
        let mut limits = match self.stock_limit {
            Field::Absent => now.stock_limits,
            _ => BTreeMap::new(),
        };
        limits.retain(|product, _| product_ids.contains(product));
        let words = Some(now.customization);
        let questions = Some(now.questions);
        PageDraft {
            product_ids,
            launch_at: self.launch_at.or_clear(now.launch_at, "launchAt", checks),
            expires_at,
            stock_limit: self
                .stock_limit
                .or_clear(now.stock_limit, "stockLimit", checks),
            closing: closing.unwrap_or_default(),
            customization: self
                .customization
                .or_clear(words, "customization", checks)
                .unwrap_or_default(),
            questions: self
                .registration_fields
                .or_clear(questions, "registrationFields", checks)
                .unwrap_or_default(),
            stock_limits: self
                .stock_limits
                .or_clear(Some(limits), "stockLimits", checks)
                .unwrap_or_default(),
            double_opt_in: self
                .double_opt_in
                .or(now.double_opt_in, "doubleOptIn", checks),
            restock_refunds: self
                .restock_refunds
                .or(now.restock_refunds, "restockRefunds", checks),
            is_published: self.published.or(now.is_published, "published", checks),
            is_active: self.is_active.or(now.is_active, "isActive", checks),
        }
    }
}

schema::with_required! {
    /// A new page; published unless it says otherwise.
    NewPage(PageChange) requires ["productIds", "expiresAt"]
}

/// Lists the pages, newest first.
#[utoipa::path(get, path = "/pages", operation_id = "listPages", tag = "pages",
    params(Part),
    responses((status = 200, description = "A part of the list", body = ListOf<Page>)))]
async fn list(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Asked(part): Asked<Part>,
) -> Answer<Json<ListOf<Page>>> {
    let listing = flows::pages::list(&b, &me, &part.paging()?).await?;
    Ok(Json(ListOf::of(listing, |page| Page::of(page, &b))))
}

/// Creates a page.
#[utoipa::path(post, path = "/pages", operation_id = "createPage", tag = "pages",
    request_body = NewPage,
    responses((status = 201, description = "Created", body = Page)))]
async fn create(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    body: Object<PageChange>,
) -> Answer<(StatusCode, Json<Page>)> {
    let mut checks = body.missing(NewPage::REQUIRED);
    let blank = PageDraft {
        is_published: true,
        ..PageDraft::default()
    };
    let draft = body.fields.apply(blank, &mut checks);
    report(checks, || draft.check(b.now(), None))?;
    let page = flows::pages::create(&b, &me, &draft).await?;
    Ok((StatusCode::CREATED, Json(Page::of(page, &b))))
}

/// Shows a page.
#[utoipa::path(get, path = "/pages/{id}", operation_id = "getPage", tag = "pages",
    params(("id" = String, Path, format = "uuid")),
    responses((status = 200, description = "The page", body = Page)))]
async fn get(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<PageId>,
) -> Answer<Json<Page>> {
    Ok(Json(Page::of(flows::pages::get(&b, &me, &id).await?, &b)))
}

/// Changes the fields that are sent; `null` clears `launchAt`, `stockLimit`, `customization` and
/// `registrationFields`.
#[utoipa::path(patch, path = "/pages/{id}", operation_id = "updatePage", tag = "pages",
    params(("id" = String, Path, format = "uuid")),
    request_body = PageChange,
    responses((status = 200, description = "The page as it is now", body = Page)))]
async fn update(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<PageId>,
    body: Object<PageChange>,
) -> Answer<Json<Page>> {
    let changed = |page: &page::Page| {
        let mut checks = Checks::default();
        let draft = body.fields.apply(PageDraft::of(page), &mut checks);
        report(checks, || draft.check(b.now(), Some(page.expires_at)))?;
        Ok(draft)
    };
    let page = flows::pages::change(&b, &me, &id, changed).await?;
    Ok(Json(Page::of(page, &b)))
}

/// Deletes a page.
#[utoipa::path(delete, path = "/pages/{id}", operation_id = "deletePage", tag = "pages",
    params(("id" = String, Path, format = "uuid")),
    responses(
        (status = 204, description = "Deleted"),
        (status = 409, description = "`conflict`: it cannot go yet")))]
async fn delete(
    KeyHolder(me): KeyHolder,
    State(b): State<Shared>,
    Id(id): Id<PageId>,
) -> Answer<StatusCode> {
    flows::pages::delete(&b, &me, &id).await?;
    Ok(StatusCode::NO_CONTENT)
}
