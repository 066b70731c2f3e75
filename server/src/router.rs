//! Every route on one screen.

use crate::{
    config::Config,
    layers::{csrf, framing, rate_limit, security_headers, speech, telemetry},
    routes::{
        account, address, api_v1, assets, card, console, dev, door, download, draft, embed, events,
        export, exports, fallback, forms, health, language, order, own_file, pages, passkey,
        picture, preview, proof, qr, registrant, second_step, seen, status, told, unfinished,
        upload, webhook,
    },
    state::AppState,
};
use any_spawner::Executor;
use axum::{
    Router,
    extract::DefaultBodyLimit,
    middleware::{from_fn, from_fn_with_state},
    routing::{get, post, put},
};
use stripe_sim::Sim;
use tower_http::{
    CompressionLevel,
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, DefaultPredicate,
        predicate::{NotForContentType, Predicate},
    },
};

/// The most a form or a console call may send, in bytes.
const MOST_FORM_BYTES: usize = 256 * 1024;
/// The most that is read of where a visitor came from, in bytes.
const MOST_BEACON_BYTES: usize = 4 * 1024;

/// Puts all routes together.
pub fn router(state: AppState, config: &Config, simulator: Option<&Sim>) -> Router {
    // Rendering the console spawns futures. A second router in one process finds this done already.
    let _ = Executor::init_tokio();
    let people = Router::new()
        .merge(counting().layer(from_fn_with_state(state.clone(), rate_limit::view)))
        .merge(public_pages().layer(from_fn_with_state(state.clone(), rate_limit::form)))
        .merge(door().layer(from_fn_with_state(state.clone(), rate_limit::account)))
        .merge(accounts().layer(from_fn_with_state(state.clone(), rate_limit::account)))
        .merge(the_console())
        .merge(pictures().layer(from_fn_with_state(state.clone(), rate_limit::form)))
        .layer(DefaultBodyLimit::max(MOST_FORM_BYTES))
        .layer(CompressionLayer::new().compress_when(worth_compressing()))
        .layer(from_fn_with_state(state.clone(), csrf::same_origin));
    let outside = state.clone();
    // The REST API answers unreadable paths in its own words.
    let readable = from_fn_with_state(state.clone(), fallback::unreadable);
    let api = api_v1::router(&state).layer(CompressionLayer::new());
    let mut router = Router::new()
        .merge(people.layer(readable.clone()))
        .nest(
            "/api/v1",
            api.layer(from_fn_with_state(state.clone(), rate_limit::api)),
        )
        .merge(machines().layer(readable))
        .merge(assets::router(config))
        .fallback(fallback::not_found)
        .with_state(state);
    if let Some(simulator) = simulator {
        router = router.merge(simulator.nested("/simulator"));
    }
    around(router, outside)
}

/// What becomes smaller: not files of creators and archives, which would only lose their length.
fn worth_compressing() -> impl Predicate {
    let binary = NotForContentType::const_new("application/octet-stream");
    DefaultPredicate::new()
        .and(NotForContentType::const_new("application/zip"))
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("audio/"))
        .and(NotForContentType::const_new("video/"))
        .and(binary)
}

/// What stands around every route, so that whatever happens in one is answered, said and written down.
pub fn around(router: Router, state: AppState) -> Router {
    router
        .layer(CatchPanicLayer::custom(fallback::panicked))
        .layer(from_fn_with_state(state, fallback::broken))
        .layer(from_fn(speech::answer))
        .layer(from_fn(security_headers::defaults))
        .layer(from_fn(framing::open))
        .layer(from_fn(telemetry::log))
}

/// What visitors and customers see; all of it works without JavaScript.
fn public_pages() -> Router<AppState> {
    Router::new()
        .route("/", get(pages::landing))
        .route("/language", post(language::choose))
        .route("/p/{short_id}", get(pages::sales))
        .route("/p/{short_id}/qr.svg", get(qr::drawing))
        .route("/p/{short_id}/qr.png", get(qr::picture))
        .route("/p/{short_id}/card.png", get(card::show))
        .route("/p/{short_id}/registered", get(pages::registered))
        .route("/e/{short_id}", get(pages::sales))
        .route("/e/{short_id}/register", post(forms::register))
        .route("/e/{short_id}/registered", get(pages::registered))
        .route("/o/{token}", get(order::show))
        .route("/o/{token}/receipt", get(order::receipt))
        .route("/o/{token}/proof", get(proof::show))
        .route("/o/{token}/proof.json", get(proof::statement))
        .route("/o/{token}/proof.json.sig", get(proof::signature))
        .route(
            "/r/confirm",
            get(registrant::ask_confirm).post(registrant::confirm),
        )
        .route(
            "/r/unsubscribe",
            get(registrant::ask_unsubscribe).post(registrant::unsubscribe),
        )
        .route(
            "/r/delete",
            get(registrant::ask_delete).post(registrant::delete),
        )
        .route("/notifications/off", get(told::ask).post(told::switch_off))
        .route("/api/checkout", post(forms::checkout))
        .route("/api/unfinished", get(unfinished::show))
        .route("/api/cancel_checkout", post(unfinished::cancel))
        .route("/api/register", post(forms::register))
        .route("/api/issue_download", post(forms::issue_download))
        .route("/api/confirm_network", post(forms::confirm_network))
        .route("/api/resend_receipt", post(order::resend_receipt))
        .route(
            "/api/page_status",
            get(status::page_status).post(status::page_status),
        )
}

