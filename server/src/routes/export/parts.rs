//! The parts of the export: what is known about a creator, and what they made. No secrets: of passwords
//! and keys only that there are some.

use super::{Wish, document::Out};
use crate::routes::api_v1::{
    discounts::code::Discount, file_deletions::FileDeletion, files::File, licence_keys::Key,
    order::Order, page::Page, products::Product, registrations::Registration,
};
use backend::{
    Backend, Result,
    flows::{
        account::{self, Session},
        api_keys, belongings, customers, discounts, ending, files, licences, notifications, orders,
        pages, pictures, products, registrations, sellers,
    },
    listing::{Paging, Part},
};
use domain::{
    Code,
    id::ProductId,
    list::{CustomerWish, Position},
};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use words::{Language, Words};

/// How many rows are read at once.
const ROWS: i64 = 100;

/// Writes a list of which the flow gives parts.
macro_rules! list {
    ($out:expr, $name:literal, $part:expr, $show:expr) => {{
        $out.begin($name).await?;
        let mut paging = Paging {
            limit: ROWS,
            cursor: None,
        };
        loop {
            let part = $part(&paging).await?;
            for item in part.items {
                $out.item(&$show(item)).await?;
            }
            if part.next_cursor.is_none() {
                break;
            }
            paging.cursor = part.next_cursor;
        }
        $out.end().await?;
    }};
}

/// Writes all of it.
pub(super) async fn write(wish: &Wish, out: &mut Out) -> Result<()> {
    let Wish { b, session, words } = wish;
    let me = &session.creator.id;
    let head = account_of(b, session, words.language()).await?;
    out.put(&format!("{{\n\"account\": {head}")).await?;
    products_of(b, session, *words, out).await?;
    list!(out, "pages", |part| pages::list(b, me, part), |page| {
        Page::of(page, b)
    });
    drafts_of(b, session, out).await?;
    let urls = BTreeMap::new();
    list!(
        out,
        "discounts",
        |part| discounts::list(b, me, part),
        |code| Discount::of(code, &urls)
    );
    list!(
        out,
        "orders",
        |part| orders::list(b, me, None, part),
        Order::of
    );
    customers_of(b, session, out).await?;
    list!(
        out,
        "registrations",
        |part| registrations::list(b, me, None, part),
        Registration::of
    );
    list!(
        out,
        "deletedFiles",
        |part| ending::list(b, me, None, part),
        FileDeletion::of
    );
    out.put("\n}\n").await
}

/// Who they are, and what they settled.
async fn account_of(b: &Backend, session: &Session, language: Language) -> Result<Value> {
    let me = &session.creator;
    let seller = sellers::get(b, &me.id).await?;
    let choices = notifications::choices(b, &me.id).await?;
    let keys = api_keys::list(b, &me.id).await?;
    let signed_in = account::sessions(b, &me.id).await?;
    let key = |key: &api_keys::ApiKey| json!({ "name": key.name, "createdAt": key.created_at, "lastUsedAt": key.last_used_at });
    let zone = account::zone(b, &me.id).await?;
    let profile = account::profile(b, &me.id).await?;
    let avatar = pictures::avatar(b, &me.id).await?;
    let known = |known: &account::Known| json!({ "browser": known.user_agent, "startedAt": known.created_at, "lastUsedAt": known.last_used_at });
    Ok(json!({
        "id": me.id,
        "email": me.email,
        "name": me.name,
        "about": profile.about,
        "website": profile.website,
        "picture": avatar,
        "language": language.code(),
        "timeZone": zone.is_chosen().then(|| zone.name()),
        "createdAt": me.created_at,
        "exportedAt": b.now(),
        "seller": {
            "businessName": seller.business_name,
            "businessAddress": seller.business_address,
            "taxId": seller.tax_id,
            "taxMode": seller.tax_mode,
        },
        "letters": choices.iter().map(|choice| (choice.topic.as_str(), choice.is_on)).collect::<BTreeMap<_, _>>(),
        "apiKeys": keys.iter().map(key).collect::<Vec<_>>(),
        "sessions": signed_in.iter().map(known).collect::<Vec<_>>(),
    }))
}

