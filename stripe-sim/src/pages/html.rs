//! Text made safe for HTML, and the frame around every page.

use url::Url;

/// Escapes text for element content and quoted attributes.
pub fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// The path at which the simulator is mounted: `/simulator`, or nothing.
pub fn mount(base: &str) -> String {
    let path = Url::parse(base).map(|url| url.path().trim_end_matches('/').to_owned());
    path.unwrap_or_default()
}

/// A whole page around `body`, which is HTML. `title` is text.
pub fn page(base: &str, title: &str, body: &str) -> String {
    format!(
        r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<meta name="color-scheme" content="light dark">
<title>{}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{}/style.css">
</head>
<body>
{body}
</body>
</html>
"#,
        escape(title),
        escape(&mount(base)),
    )
}

/// A page that says one thing. `next` is an address and the words that lead there.
pub fn notice(base: &str, title: &str, text: &str, next: Option<(&str, &str)>) -> String {
    let link = next.map_or_else(String::new, |(address, words)| {
        format!(
            r#"<p><a class="button" href="{}">{}</a></p>"#,
            escape(address),
            escape(words)
        )
    });
    let body = format!(
        r#"<main class="notice"><p><span class="badge">Test mode</span></p><h1>{}</h1><p>{}</p>{link}</main>"#,
        escape(title),
        escape(text),
    );
    page(base, title, &body)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_gets_out_of_its_place() {
        assert_eq!(
            escape(r#"</title><script a='b' c="d">&"#),
            "&lt;/title&gt;&lt;script a=&#39;b&#39; c=&quot;d&quot;&gt;&amp;"
        );
        let html = notice(
            "http://x/sim",
            "</title><b>",
            "<i>",
            Some(("\"><u>", "<s>")),
        );
        for tag in ["<b>", "<i>", "<u>", "<s>"] {
            assert!(!html.contains(tag), "{tag}");
        }
        assert_eq!(html.matches("</title>").count(), 1);
    }

    #[test]
    fn the_mount_is_the_path_of_the_base() {
        assert_eq!(mount("http://127.0.0.1:3000/simulator"), "/simulator");
        assert_eq!(mount("http://127.0.0.1:12111"), "");
    }
}
