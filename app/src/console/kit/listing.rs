//! What screens of long lists share. What is searched for, chosen and sorted by stands in the screen's
//! address; these pieces lead to other addresses, and the list follows.
//!
//! | module | holds |
//! |---|---|
//! | [`wish`] | what is wished of a list, and the addresses that say it |
//! | [`screen`] | the frame, and how much there is |
//! | [`toolbar`] | the search, the filters, and what the list is sorted by |
//! | [`rows`] | the rows, the way to more of them, or words where there are none |
//! | [`table`] | their columns |
//! | [`selection`] | which rows are selected |
//! | [`bulk`] | what can be done with them |

pub mod bulk;
pub mod rows;
pub mod screen;
pub mod selection;
pub mod table;
pub mod toolbar;
pub mod wish;

use leptos::prelude::*;
use leptos_router::{NavigateOptions, hooks::use_navigate};

/// Leads to another address of the same screen: it takes the place of this one in the browser's history,
/// and the screen stays where it is.
fn use_going() -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |address: String| {
        let options = NavigateOptions {
            replace: true,
            scroll: false,
            ..NavigateOptions::default()
        };
        navigate(&address, options);
    })
}
