//! Pages that are the same for everybody.

mod pictures;

use super::{html, visit::Visit};
use crate::{
    layers::{
        client_ip::ClientIp,
        rate_limit::{Class, too_many},
    },
    state::AppState,
};
use app::{
    pages::{
        form::FormState,
        landing::{self, LandingView, Terms},
        registration,
        sales::{self, LinkedCode, SalesView},
    },
    shell::Document,
};
use axum::{
    extract::{Path, Query, rejection::QueryRejection},
    response::Response,
};
use backend::{
    Error,
    flows::{
        self,
        checkout::{self, Cart},
    },
};
use domain::{
    Money, Timestamp,
    id::ShortId,
    network::network,
    offer::Ware,
    page::{Page, Phase},
    preview::Preview,
    time::MINUTE,
};
use http::{HeaderMap, StatusCode};
use pictures::Pictures;
use serde::Deserialize;

/// How long a cache in front may keep a page, in seconds, when nothing changes sooner.
const SHARED_SECONDS: i64 = 10;

/// `GET /`
pub async fn landing(Visit(state): Visit) -> Response {
    let connect = state.backend.payments.connect();
    let terms = connect.map_or(Terms::OneSeller, |connect| Terms::EachCreator {
        fee_bps: connect.fee_bps,
    });
    let view = LandingView {
        public_url: state.backend.public_url().to_owned(),
        terms,
    };
    let document = landing::render(&state.site, &view);
    html::public(&state, StatusCode::OK, document, 300)
}

/// What a link to a page brings.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct Brought {
    code: String,
}

/// The forms of a page, as they come back.
#[derive(Default)]
pub struct Forms {
    /// The one that starts a purchase.
    pub checkout: FormState,
    /// The one that leaves an address.
    pub register: FormState,
    /// What the code of a link does.
    pub code: Option<LinkedCode>,
}

/// `GET /p/{short_id}`, perhaps with a discount `?code=`, and `GET /e/{short_id}` in a frame of another site
pub async fn sales(
    Visit(state): Visit,
    ClientIp(address): ClientIp,
    headers: HeaderMap,
    Path(short_id): Path<String>,
    brought: Result<Query<Brought>, QueryRejection>,
) -> Response {
    let page = match find(&state, &short_id).await {
        Ok(Some(page)) => page,
        Ok(None) => return html::not_found(&state),
        Err(error) => return html::error(&state, error, None),
    };
    let now = state.backend.now();
    let status = StatusCode::from_u16(page.phase(now).http_status()).unwrap_or(StatusCode::OK);
    // A query that cannot be read brings nothing; other sites add theirs.
    let brought = brought.map_or_else(|_| Brought::default(), |Query(brought)| brought);
    let code = brought.code.trim();
    if !code.is_empty() {
        // Nobody should find codes by trying.
        if let Err(seconds) = state.limits.check(Class::Form, &network(address)) {
            return too_many(&state, &headers, seconds);
        }
        let forms = match with_code(&state, &page, now, code).await {
            Ok(forms) => forms,
            Err(error) => return html::error(&state, error, None),
        };
        let document = render(&state, page, now, forms).await;
        return html::private(&state, status, document);
    }
    // Nobody may keep a page beyond the moment at which it becomes another one.
    let until_change = page
        .next_change(now)
        .map_or(SHARED_SECONDS, |next| next.since(now) / 1_000);
    let document = render(&state, page, now, Forms::default()).await;
    html::public(&state, status, document, until_change.min(SHARED_SECONDS))
}

/// The forms with a discount code filled in, and what it would do for all that is for sale.
async fn with_code(
    state: &AppState,
    page: &Page,
    now: Timestamp,
    code: &str,
) -> Result<Forms, Error> {
    let for_sale = page.offers.iter().filter(|offer| offer.is_for_sale(now));
    let cart = Cart {
        product_ids: for_sale.map(|offer| offer.product_id.to_string()).collect(),
        discount_code: Some(code.to_owned()),
        ..Cart::default()
    };
    let told = match checkout::quote(&state.backend, &page.short_id, &cart).await {
        Ok(quote) => {
            let off: i64 = quote.items.iter().map(|item| item.discount).sum();
            quote.discount.map(|used| LinkedCode::Counts {
                code: used.code,
                total: quote.total,
                instead_of: Money {
                    minor: quote.total.minor + off,
                    ..quote.total
                },
            })
        }
        Err(Error::Rejected(rejection)) => {
            let why = rejection.error_for("discountCode");
            let why = why.unwrap_or(&rejection.message);
            Some(LinkedCode::Refused(why.say(state.site.words)))
        }
        Err(error) => return Err(error),
    };
    Ok(Forms {
        checkout: FormState::default().with("discount_code", code),
        code: told,
        ..Forms::default()
    })
}

/// `GET /p/{short_id}/registered`, and `GET /e/{short_id}/registered` in a frame of another site
pub async fn registered(Visit(state): Visit, Path(short_id): Path<String>) -> Response {
    match find(&state, &short_id).await {
        Ok(Some(page)) => {
            let document = registration::registered(&state.site, &page.title(), &page.short_id);
            html::private(&state, StatusCode::OK, document)
        }
        Ok(None) => html::not_found(&state),
        Err(error) => html::error(&state, error, None),
    }
}

/// The published page under a public name.
pub async fn find(state: &AppState, short_id: &str) -> backend::Result<Option<Page>> {
    match ShortId::parse(short_id) {
        Some(short_id) => flows::pages::by_short_id(&state.backend, &short_id).await,
        None => Ok(None),
    }
}

/// A sales page at one moment, perhaps with refused forms in it.
pub async fn render(state: &AppState, page: Page, now: Timestamp, forms: Forms) -> Document {
    let previews = previews(state, &page, now).await;
    let wares = wares(state, &page).await;
    let pictures = Pictures::of(state, &page, now).await;
    let view = SalesView {
        now,
        public_url: state.backend.url(&format!("/p/{}", page.short_id)),
        page,
        cover: pictures.cover,
        avatar: pictures.avatar,
        card_url: pictures.card_url,
        wares,
        previews,
        checkout: forms.checkout,
        register: forms.register,
        code: forms.code,
        hold_minutes: checkout::HOLD / (5 * MINUTE) * 5,
    };
    sales::render(&state.site, &view)
}

/// What is shown of a page's files: nothing once it is over. A page without its previews still sells.
async fn previews(state: &AppState, page: &Page, now: Timestamp) -> Vec<Preview> {
    if page.phase(now) == Phase::Expired {
        return Vec::new();
    }
    let found = flows::previews::of_page(&state.backend, &page.id).await;
    found.unwrap_or_else(|error| {
        tracing::error!(page.id = %page.id, %error, "Could not find the previews of a page");
        Vec::new()
    })
}

/// The files of a page. Without the list of them it still sells.
async fn wares(state: &AppState, page: &Page) -> Vec<Ware> {
    let found = flows::wares::of_page(&state.backend, page).await;
    found.unwrap_or_else(|error| {
        tracing::error!(page.id = %page.id, %error, "Could not list the files of a page");
        Vec::new()
    })
}
