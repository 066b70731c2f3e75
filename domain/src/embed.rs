//! The lines of HTML that put a page on another site. See `docs/embedding.md`.

use crate::colour::Colour;

/// What the link to a page looks like on the other site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    /// Like that site's other links.
    Link,
    /// A button in our colour.
    Button,
    /// A button in a colour of the creator's.
    Coloured(Colour),
}

/// The link to a page at this address, and the script that makes an overlay of it. Without the script
/// it is a link.
#[must_use]
pub fn code(address: &str, words: &str, look: Look) -> String {
    let look = match look {
        Look::Link => String::new(),
        Look::Button => "=\"button\"".to_owned(),
        Look::Coloured(colour) => ["=\"button\" data-accent=\"", &colour.hex(), "\""].concat(),
    };
    [
        "<a href=\"",
        &escaped(address),
        "\" data-temporary-page",
        &look,
        ">",
        &escaped(words),
        "</a>\n<script src=\"",
        &escaped(&script(address)),
        "\" async></script>",
    ]
    .concat()
}

/// The address of the script that belongs to a page.
fn script(address: &str) -> String {
    [origin(address), "/embed.js"].concat()
}

/// The site of an address: what another site has to allow.
#[must_use]
pub fn origin(address: &str) -> &str {
    let host = address.find("://").map_or(0, |at| at + 3);
    let path = address[host..].find(['/', '?', '#']);
    &address[..path.map_or(address.len(), |at| host + at)]
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "https://pages.example/p/7k2m9x4q8vd";

    #[test]
    fn a_link_and_its_script() {
        assert_eq!(
            code(PAGE, "Buy now", Look::Link),
            "<a href=\"https://pages.example/p/7k2m9x4q8vd\" data-temporary-page>Buy now</a>\n\
             <script src=\"https://pages.example/embed.js\" async></script>"
        );
        assert!(
            code(PAGE, "Buy", Look::Button).contains(" data-temporary-page=\"button\">Buy</a>")
        );
        let green = Look::Coloured(Colour([0x2f, 0x6f, 0x4f]));
        let coloured = " data-temporary-page=\"button\" data-accent=\"#2f6f4f\">";
        assert!(code(PAGE, "Buy", green).contains(coloured));
    }

    #[test]
    fn words_stay_words() {
        let html = code(PAGE, "</a><script>alert('1' & \"2\")</script>", Look::Link);
        assert_eq!(html.matches("<script").count(), 1, "ours: {html}");
        assert!(html.contains("&lt;/a&gt;&lt;script&gt;alert(&#39;1&#39; &amp; &quot;2&quot;)"));
    }

    #[test]
    fn an_address_is_on_a_site() {
        for (address, site) in [
            (PAGE, "https://pages.example"),
            ("http://127.0.0.1:3000/p/x?a=b#c", "http://127.0.0.1:3000"),
            ("https://pages.example", "https://pages.example"),
            ("https://pages.example?a=/", "https://pages.example"),
        ] {
            assert_eq!(origin(address), site);
        }
    }
}