/// The products with their files, each with an address from which its creator can save it, and the licence
/// keys.
async fn products_of(b: &Backend, session: &Session, words: Words, out: &mut Out) -> Result<()> {
    let me = &session.creator.id;
    let mut ids: Vec<ProductId> = Vec::new();
    let show = |product: domain::product::Product| Product::of(product, None);
    list!(
        out,
        "products",
        |part| products::list(b, me, part),
        |product: domain::product::Product| {
            ids.push(product.id.clone());
            show(product)
        }
    );
    out.begin("files").await?;
    for product in &ids {
        for file in unless_gone(files::list(b, me, product).await)?.unwrap_or_default() {
            let url = b.url(&format!("/console/files/{}", file.id));
            let is_there = file.uploaded_at.is_some();
            let mut shown = serde_json::to_value(File::of(file, words))?;
            shown["url"] = json!(is_there.then_some(url));
            out.item(&shown).await?;
        }
    }
    out.end().await?;
    out.begin("licenceKeys").await?;
    for product in &ids {
        keys_of(b, session, product, out).await?;
    }
    out.end().await
}

async fn keys_of(b: &Backend, session: &Session, product: &ProductId, out: &mut Out) -> Result<()> {
    let mut paging = Paging {
        limit: ROWS,
        cursor: None,
    };
    loop {
        let part = licences::list(b, &session.creator.id, product, &paging).await;
        let Some(part) = unless_gone(part)? else {
            return Ok(());
        };
        for key in part.items {
            let mut shown = serde_json::to_value(Key::of(key))?;
            shown["productId"] = json!(product);
            out.item(&shown).await?;
        }
        paging.cursor = part.next_cursor;
        if paging.cursor.is_none() {
            return Ok(());
        }
    }
}

/// Nothing about a product that was deleted while this is written.
fn unless_gone<T>(found: Result<T>) -> Result<Option<T>> {
    match found {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.is(Code::NotFound) => Ok(None),
        Err(error) => Err(error),
    }
}

/// What is being changed about pages, and is not published.
async fn drafts_of(b: &Backend, session: &Session, out: &mut Out) -> Result<()> {
    out.begin("drafts").await?;
    for (page, stored) in belongings::drafts(b, &session.creator.id).await? {
        let draft = stored.draft;
        out.item(&json!({
            "pageId": page,
            "updatedAt": stored.updated_at,
            "productIds": draft.product_ids,
            "launchAt": draft.launch_at,
            "expiresAt": draft.expires_at,
            "stockLimit": draft.stock_limit,
            "stockLimits": draft.stock_limits,
            "closing": draft.closing.as_str(),
            "customization": draft.customization,
            "registrationFields": draft.questions,
            "doubleOptIn": draft.double_opt_in,
            "restockRefunds": draft.restock_refunds,
        }))
        .await?;
    }
    out.end().await
}

/// Whoever has an order with a receipt.
async fn customers_of(b: &Backend, session: &Session, out: &mut Out) -> Result<()> {
    let wish = CustomerWish::default();
    let mut part = Part::first(ROWS);
    out.begin("customers").await?;
    loop {
        let found = customers::find(b, &session.creator.id, &wish, &part).await?;
        for customer in found.items {
            let amount = |money: &domain::Money| json!({ "amount": money.minor, "currency": money.currency.code() });
            out.item(&json!({
                "customerId": customer.id,
                "email": customer.email,
                "orders": customer.orders,
                "spent": customer.spent.iter().map(amount).collect::<Vec<_>>(),
                "firstAt": customer.first_at,
                "lastAt": customer.last_at,
            }))
            .await?;
        }
        part.after = found.next_cursor.as_deref().and_then(Position::parse);
        if part.after.is_none() {
            return out.end().await;
        }
    }
}
