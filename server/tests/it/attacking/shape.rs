//! A document as a browser understands it, without its text: elements, attributes, where its links
//! lead, and everything that could act.

use html5ever::{
    Attribute, ParseOpts, parse_document, tendril::TendrilSink, tree_builder::TreeBuilderOpts,
};
use markup5ever_rcdom::{Handle, NodeData, RcDom};
use serde_json::Value;
use std::collections::BTreeSet;

/// Attributes that lead somewhere.
const LEADING: [&str; 16] = [
    "href",
    "src",
    "action",
    "formaction",
    "poster",
    "data",
    "cite",
    "background",
    "manifest",
    "ping",
    "longdesc",
    "srcset",
    "imagesrcset",
    "xlink:href",
    "codebase",
    "usemap",
];
/// Attributes whose words are ours alone.
const OURS: [&str; 12] = [
    "class",
    "style",
    "srcdoc",
    "http-equiv",
    "rel",
    "target",
    "type",
    "method",
    "enctype",
    "sandbox",
    "form",
    "role",
];
/// What Markdown becomes.
const MARKED: [&str; 16] = [
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

/// The lines of a document's shape, as browsers with and without scripts see it.
pub fn of(html: &str) -> Vec<String> {
    let mut lines = Vec::new();
    for scripting_enabled in [true, false] {
        let options = ParseOpts {
            tree_builder: TreeBuilderOpts {
                scripting_enabled,
                ..TreeBuilderOpts::default()
            },
            ..ParseOpts::default()
        };
        let dom = parse_document(RcDom::default(), options).one(html);
        node(&dom.document, 0, &mut lines);
    }
    answers_once(&lines)
}

/// The same with what all scripts of the framework tell, each statement once and in no order: how many
/// scripts there are, which answer came first, and how many times something was asked for, differs from
/// one document to the next.
fn answers_once(lines: &[String]) -> Vec<String> {
    let mut told = BTreeSet::new();
    let mut kept: Vec<String> = Vec::new();
    for line in lines {
        let is_script = kept
            .last()
            .is_some_and(|last| last.ends_with(" script nonce"));
        if is_script && line.starts_with("__") {
            kept.pop();
            told.extend(line.split(';').map(str::to_owned));
        } else {
            kept.push(line.clone());
        }
    }
    kept.extend(told);
    kept
}

fn node(handle: &Handle, depth: usize, lines: &mut Vec<String>) {
    match &handle.data {
        NodeData::Element {
            name,
            attrs,
            template_contents,
            ..
        } => {
            let (name, attributes) = (&*name.local, attrs.borrow());
            // A line of an address is a line.
            if name == "br" && attributes.is_empty() {
                return;
            }
            lines.push(format!("{depth} {name}{}", written(&attributes)));
            if value(&attributes, "class") == Some("marked") {
                return marked(handle, lines);
            }
            if matches!(name, "script" | "style") {
                return lines.push(acting(&attributes, &text(handle)));
            }
            if let Some(inner) = &*template_contents.borrow() {
                node(inner, depth + 1, lines);
            }
        }
        NodeData::Comment { contents } => lines.push(format!("{depth} <!--{contents}-->")),
        NodeData::ProcessingInstruction { .. } => lines.push(format!("{depth} <?")),
        NodeData::Doctype { name, .. } => lines.push(format!("{depth} <!DOCTYPE {name}>")),
        NodeData::Document | NodeData::Text { .. } => {}
    }
    for child in handle.children.borrow().iter() {
        node(child, depth + 1, lines);
    }
}

fn value<'a>(attributes: &'a [Attribute], name: &str) -> Option<&'a str> {
    let found = attributes
        .iter()
        .find(|attribute| &*attribute.name.local == name);
    found.map(|attribute| &*attribute.value)
}

/// All attributes: of those that lead somewhere, where; of those that are ours, what they say.
fn written(attributes: &[Attribute]) -> String {
    let mut written: Vec<_> = attributes
        .iter()
        .map(|Attribute { name, value }| {
            let name = &*name.local;
            if LEADING.contains(&name) {
                format!(" {name}={}", leads_to(value))
            } else if OURS.contains(&name) || name.starts_with("on") {
                format!(" {name}={value:?}")
            } else {
                format!(" {name}")
            }
        })
        .collect();
    // A refresh leads somewhere too.
    if value(attributes, "http-equiv").is_some() {
        written.push(format!(" {:?}", value(attributes, "content")));
    }
    written.sort();
    written.concat()
}

