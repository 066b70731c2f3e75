use super::*;

/// Everything that is tried on every field; see `testdata/README.md`.
pub fn attacks() -> Vec<String> {
    let known = include_str!("../../../../testdata/attacks.json");
    let known: Vec<serde_json::Value> = serde_json::from_str(known).unwrap();
    let texts = known.iter().map(|attack| attack["text"].as_str().unwrap());
    texts.map(str::to_owned).collect()
}

/// The tags of a text, each without its brackets.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .map(|rest| rest.split('>').next().unwrap())
}

fn is_ours(tag: &str) -> bool {
    let name = tag.trim_start_matches('/');
    let plain = [
        "p",
        "h2",
        "h3",
        "h4",
        "ul",
        "ol",
        "li",
        "em",
        "strong",
        "s",
        "code",
        "pre",
        "blockquote",
        "br",
        "hr",
        "a",
    ];
    plain.contains(&name)
        || tag.starts_with("ol start=\"")
        || (tag.starts_with("a href=\"https://") || tag.starts_with("a href=\"mailto:"))
            && tag.ends_with("\" rel=\"nofollow noopener ugc\"")
            && tag.matches('"').count() == 4
}

#[test]
fn nothing_but_our_own_elements_comes_out() {
    for attack in attacks() {
        for text in [
            attack.clone(),
            format!("Words *{attack}* words"),
            format!("- {attack}\n- {attack}"),
            format!("> {attack}"),
            format!("[{attack}](https://example.com)"),
            format!("[words](https://example.com '{attack}')"),
        ] {
            let html = html(&text, Below::Section);
            for tag in tags(&html) {
                assert!(is_ours(tag), "<{tag}> of {text:?} in {html}");
            }
        }
    }
}

#[test]
fn what_was_begun_is_ended() {
    let known = attacks();
    for text in known.iter().map(String::as_str).chain([
        "> > > > > > > > > > > > deep",
        "- a\n  - b\n    - c\n      - d\n        - e\n          - f\n            - g\n              - h",
        "![a *b* ![c](d) `e`](f) g",
    ]) {
        let html = html(text, Below::Section);
        let mut open = Vec::new();
        for tag in tags(&html) {
            let name = tag.split(' ').next().unwrap();
            if let Some(ended) = name.strip_prefix('/') {
                assert_eq!(open.pop(), Some(ended), "{text:?}: {html}");
            } else if !matches!(name, "br" | "hr") {
                open.push(name);
            }
        }
        assert!(open.is_empty(), "{text:?}: {html}");
    }
}

#[test]
fn depth_has_an_end() {
    let deep = html(&format!("{} words", ">".repeat(5_000)), Below::Section);
    assert!(deep.matches("<blockquote>").count() <= 6);
    assert!(deep.contains("words"));
}

#[test]
fn each_mark_has_its_element() {
    for (text, expected) in [
        ("# A\n\n### B", "<h3>A</h3><h4>B</h4>"),
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("    one\n    two", "<p>one<br>two</p>"),
        ("<b>\n<i>", "<p>&lt;b&gt;<br>&lt;i&gt;</p>"),
        (
            "- **a**\n- *b*\n- ~~c~~",
            "<ul><li><strong>a</strong></li><li><em>b</em></li><li><s>c</s></li></ul>",
        ),
        ("3. c\n4. d", "<ol start=\"3\"><li>c</li><li>d</li></ol>"),
        ("> q", "<blockquote><p>q</p></blockquote>"),
        ("```\na <b>\n```", "<pre>a &lt;b&gt;\n</pre>"),
        ("I <3 `x`", "<p>I &lt;3 <code>x</code></p>"),
        ("![a *picture*](x.png)", "<p>a picture</p>"),
        (
            "[a](https://b.example) <c@d.example>",
            "<p><a href=\"https://b.example\" rel=\"nofollow noopener ugc\">a</a> \
             <a href=\"mailto:c@d.example\" rel=\"nofollow noopener ugc\">c@d.example</a></p>",
        ),
        ("[a](/orders)", "<p>a</p>"),
    ] {
        assert_eq!(html(text, Below::Section), expected, "{text:?}");
    }
    assert_eq!(html("# A", Below::Page), "<h2>A</h2>");
    assert_eq!(html("# A", Below::Part), "<h4>A</h4>");
    assert!(view("  \n ", Below::Section).is_none());
}

#[test]
fn words_alone_are_one_line() {
    let text = "# Walks\n\nTen *short*\nwalks, [see](https://a.example):\n\n- one\n- two";
    assert_eq!(plain(text), "Walks Ten short walks, see: one two");
}
