//! Turns `locales/*/*.ftl` into Rust, so that a missing or misspelt word is a compile error and only
//! the words that are used reach the browser.
//!
//! | module | does |
//! |---|---|
//! | `catalogue` | reads one language's messages |
//! | `shape` | finds the variables of a message, and what each is |
//! | `code` | writes the functions |
//! | `refusals` | writes the sentences that travel |

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/code.rs"]
mod code;
#[path = "build/refusals.rs"]
mod refusals;
#[path = "build/shape.rs"]
mod shape;

use catalogue::Catalogue;
use std::{env, error::Error, fs, path::Path};

/// The languages, as the folders are called and as `Language` spells them. The first is complete by
/// definition; the others must say the same things.
const LANGUAGES: [(&str, &str); 2] = [("en", "English"), ("de", "German")];

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=../locales");
    let locales = Path::new(&env::var("CARGO_MANIFEST_DIR")?).join("../locales");
    let catalogues = LANGUAGES
        .map(|(folder, variant)| Catalogue::read(&locales.join(folder), variant))
        .into_iter()
        .collect::<Result<Vec<_>, _>>()?;
    let out = Path::new(&env::var("OUT_DIR")?).join("words.rs");
    fs::write(out, code::write(&catalogues)?)?;
    Ok(())
}