/// Where a browser would go: a scheme, another site, or a place here (WHATWG URL, 4.4).
pub fn leads_to(address: &str) -> String {
    let heard: String = address
        .trim_matches(|c: char| c <= ' ')
        .chars()
        .filter(|c| !matches!(c, '\t' | '\n' | '\r'))
        .collect();
    let end = heard.find(['/', '\\', '?', '#']).unwrap_or(heard.len());
    match heard[..end].split_once(':') {
        Some((scheme, _)) => format!("{}:", scheme.to_ascii_lowercase()),
        None if heard.replace('\\', "/").starts_with("//") => "another site".to_owned(),
        None => "here".to_owned(),
    }
}

/// What a script or a style does. Data in the words of schema.org may say anything, in its places.
fn acting(attributes: &[Attribute], text: &str) -> String {
    if value(attributes, "type") == Some("application/ld+json") {
        let data: Value = serde_json::from_str(text).unwrap_or(Value::Null);
        return json(&data).join("\n");
    }
    match text.split_once("__RESOLVED_RESOURCES") {
        Some(_) => resolved(text),
        None => text.to_owned(),
    }
}

/// What the console is told beside its document: strings, each with JSON in it. Anything else that
/// stands there is written down as it is.
fn resolved(script: &str) -> String {
    let mut rest = script;
    let mut shape = String::new();
    while let Some(at) = rest.find('"') {
        shape.push_str(&rest[..at]);
        let Some((inner, after)) = string(&rest[at + 1..]) else {
            return format!("{shape} and then {rest}");
        };
        rest = after;
        match serde_json::from_str(&inner) {
            Ok(value) => shape.push_str(&json(&value).join("\n")),
            Err(_) => shape.push_str("text"),
        }
    }
    unnumbered(&(shape + rest))
}

/// The statements of a script without the numbers of what was asked for.
fn unnumbered(script: &str) -> String {
    let told: Vec<String> = script
        .split(';')
        .map(|statement| match statement.split_once('=') {
            Some((name, value)) if name.starts_with("__") => {
                let digits = |c: char| c.is_ascii_digit();
                let value = match name {
                    "__PENDING_RESOURCES" => value.replace(|c: char| digits(c) || c == ',', ""),
                    _ => value.to_owned(),
                };
                format!("{}={value}", name.replace(digits, ""))
            }
            _ => statement.to_owned(),
        })
        .collect();
    told.join(";")
}

/// A string of JavaScript from behind its first quote (ECMA-262, 12.9.4), and what follows it.
fn string(text: &str) -> Option<(String, &str)> {
    let mut units = Vec::new();
    let mut letters = text.char_indices();
    while let Some((at, letter)) = letters.next() {
        let unit = match letter {
            '"' => return Some((String::from_utf16_lossy(&units), &text[at + 1..])),
            '\n' | '\r' => return None,
            '\\' => escaped(&mut letters)?,
            letter => u32::from(letter),
        };
        match char::from_u32(unit) {
            Some(letter) => units.extend(letter.encode_utf16(&mut [0; 2]).iter()),
            None => units.push(u16::try_from(unit).ok()?),
        }
    }
    None
}

fn escaped(letters: &mut std::str::CharIndices<'_>) -> Option<u32> {
    let known = match letters.next()?.1 {
        'n' => '\n',
        'r' => '\r',
        't' => '\t',
        'b' => '\u{8}',
        'f' => '\u{c}',
        '0' => '\0',
        'u' => return coded(letters),
        other => other,
    };
    Some(u32::from(known))
}

/// Four hexadecimal digits, or some between braces.
fn coded(letters: &mut std::str::CharIndices<'_>) -> Option<u32> {
    let rest = letters.as_str();
    let (digits, length) = match rest.strip_prefix('{') {
        Some(inside) => inside
            .split_once('}')
            .map(|(digits, _)| (digits, digits.len() + 2))?,
        None => (rest.get(..4)?, 4),
    };
    let code = u32::from_str_radix(digits, 16).ok()?;
    letters.nth(length - 1)?;
    Some(code)
}

fn text(handle: &Handle) -> String {
    let children = handle.children.borrow();
    let texts = children.iter().map(|child| match &child.data {
        NodeData::Text { contents } => contents.borrow().to_string(),
        other => format!("{other:?}"),
    });
    texts.collect()
}

