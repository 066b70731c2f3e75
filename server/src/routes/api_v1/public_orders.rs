//! `/public/orders/{orderToken}`: what a customer can see and do with an order.

use super::{
    Answer,
    body::Object,
    field::{Field, report},
    ids::{Id, OrderToken},
    order::Item,
    schema,
};
use crate::{layers::client_ip::ClientIp, routes::visit::Speaks, state::AppState};
use axum::{Json, extract::State};
use backend::{
    Shared,
    flows::deliver::{self, Purchase, PurchasedFile},
};
use domain::{Timestamp, rejection::Checks};
use http::StatusCode;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};
use words::Words;

/// The calls of this noun.
pub fn routes() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(get))
        .routes(routes!(download))
        .routes(routes!(confirm))
}

/// An order as its customer sees it.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicOrder {
    #[schema(format = "uuid")]
    order_id: String,
    #[schema(schema_with = schema::order_status)]
    status: &'static str,
    /// Minor units; 0 until it is paid.
    amount_paid: i64,
    /// Minor units: what it costs.
    amount_total: i64,
    #[schema(schema_with = schema::currency)]
    currency: &'static str,
    #[schema(value_type = String, format = DateTime)]
    created_at: Timestamp,
    page_title: String,
    creator_name: String,
    /// The creator's words after the purchase; may be empty.
    thank_you: String,
    /// What was bought, as it was then.
    products: Vec<Item>,
    files: Vec<PublicFile>,
    /// Set if there are several files to be had: `fileId` `all` fetches them in one archive.
    #[schema(required)]
    archive: Option<PublicArchive>,
    /// Until when the files can be fetched.
    #[schema(value_type = Option<String>, format = DateTime, required)]
    downloads_until: Option<Timestamp>,
}

/// A file that was bought.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicFile {
    #[schema(format = "uuid")]
    id: String,
    #[schema(format = "uuid")]
    product_id: String,
    file_name: String,
    file_type: String,
    file_size_bytes: i64,
    /// How many more download sessions there are.
    downloads_left: i64,
    /// Why the file cannot be fetched at this moment, in a sentence for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    waits: Option<String>,
}

/// All files of an order in one ZIP archive.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PublicArchive {
    file_name: String,
    file_size_bytes: i64,
}

impl PublicFile {
    fn of(file: PurchasedFile, words: Words) -> Self {
        Self {
            id: file.id.to_string(),
            product_id: file.product_id.to_string(),
            file_name: file.file_name,
            file_type: file.file_type,
            file_size_bytes: file.size_bytes,
            downloads_left: file.downloads_left,
            waits: file.waits.map(|why| why.say(words)),
        }
    }
}

impl PublicOrder {
    fn of(purchase: Purchase, words: Words) -> Self {
        let order = purchase.order;
        Self {
            order_id: order.id.to_string(),
            status: order.status.as_str(),
            amount_paid: order.amount_paid.minor,
            amount_total: order.total.minor,
            currency: order.total.currency.code(),
            created_at: order.created_at,
            page_title: purchase.page_title,
            creator_name: purchase.creator_name,
            thank_you: purchase.thank_you,
            products: Item::with_keys(order.items, &purchase.keys),
            files: purchase
                .files
                .into_iter()
                .map(|file| PublicFile::of(file, words))
                .collect(),
            archive: purchase.archive.map(|archive| PublicArchive {
                file_name: archive.file_name,
                file_size_bytes: archive.size_bytes,
            }),
            downloads_until: order.downloads_until,
        }
    }
}

/// Shows an order with its files.
#[utoipa::path(get, path = "/public/orders/{orderToken}", operation_id = "getPublicOrder", tag = "public", security(()),
    params(("orderToken" = String, Path)),
    responses((status = 200, description = "The order", body = PublicOrder)))]
async fn get(
    Speaks(language): Speaks,
    State(b): State<Shared>,
    Id(OrderToken(token)): Id<OrderToken>,
) -> Answer<Json<PublicOrder>> {
    let purchase = deliver::purchase(&b, &token).await?;
    Ok(Json(PublicOrder::of(purchase, Words::of(language))))
}

/// The file that is wanted.
#[derive(Deserialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct NewDownload {
    /// The id of a file, or `all` for a ZIP archive of all files.
    #[serde(default)]
    #[schema(value_type = String, required, examples("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3c", "all"))]
    file_id: Field<String>,
}

/// A link to one file or to all, for one network and a while.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct IssuedDownload {
    #[schema(format = "uri")]
    url: String,
    #[schema(value_type = String, format = DateTime)]
    expires_at: Timestamp,
    /// The network it works from: an IPv4 address, or an IPv6 /64.
    #[schema(examples("203.0.113.7", "2001:db8:1:2::/64"))]
    bound_to: String,
}

/// Issues a download link for the network this call comes from. Calling again before the link was
/// used, or within a minute, answers with the same link and costs nothing more.
#[utoipa::path(post, path = "/public/orders/{orderToken}/downloads", operation_id = "issueDownload", tag = "public", security(()),
    params(("orderToken" = String, Path)),
    request_body = NewDownload,
    responses(
        (status = 201, description = "The link", body = IssuedDownload),
        (status = 403, description = "`not_paid`, `revoked`, or `confirm_required`"),
        (status = 410, description = "`downloads_over`: the download window is over"),
        (status = 429, description = "`limit_reached`, or `too_many_requests`")))]
async fn download(
    ClientIp(address): ClientIp,
    State(b): State<Shared>,
    Id(OrderToken(token)): Id<OrderToken>,
    Object { fields: sent, .. }: Object<NewDownload>,
) -> Answer<(StatusCode, Json<IssuedDownload>)> {
    let mut checks = Checks::default();
    let file_id = sent.file_id.required("fileId", &mut checks);
    report(checks, || Ok(()))?;
    let issued = deliver::issue_download(&b, &token, &file_id, address).await?;
    let issued = IssuedDownload {
        url: issued.url,
        expires_at: issued.expires_at,
        bound_to: issued.bound_to,
    };
    Ok((StatusCode::CREATED, Json(issued)))
}

/// The code from the e-mail.
#[derive(Deserialize, ToSchema)]
pub struct NetworkCode {
    #[serde(default)]
    #[schema(value_type = String, required, max_length = 20)]
    code: Field<String>,
}

/// Lets the network this call comes from fetch the files of the order.
#[utoipa::path(post, path = "/public/orders/{orderToken}/confirm", operation_id = "confirmNetwork", tag = "public", security(()),
    params(("orderToken" = String, Path)),
    request_body = NetworkCode,
    responses((status = 204, description = "This network can download now")))]
async fn confirm(
    ClientIp(address): ClientIp,
    State(b): State<Shared>,
    Id(OrderToken(token)): Id<OrderToken>,
    Object { fields: sent, .. }: Object<NetworkCode>,
) -> Answer<StatusCode> {
    let mut checks = Checks::default();
    let code = sent.code.required("code", &mut checks);
    report(checks, || Ok(()))?;
    deliver::confirm_network(&b, &token, &code, "", address).await?;
    Ok(StatusCode::NO_CONTENT)
}
