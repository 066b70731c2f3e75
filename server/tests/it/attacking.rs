//! What somebody types is text and nothing else, whatever it is and wherever it is shown.
//!
//! | module | is |
//! |---|---|
//! | [`corpus`] | every attack, cut to what a field takes |
//! | [`walk`], [`market`], [`places`] | a shop in which one text stands in every field, from the sign-up to the tombstone, and everybody who looks at it |
//! | [`shape`], [`table`] | what a browser and a spreadsheet make of it: all but the text itself |
//! | [`echoed`] | what is typed into addresses and forms, and comes back |
//! | [`refused`] | what no field takes |
//! | [`posted`] | letters as they leave, with their headers |

mod corpus;
mod echoed;
mod market;
mod places;
mod posted;
mod refused;
mod shape;
mod table;
mod walk;

use crate::app::TestApp;
use corpus::Kind;
use walk::{Seen, Walk};

/// Says where two walks saw something else.
fn compare(attack: &str, harmless: &Seen, seen: &Seen) {
    for (place, expected) in harmless {
        let found = seen
            .get(place)
            .unwrap_or_else(|| panic!("{attack:?} kept {place} from being seen"));
        let both = expected.iter().zip(found);
        if let Some(at) = both.clone().position(|(one, other)| one != other) {
            panic!(
                "{attack:?} at {place}, line {at}:\n{:#?}\nand not\n{:#?}",
                &found[at.saturating_sub(3)..found.len().min(at + 4)],
                &expected[at.saturating_sub(3)..expected.len().min(at + 4)]
            );
        }
        assert_eq!(
            found.len(),
            expected.len(),
            "{attack:?} at {place}: {:#?} {:#?}",
            found.last(),
            expected.last()
        );
    }
    assert_eq!(seen.len(), harmless.len(), "{attack:?}");
}

/// A walk takes a minute, so in an ordinary run a few attacks take it, of the kinds that do most when
/// they get through; `ATTACKS=all` sends all of them. Every one of them meets every field of a sales page
/// in `app/src/pages/sales/tests/attacked.rs`, and every address and form in [`echoed`].
fn walkers() -> Vec<String> {
    let texts = [Kind::Attributes, Kind::Ends, Kind::Tables].map(corpus::texts);
    match std::env::var("ATTACKS") {
        Ok(wanted) if wanted == "all" => corpus::all(),
        _ => texts
            .into_iter()
            .filter_map(|texts| texts.into_iter().next())
            .collect(),
    }
}

/// Everything looks the same with an attack in each field as with a harmless word.
#[tokio::test]
async fn what_is_typed_is_text_in_every_place() {
    let app = TestApp::start().await;
    let harmless = Walk::of(&app, 0, corpus::HARMLESS).await;
    assert!(harmless.len() > 60, "{:?}", harmless.keys());
    for (at, attack) in walkers().iter().enumerate() {
        let seen = Walk::of(&app, at + 1, attack).await;
        compare(attack, &harmless, &seen);
    }
}