/// What creators mark may become our own elements, whose links lead to the web and to mailboxes.
fn marked(handle: &Handle, lines: &mut Vec<String>) {
    for child in handle.children.borrow().iter() {
        match &child.data {
            NodeData::Text { .. } => {}
            NodeData::Element { name, attrs, .. } => {
                let (name, attributes) = (&*name.local, attrs.borrow());
                if !MARKED.contains(&name) || !is_ours(name, &attributes) {
                    lines.push(format!("marked {name}{}", written(&attributes)));
                }
                marked(child, lines);
            }
            other => lines.push(format!("marked {other:?}")),
        }
    }
}

fn is_ours(name: &str, attributes: &[Attribute]) -> bool {
    match (name, attributes) {
        ("ol", [start]) => {
            &*start.name.local == "start" && start.value.chars().all(|c| c.is_ascii_digit())
        }
        ("a", [_, _]) => {
            let leads = value(attributes, "href").map(leads_to);
            let leads_well =
                leads.is_some_and(|to| ["http:", "https:", "mailto:"].contains(&to.as_str()));
            leads_well && value(attributes, "rel") == Some("nofollow noopener ugc")
        }
        (_, attributes) => name != "a" && attributes.is_empty(),
    }
}

/// The names in a piece of JSON, with the kinds of their values.
pub fn json(value: &Value) -> Vec<String> {
    let mut lines = Vec::new();
    told("", value, &mut lines);
    lines
}

fn told(path: &str, value: &Value, lines: &mut Vec<String>) {
    match value {
        Value::Object(entries) => {
            lines.push(format!("{path} {{"));
            for (name, value) in entries {
                told(&format!("{path}.{name}"), value, lines);
            }
        }
        Value::Array(items) => {
            lines.push(format!("{path} ["));
            for item in items {
                told(&format!("{path}[]"), item, lines);
            }
        }
        Value::String(_) => lines.push(format!("{path} text")),
        Value::Number(_) => lines.push(format!("{path} number")),
        Value::Bool(is) => lines.push(format!("{path} {is}")),
        Value::Null => lines.push(format!("{path} null")),
    }
}

#[test]
fn a_shape_tells_attacks_from_text() {
    let shape = |inside: &str| of(&format!("<!DOCTYPE html><body><p title=\"a\">{inside}</p>"));
    let plain = shape("words");
    assert_eq!(shape("other &lt;words>"), plain);
    for inside in [
        "<b>x</b>",
        "<!--x-->",
        "<a href=javascript:1>x</a>",
        "</p>x<p>",
        "<script>",
        "<svg></svg>",
    ] {
        assert_ne!(shape(inside), plain, "{inside}");
    }
    assert_ne!(
        shape("<a href=x></a>"),
        shape("<a href=java&#9;script:x></a>")
    );
    assert_ne!(shape("<a href=/x></a>"), shape("<a href=/\\x></a>"));
    assert_ne!(shape("<i style=a></i>"), shape("<i style=b></i>"));
    assert_ne!(shape("<i></i>"), shape("<i onclick=b></i>"));
    let data = |text: &str| shape(&format!("<script type=application/ld+json>{text}</script>"));
    assert_eq!(data("{\"a\":\"b\"}"), data("{\"a\":\"c\"}"));
    assert_ne!(data("{\"a\":\"b\"}"), data("{\"a\":\"b\",\"c\":1}"));
    let told = |text: &str| shape(&format!("<script>__RESOLVED_RESOURCES={text}</script>"));
    assert_eq!(told("[\"{\\\"a\\\":1}\"]"), told("[\"{\\\"a\\\":2}\"]"));
    assert_ne!(told("[\"x\"]"), told("[\"x\"];y(\"x\")"));
    assert_eq!(told("[\"\\u003cb>\\u{200b}\\\"\"]"), told("[\"x\"]"));
    let marked = |text: &str| of(&format!("<div class=marked>{text}</div>"));
    assert_eq!(
        marked("<p>x"),
        marked("<ol start=\"3\"><li><em>x</em></ol>")
    );
    for inside in [
        "<i>x</i>",
        "<p id=x>",
        "<a href=/x>x</a>",
        "<a href=javascript:x rel=\"nofollow noopener ugc\">x</a>",
    ] {
        assert_ne!(marked("<p>x"), marked(inside), "{inside}");
    }
}
