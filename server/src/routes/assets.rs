//! Styles, scripts and WASM, and the few files at the root of the site.

use crate::{config::Config, state::AppState};
use axum::{Router, routing::get_service};
use http::{HeaderValue, header};
use std::path::Path;
use tower::ServiceBuilder;
use tower_http::{
    compression::CompressionLayer,
    services::{ServeDir, ServeFile},
    set_header::SetResponseHeaderLayer,
};

/// The names of these files do not change with their contents, so browsers ask whether they did.
const REVALIDATE: HeaderValue = HeaderValue::from_static("public, max-age=0, must-revalidate");

/// Serves the built files.
pub fn router(config: &Config) -> Router<AppState> {
    let site = Path::new(&*config.leptos.site_root);
    let pkg = ServeDir::new(site.join(&*config.leptos.site_pkg_dir))
        .precompressed_br()
        .precompressed_gzip();
    let islands = ServeDir::new(&config.islands_dir)
        .precompressed_br()
        .precompressed_gzip();
    let file = |name: &str| get_service(ServeFile::new(site.join(name)));
    Router::new()
        .nest_service("/pkg", pkg)
        .nest_service("/islands", islands)
        .route("/favicon.svg", file("favicon.svg"))
        .route("/favicon.ico", file("favicon.svg"))
        .route("/robots.txt", file("robots.txt"))
        .layer(
            ServiceBuilder::new()
                .layer(SetResponseHeaderLayer::overriding(
                    header::CACHE_CONTROL,
                    REVALIDATE,
                ))
                .layer(CompressionLayer::new()),
        )
}
