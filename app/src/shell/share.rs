//! What a page tells others about itself: search engines, and the cards of links that are shared.

use super::{escape, frame, json};
use std::fmt::Write as _;
use words::Language;

/// A page that may be shared.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Share {
    /// Its absolute address, whatever was asked for.
    pub url: String,
    /// The picture of its card.
    pub card: Option<Card>,
    /// What it costs, as a decimal number, and the currency's code.
    pub price: Option<(String, String)>,
    /// What it is, in the words of schema.org.
    pub data: Option<serde_json::Value>,
    /// Whether search engines may keep it.
    pub is_listed: bool,
}

impl Share {
    /// A page that search engines may keep.
    pub fn listed(url: String) -> Self {
        Self {
            url,
            is_listed: true,
            ..Self::default()
        }
    }
}

/// A picture for links that are shared.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Card {
    /// Its absolute address.
    pub url: String,
    /// What it shows, for those who cannot see it.
    pub alt: String,
}

/// The size of a card in pixels.
const CARD: (u32, u32) = (1_200, 630);

/// Writes it into a head. Pages that are not shared stay out of search engines.
pub(super) fn write(
    html: &mut String,
    share: Option<&Share>,
    title: &str,
    description: &str,
    language: Language,
) {
    let is_listed = share.is_some_and(|share| share.is_listed);
    if !is_listed {
        html.push_str("<meta name=\"robots\" content=\"noindex\">");
    }
    let Some(share) = share else { return };
    // Writing to a string cannot fail.
    if is_listed {
        _ = write!(
            html,
            "<link rel=\"canonical\" href=\"{}\">",
            escape(&share.url)
        );
    }
    let kind = match share.price {
        Some(_) => "product",
        None => "website",
    };
    for (property, content) in [
        ("og:url", share.url.as_str()),
        ("og:type", kind),
        ("og:title", title),
        ("og:description", description),
        ("og:site_name", frame::NAME),
        ("og:locale", locale(language)),
    ] {
        property_of(html, property, content);
    }
    if let Some((amount, currency)) = &share.price {
        property_of(html, "product:price:amount", amount);
        property_of(html, "product:price:currency", currency);
    }
    card(html, share.card.as_ref());
    if let Some(data) = &share.data {
        // It is data and runs nothing, so no policy has to allow it.
        let data = json(data);
        _ = write!(html, "<script type=\"application/ld+json\">{data}</script>");
    }
}

fn card(html: &mut String, card: Option<&Card>) {
    if let Some(card) = card {
        property_of(html, "og:image", &card.url);
        property_of(html, "og:image:width", &CARD.0.to_string());
        property_of(html, "og:image:height", &CARD.1.to_string());
        property_of(html, "og:image:alt", &card.alt);
    }
    let kind = match card {
        Some(_) => "summary_large_image",
        None => "summary",
    };
    _ = write!(html, "<meta name=\"twitter:card\" content=\"{kind}\">");
}

fn property_of(html: &mut String, property: &str, content: &str) {
    let content = escape(content);
    _ = write!(html, "<meta property=\"{property}\" content=\"{content}\">");
}

const fn locale(language: Language) -> &'static str {
    match language {
        Language::English => "en_US",
        Language::German => "de_DE",
    }
}
