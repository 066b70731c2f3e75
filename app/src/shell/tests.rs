use super::*;

const EVIL: &str = "</title><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

fn plain(head: &Head) -> Document {
    document(&Assets::default(), head, || view! { <p>{EVIL}</p> })
}

#[test]
fn nothing_typed_becomes_markup() {
    let head = Head {
        title: EVIL.to_owned(),
        description: EVIL.to_owned(),
        canonical: Some(EVIL.to_owned()),
        accent: EVIL.to_owned(),
        refresh: None,
        enhanced: false,
    };
    let html = plain(&head).html;
    assert!(!html.contains("<script"), "{html}");
    assert!(!html.contains("<img"), "{html}");
    assert!(!html.contains("<style"), "{html}");
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
    let head = Head {
        accent: "#c2410c".to_owned(),
        enhanced: true,
        ..Head::titled("Loud")
    };
    let document = document(&assets, &head, || view! { <p>{EVIL}</p> });
    for (tag, hashes) in [
        ("script", &document.script_hashes),
        ("style", &document.style_hashes),
    ] {
        let start = document.html.find(&format!("<{tag}")).unwrap();
        let rest = &document.html[start..];
        let text = &rest[rest.find('>').unwrap() + 1..rest.find(&format!("</{tag}>")).unwrap()];
        let hash = format!("sha256-{}", STANDARD.encode(Sha256::digest(text)));
        assert_eq!(hashes, &vec![hash]);
    }
    assert!(document.html.ends_with("</body></html>"));
}
