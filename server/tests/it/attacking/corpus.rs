//! Every attack, cut to what a field takes.

use domain::text::is_hidden;
use serde::Deserialize;

/// What stands in a field when nobody attacks.
pub const HARMLESS: &str = "words";

/// What fits into most fields of one line, in characters.
const LINE: usize = 110;

/// What an attack is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    Markup,
    Ends,
    Attributes,
    Links,
    Markdown,
    Style,
    Tables,
    Headers,
    Letters,
}

#[derive(Deserialize)]
struct Attack {
    kind: Kind,
    text: String,
}

fn read() -> Vec<Attack> {
    serde_json::from_str(include_str!("../../../../testdata/attacks.json")).unwrap()
}

/// The attacks of a kind.
pub fn of(kind: Kind) -> Vec<String> {
    let all = read().into_iter();
    let found: Vec<_> = all.filter(|attack| attack.kind == kind).collect();
    assert!(!found.is_empty());
    found.into_iter().map(|attack| attack.text).collect()
}

/// The attacks of a kind, several in one text where it does not matter what a text begins with.
pub fn texts(kind: Kind) -> Vec<String> {
    let attacks = of(kind);
    if matches!(kind, Kind::Links | Kind::Tables | Kind::Headers) {
        return attacks;
    }
    let mut texts: Vec<String> = Vec::new();
    for attack in attacks {
        match texts.last_mut() {
            Some(text) if fits_behind(text, &attack) => {
                text.push(' ');
                text.push_str(&attack);
            }
            _ => texts.push(attack),
        }
    }
    texts
}

/// Whether both stand in one line.
fn fits_behind(text: &str, attack: &str) -> bool {
    let is_line = |text: &str| line(text, LINE) == text.trim();
    text.chars().count() + attack.chars().count() < LINE && is_line(text) && is_line(attack)
}

/// All of them.
pub fn all() -> Vec<String> {
    read().into_iter().map(|attack| attack.text).collect()
}

fn cut(text: &str, max: usize) -> String {
    let cut: String = text.trim().chars().take(max).collect();
    cut.trim().to_owned()
}

/// What of a text stands in a field of one line; the harmless one if that takes none of it.
pub fn line(text: &str, max: usize) -> String {
    let cut = cut(text, max);
    if cut.is_empty() || cut.chars().any(is_hidden) {
        return HARMLESS.to_owned();
    }
    cut
}

/// The same of a field of several lines.
pub fn paragraph(text: &str, max: usize) -> String {
    let cut = cut(&text.replace("\r\n", "\n"), max);
    let is_odd = |c: char| is_hidden(c) && c != '\n' && c != '\t';
    if cut.is_empty() || cut.chars().any(is_odd) {
        return HARMLESS.to_owned();
    }
    cut
}

/// An address that has as much of a text as addresses may have.
pub fn address(text: &str, host: &str) -> String {
    let fits = |c: &char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_`{|}~-".contains(*c);
    let local: String = text.chars().filter(fits).take(50).collect();
    format!("{local}x@{host}").to_lowercase()
}

/// The address of a website that has as much of a text as one can carry.
pub fn website(text: &str) -> String {
    let text: String = text
        .chars()
        .filter(char::is_ascii_graphic)
        .take(60)
        .collect();
    format!("https://ada.example/?{text}")
}

/// The name of a file that has as much of a text as such names may have.
pub fn file_name(text: &str) -> String {
    let fits = |c: &char| !is_hidden(*c) && !"/\\:*?\"<>|".contains(*c);
    let name: String = text.chars().filter(fits).take(50).collect();
    format!("{}x.pdf", name.trim_start_matches(['.', ' ']))
}

/// What programs call themselves, with as much of a text as a header can carry.
pub fn agent(text: &str) -> String {
    let fits = |c: &char| c.is_ascii_graphic() || *c == ' ';
    let text: String = text.chars().filter(fits).collect();
    format!("Mozilla/5.0 {text}")
}
