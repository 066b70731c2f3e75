use super::*;

const EVIL: &str = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

fn plain(head: &Head) -> Document {
    document(&Site::default(), head, || view! { <p>{EVIL}</p> })
}

#[test]
fn nothing_typed_becomes_markup() {
    let head = Head {
        title: EVIL.to_owned(),
        description: EVIL.to_owned(),
        share: Some(Share {
            url: EVIL.to_owned(),
            card: Some(Card {
                url: EVIL.to_owned(),
                alt: EVIL.to_owned(),
            }),
            price: Some((EVIL.to_owned(), EVIL.to_owned())),
            data: Some(serde_json::json!({ "name": EVIL, "@type": EVIL })),
            is_listed: true,
        }),
        preload: Some(Preload {
            url: EVIL.to_owned(),
            srcset: EVIL.to_owned(),
            sizes: EVIL.to_owned(),
        }),
        ..Head::default()
    };
    let html = plain(&head).html;
    assert!(!html.contains("<script>"), "{html}");
    assert_eq!(html.matches("<script").count(), 1, "the data: {html}");
    assert!(!html.contains("<img"), "{html}");
    assert!(!html.contains("<style"), "{html}");
    assert_eq!(html.matches("</script>").count(), 1);
    assert_eq!(html.matches("</title>").count(), 1);
}

#[test]
fn a_page_that_needs_no_script_has_none() {
    let document = plain(&Head::titled("Quiet"));
    assert_eq!(document.csp_script_src(), "'none'");
    assert_eq!(document.csp_style_src(), "'self'");
    assert!(!document.html.contains("<script"), "{}", document.html);
}

#[test]
fn inline_elements_are_hashed_as_they_stand() {
    let assets = Assets {
        sales_js_url: "/islands/</script>.js".to_owned(),
        ..Assets::default()
    };
    let site = Site {
        assets: assets.into(),
        ..Site::default()
    };
    let head = Head {
        look: Some(Look {
            accent: Colour::parse("#c2410c"),
            ..Look::default()
        }),
        enhanced: true,
        ..Head::titled("Loud")
    };
    let document = document(&site, &head, || view! { <p>{EVIL}</p> });
    for (tag, hashes) in [
        ("script", &document.script_hashes),
        ("style", &document.style_hashes),
    ] {
        let (open, close) = (format!("<{tag}"), format!("</{tag}>"));
        let elements = document.html.split(&open).skip(1);
        let found: Vec<_> = elements
            .map(|rest| {
                let text = &rest[rest.find('>').unwrap() + 1..rest.find(&close).unwrap()];
                format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
            })
            .collect();
        assert!(!found.is_empty());
        assert_eq!(hashes, &found);
    }
    assert!(document.html.ends_with("</body></html>"));
}

#[test]
fn what_is_over_is_shared_but_not_listed() {
    let head = |is_listed| Head {
        share: Some(Share {
            is_listed,
            ..Share::listed("https://pages.example/p/x".to_owned())
        }),
        ..Head::titled("Page")
    };
    let (open, over) = (plain(&head(true)).html, plain(&head(false)).html);
    let canonical = "<link rel=\"canonical\" href=\"https://pages.example/p/x\">";
    assert!(open.contains(canonical) && !open.contains("noindex"));
    assert!(over.contains("noindex") && !over.contains("canonical"));
    assert!(over.contains("property=\"og:url\""), "{over}");
}

#[test]
fn a_theme_stands_on_the_root() {
    let head = Head {
        look: Some(Look {
            theme: domain::design::Theme::Night,
            ..Look::default()
        }),
        ..Head::titled("Loud")
    };
    let html = plain(&head).html;
    assert!(
        html.contains("data-theme=\"night\" data-typeface=\"editorial\""),
        "{html}"
    );
    assert!(
        html.contains("<meta name=\"color-scheme\" content=\"dark\">"),
        "{html}"
    );
    assert!(!plain(&Head::titled("Quiet")).html.contains("data-theme"));
}
