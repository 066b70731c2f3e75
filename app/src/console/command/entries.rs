//! What can be wanted: screens, things to do, and what was found.

mod known;

use crate::{
    api::finding::{Finding, Kind},
    console::kit::recent::Seen,
    parts::Shape,
};
use domain::likeness::distance;
use known::Known;
use words::Words;

/// The most commands that are offered for what was typed.
const MOST: usize = 8;
/// How many open pages are offered before anything is typed.
const FEW: usize = 2;

/// What an entry does.
#[derive(Clone, Debug, PartialEq)]
pub enum Act {
    /// Leads to a screen.
    Go(String),
    /// Opens an address beside the console.
    Open(String),
    /// Puts an address on the clipboard.
    Copy(String),
    /// Presses the button of the menu that matches.
    Press(&'static str),
    /// Shows the shortcuts.
    Help,
}

/// Where an entry stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    /// A screen of a while ago.
    Recent,
    /// Something to do.
    Do,
    /// A screen.
    Go,
    /// Something that was found.
    Found(Kind),
}

impl Group {
    /// The heading above it.
    pub(super) fn title(self, w: Words) -> &'static str {
        match self {
            Self::Recent => w.command_recent(),
            Self::Do => w.command_do(),
            Self::Go => w.command_go(),
            Self::Found(Kind::Page) => w.kit_pages(),
            Self::Found(Kind::Product) => w.kit_products(),
            Self::Found(Kind::Discount) => w.kit_discounts(),
            Self::Found(Kind::Order) => w.kit_orders(),
            Self::Found(Kind::Customer) => w.kit_customers(),
            Self::Found(Kind::Registration) => w.kit_registrations(),
        }
    }
}

/// A row of the palette.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    /// Where it stands.
    pub(super) group: Group,
    /// Its sign.
    pub(super) shape: Shape,
    /// What it is called.
    pub(super) name: String,
    /// What tells it from others; may be empty.
    pub(super) note: String,
    /// The letter behind `g` that does the same, if there is one.
    pub(super) letter: Option<&'static str>,
    /// What it does.
    pub(super) act: Act,
}

/// What the palette offers before anything is typed.
pub(super) fn at_first(w: Words, recent: &[Seen], open: &[Finding]) -> Vec<Entry> {
    let recent = recent.iter().map(|seen| Entry {
        group: Group::Recent,
        shape: Shape::Clock,
        name: seen.title.clone(),
        note: String::new(),
        letter: None,
        act: Act::Go(seen.path.clone()),
    });
    let copies = open
        .iter()
        .take(FEW)
        .filter_map(|page| known::with_page(w, page).into_iter().next());
    let known = known::makings(w)
        .into_iter()
        .chain(copies)
        .chain(known::screens(w));
    recent.chain(known.map(Known::entry)).collect()
}

/// What the palette offers for what was typed: commands whose names are like it, then what was found.
pub(super) fn for_typed(w: Words, typed: &str, open: &[Finding], found: &[Finding]) -> Vec<Entry> {
    let fixed = (known::screens(w).into_iter())
        .chain(known::settings(w))
        .chain(known::makings(w))
        .chain(known::manners(w));
    let mut near: Vec<_> = fixed
        .filter_map(|known| Some((known.far(typed)?, known)))
        .collect();
    near.extend(pages(w, typed, open, found));
    near.sort_by_key(|(far, _)| *far);
    near.truncate(MOST);
    // The kind that is nearest comes first, and each kind stays together.
    let first = near.first().map(|(_, known)| known.group);
    let (mut commands, others): (Vec<_>, Vec<_>) = near
        .into_iter()
        .map(|(_, known)| known.entry())
        .partition(|entry| Some(entry.group) == first);
    commands.extend(others);
    commands.extend(found.iter().map(of_finding));
    commands
}

/// What can be done with pages, for whoever types more than a page's name.
fn pages(w: Words, typed: &str, open: &[Finding], found: &[Finding]) -> Vec<(u32, Known)> {
    let found = found
        .iter()
        .filter(|page| !open.iter().any(|other| other.path == page.path));
    open.iter()
        .chain(found)
        .filter(|page| distance(typed, &page.name).is_none())
        .flat_map(|page| known::with_page(w, page))
        .filter_map(|known| Some((known.far(typed)?, known)))
        .collect()
}

fn of_finding(finding: &Finding) -> Entry {
    Entry {
        group: Group::Found(finding.kind),
        shape: match finding.kind {
            Kind::Page => Shape::Page,
            Kind::Product => Shape::Product,
            Kind::Discount => Shape::Discount,
            Kind::Order => Shape::Order,
            Kind::Customer => Shape::Person,
            Kind::Registration => Shape::People,
        },
        name: finding.name.clone(),
        note: finding.note.clone(),
        letter: None,
        act: Act::Go(finding.path.clone()),
    }
}

#[cfg(test)]
mod tests;
