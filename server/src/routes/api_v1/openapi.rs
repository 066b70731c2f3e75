//! `/openapi.json`: the calls, as the code has them.
//!
//! Each call documents what is its own; what all calls share (the key, the refusals, the
//! idempotency key) is added here to every one of them.

use crate::problem::Problem;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, header};
use std::{collections::BTreeMap, mem};
use utoipa::{
    OpenApi,
    openapi::{
        self, ContentBuilder, HeaderBuilder, ObjectBuilder, Ref, RefOr, Required, ResponseBuilder,
        Schema,
        path::{Operation, Parameter, ParameterBuilder, ParameterIn, PathItem},
        schema::{ArrayItems, Type},
        security::{HttpAuthScheme, HttpBuilder, SecurityScheme},
    },
};

#[derive(OpenApi)]
#[openapi(
    info(
        title = "Temporary Pages",
        description = "Sell digital products on pages that exist only for a while. \
            Times are RFC 3339 in UTC, money is integer minor units with an ISO 4217 code, \
            refusals are `application/problem+json` (RFC 9457) with a stable `code`.",
        license(name = "AGPL-3.0-only", identifier = "AGPL-3.0-only")
    ),
    servers((url = "/api/v1")),
    security(("apiKey" = [])),
    components(schemas(Problem)),
    tags(
        (name = "products", description = "What you sell"),
        (name = "files", description = "What a buyer gets"),
        (name = "licences", description = "Keys that come with a copy"),
        (name = "pages", description = "Where it is sold, and for how long"),
        (name = "pictures", description = "What pages show at their top"),
        (name = "discounts", description = "Codes that make it cheaper"),
        (name = "orders", description = "Who bought what"),
        (name = "registrations", description = "Who wants to hear of a page"),
        (name = "public", description = "What visitors and customers can do; needs no key"),
    )
)]
struct Head;

/// The document before the calls are in it.
pub fn head() -> openapi::OpenApi {
    Head::openapi()
}

/// The document with what all calls share.
pub fn complete(mut document: openapi::OpenApi) -> openapi::OpenApi {
    if let Some(components) = document.components.as_mut() {
        let key = HttpBuilder::new()
            .scheme(HttpAuthScheme::Bearer)
            .description(Some("An API key; make one in the console."));
        components.add_security_scheme("apiKey", SecurityScheme::Http(key.build()));
        tidy(&mut components.schemas);
    }
    for (path, item) in &mut document.paths.paths {
        let is_public = path.starts_with("/public/");
        let names_something = path.contains('{');
        for (operation, is_post) in operations(item) {
            share(operation, is_post, is_public, names_something);
        }
    }
    document
}

/// Gives the items of lists their own names, and takes the defaults of a creation out of changes,
/// where an absent field stays as it is.
fn tidy(schemas: &mut BTreeMap<String, RefOr<Schema>>) {
    let mut items = Vec::new();
    for (name, schema) in schemas.iter_mut() {
        let RefOr::T(Schema::Object(object)) = schema else {
            continue;
        };
        if let Some(item) = name.strip_prefix("ListOf_")
            && let Some(RefOr::T(Schema::Array(data))) = object.properties.get_mut("data")
        {
            let reference = ArrayItems::RefOrSchema(Box::new(Ref::from_schema_name(item).into()));
            if let ArrayItems::RefOrSchema(schema) = mem::replace(&mut data.items, reference) {
                items.push((item.to_owned(), *schema));
            }
        }
        if name.ends_with("Change") {
            for property in object.properties.values_mut() {
                if let RefOr::T(Schema::Object(property)) = property {
                    property.default = None;
                }
            }
        }
    }
    schemas.extend(items);
}

fn operations(item: &mut PathItem) -> impl Iterator<Item = (&mut Operation, bool)> {
    [
        (item.get.as_mut(), false),
        (item.post.as_mut(), true),
        (item.patch.as_mut(), false),
        (item.delete.as_mut(), false),
    ]
    .into_iter()
    .filter_map(|(operation, is_post)| Some((operation?, is_post)))
}