/// What tells that a page is being looked at.
fn counting() -> Router<AppState> {
    let beacon = post(seen::beacon).layer(DefaultBodyLimit::max(MOST_BEACON_BYTES));
    Router::new()
        .route("/p/{short_id}/seen", beacon)
        .route("/p/{short_id}/seen.gif", get(seen::picture))
}

/// What a buyer finds who lost the way.
fn door() -> Router<AppState> {
    Router::new()
        .route("/orders", get(door::show).post(door::ask))
        .route("/orders/code", get(door::ask_code).post(door::enter))
        .route("/orders/open", post(door::open))
        .route("/orders/leave", post(door::leave))
}

/// Signing up, in and out.
fn accounts() -> Router<AppState> {
    Router::new()
        .route("/signup", get(account::ask_sign_up).post(account::sign_up))
        .route("/confirm", get(account::ask_confirm).post(account::confirm))
        .route("/login", get(account::ask_sign_in).post(account::sign_in))
        .route(
            "/login/code",
            get(second_step::ask).post(second_step::enter),
        )
        .route("/login/passkey/options", post(passkey::options))
        .route("/login/passkey", post(passkey::sign_in))
        .route("/passkeys.js", get(passkey::script))
        .route("/logout", post(account::sign_out))
        .route("/forgot", get(account::ask_forgot).post(account::forgot))
        .route("/reset", get(account::ask_reset).post(account::reset))
        .route("/account/email", get(address::ask).post(address::confirm))
        .route("/account/deleted", get(address::farewell))
}

/// The creator's application.
fn the_console() -> Router<AppState> {
    Router::new()
        .route("/console", get(console::show))
        .route("/console/export.json", get(export::document))
        .route("/console/export.zip", get(export::archive))
        .route("/console/files/{id}", get(own_file::show))
        .route("/console/orders.csv", get(exports::orders))
        .route("/console/customers.csv", get(exports::customers))
        .route("/console/registrations.csv", get(exports::registrations))
        .route(
            "/console/products/{id}/licence-keys.csv",
            get(console::licence_keys_csv),
        )
        .route(
            "/console/orders/{id}/proof-of-delivery.json",
            get(proof::deliveries),
        )
        .route("/console/pages/{id}/preview", get(draft::show))
        .route("/console/{*rest}", get(console::show))
        .route("/api/console/{*name}", post(console::server_function))
}

/// Pictures that creators send.
fn pictures() -> Router<AppState> {
    let receive = post(picture::receive).layer(DefaultBodyLimit::disable());
    Router::new().route("/api/console/pictures", receive)
}

/// Bytes, events, and other programs.
fn machines() -> Router<AppState> {
    Router::new()
        .route("/p/{short_id}/events", get(events::page))
        .route("/p/{short_id}/preview/{preview_id}", get(preview::show))
        .route("/i/{picture}/{name}", get(picture::show))
        .route(
            "/embed.js",
            get(embed::script).layer(CompressionLayer::new().quality(CompressionLevel::Best)),
        )
        .route("/d/{token}", get(download::download))
        .route(
            "/upload/{token}",
            put(upload::receive).layer(DefaultBodyLimit::disable()),
        )
        .route(
            "/webhooks/stripe",
            post(webhook::stripe).layer(DefaultBodyLimit::max(1024 * 1024)),
        )
        .route(
            "/webhooks/stripe/connect",
            post(webhook::connect).layer(DefaultBodyLimit::max(1024 * 1024)),
        )
        .route(
            "/.well-known/temporary-pages/allowed_signers",
            get(proof::allowed_signers),
        )
        .route("/healthz", get(health::healthz))
        .route("/readyz", get(health::readyz))
        .route("/dev/mail", get(dev::mail))
        .route("/dev/mail.json", get(dev::mail_json))
        .route("/dev/gallery", get(dev::show_gallery))
}
