//! What a wrong setting is answered with.

use super::*;
use std::collections::BTreeMap;

fn read(pairs: &[(&str, &str)]) -> Result<Config, String> {
    let map: BTreeMap<_, _> = pairs
        .iter()
        .map(|(k, v)| ((*k).to_owned(), (*v).to_owned()))
        .collect();
    Config::from(&|name| map.get(name).cloned())
}

#[test]
fn nothing_set_is_a_development_server_on_loopback() {
    let config = read(&[]).unwrap();
    assert!(config.settings.is_development());
    assert_eq!(config.settings.public_url, "http://127.0.0.1:3000");
    assert_eq!(config.database.url, "sqlite://data/app.db");
    assert!(matches!(config.payments, PaymentsConfig::Simulator));
}

#[test]
fn production_names_everything_that_is_missing() {
    let error = read(&[("APP_ENV", "production"), ("RATE_LIMITS", "off")]).unwrap_err();
    for name in [
        "PUBLIC_URL",
        "SECRET_KEYS",
        "STRIPE_SECRET_KEY",
        "SMTP_URL",
        "MAIL_FROM",
        "RATE_LIMITS",
    ] {
        assert!(error.contains(name), "{name} in {error}");
    }
}

#[test]
fn a_wrong_setting_is_named() {
    for (name, value) in [
        ("APP_ENV", "prod"),
        ("PUBLIC_URL", "pages.example.com"),
        ("PUBLIC_URL", "https://example.com/shop"),
        ("SESSION_TTL", "soon"),
        ("SESSION_TTL", "0d"),
        ("LEPTOS_SITE_ADDR", "3000"),
        ("TRUSTED_PROXIES", "10.0.0.0/99"),
        ("SECRET_KEYS", "k:short"),
        ("FILES_URL", "ftp://x"),
        ("FILES_DELIVERY", "redirect"),
        ("FILES_DELIVERY", "pigeon"),
    ] {
        let error = read(&[(name, value)]).unwrap_err();
        assert!(error.contains(name), "{name}={value}: {error}");
    }
}

/// cargo-leptos reads `Cargo.toml`, the program reads `Leptos.toml`: they must say the same.
#[test]
fn leptos_toml_says_what_cargo_toml_says() {
    let cargo: toml::Table = include_str!("../../Cargo.toml").parse().unwrap();
    let own: toml::Table = LEPTOS_TOML.parse().unwrap();
    let entry = &cargo["workspace"]["metadata"]["leptos"][0];
    for (key, value) in &own {
        assert_eq!(entry.get(key), Some(value), "{key}");
    }
}