fn share(operation: &mut Operation, is_post: bool, is_public: bool, names_something: bool) {
    let takes_body = operation.request_body.is_some();
    if let Some(RefOr::T(body)) = operation.request_body.as_mut() {
        body.required = Some(Required::True);
    }
    let has_parameters = operation
        .parameters
        .iter()
        .flatten()
        .any(|parameter| match parameter {
            RefOr::T(parameter) => matches!(parameter.parameter_in, ParameterIn::Query),
            RefOr::Ref(_) => false,
        });
    let refusals = [
        (
            !is_public,
            "401",
            "`unauthorized`: there is no API key, or it is not known",
        ),
        (
            names_something || has_parameters,
            "404",
            "`not_found`: there is no such thing, or it is not yours",
        ),
        (
            takes_body || is_post,
            "400",
            "`invalid_json` or `invalid_body`: the body cannot be read",
        ),
        (
            is_post,
            "409",
            "`conflict`: a call with the same Idempotency-Key is still running, or was a refund that may have worked",
        ),
        (
            takes_body || is_post,
            "413",
            "`too_large`: the body has more than 64 KB",
        ),
        (
            takes_body || is_post,
            "415",
            "`unsupported_media_type`: the body is not JSON",
        ),
        (
            takes_body || is_post || has_parameters,
            "422",
            "`invalid_input` with the fields to correct, or `idempotency_mismatch`",
        ),
        (
            true,
            "429",
            "`too_many_requests`: wait as long as Retry-After says",
        ),
        (
            true,
            "500",
            "`internal`: the failure is ours; name the reference when you ask for help",
        ),
    ];
    let responses = &mut operation.responses.responses;
    for (_, status, detail) in refusals.into_iter().filter(|(applies, ..)| *applies) {
        responses
            .entry(status.to_owned())
            .or_insert_with(|| RefOr::T(refusal(status, detail)));
    }
    for (status, response) in responses {
        explain(status, response);
    }
    if is_post {
        let parameters = operation.parameters.get_or_insert_default();
        parameters.push(RefOr::T(idempotency_key()));
    }
}

fn idempotency_key() -> Parameter {
    let schema = ObjectBuilder::new()
        .schema_type(Type::String)
        .min_length(Some(1))
        .max_length(Some(255))
        .pattern(Some("^[!-~]+$"));
    ParameterBuilder::new()
        .name("Idempotency-Key")
        .parameter_in(ParameterIn::Header)
        .required(Required::False)
        .description(Some(
            "The same call with the same key happens once; kept for 24 hours",
        ))
        .schema(Some(schema))
        .build()
}

fn refusal(status: &str, detail: &str) -> openapi::Response {
    let response = ResponseBuilder::new().description(detail);
    let text = ObjectBuilder::new().schema_type(Type::String);
    let number = ObjectBuilder::new().schema_type(Type::Integer);
    let header = |schema| HeaderBuilder::new().schema(Some(schema)).build();
    match status {
        "401" => response.header("WWW-Authenticate", header(text)),
        "429" => response.header("Retry-After", header(number)),
        _ => response,
    }
    .build()
}

/// Gives a refusal without a body of its own the body that refusals have.
fn explain(status: &str, response: &mut RefOr<openapi::Response>) {
    if let RefOr::T(response) = response
        && status >= "400"
        && response.content.is_empty()
    {
        let problem = Ref::from_schema_name("Problem");
        let content = ContentBuilder::new().schema(Some(problem)).build();
        response
            .content
            .insert("application/problem+json".to_owned(), RefOr::T(content));
    }
}

/// Answers the document.
pub fn serve(document: &openapi::OpenApi) -> Response {
    match document.to_json() {
        Ok(json) => {
            let mut response = json.into_response();
            let headers = response.headers_mut();
            headers.insert(
                header::CONTENT_TYPE,
                HeaderValue::from_static("application/json"),
            );
            headers.insert(
                header::CACHE_CONTROL,
                HeaderValue::from_static("public, max-age=300"),
            );
            response
        }
        Err(error) => Problem::internal(&error).into_response(),
    }
}
