//! What the public sees: each page is a function from its data to a complete document.
//!
//! | module | pages |
//! |---|---|
//! | [`sales`] | a creator's page, in every phase |
//! | [`order`] | the order page, and the door for buyers who lost it |
//! | [`notice`] | what went wrong, and what to do next |
//! | [`registration`] | confirming and ending registrations |
//! | [`landing`], [`account`], [`second_step`] | the site's front, signing up and in |
//! | [`outbox`], [`gallery`] | for development: the mail that was not sent, and the design system |
//! | [`address`], [`told`] | links in letters to creators: another address, no more such letters |
//! | [`form`] | forms that come back filled in |
//! | [`marked`] | what creators write in Markdown |
//! | [`unfinished`] | what sales page and order page say about a checkout that was left |

pub mod account;
pub mod address;
pub mod form;
pub mod gallery;
pub mod landing;
mod marked;
pub mod notice;
pub mod order;
pub mod outbox;
pub mod registration;
pub mod sales;
pub mod second_step;
pub mod told;
mod unfinished;

use crate::spoken::words;
use domain::Timestamp;
use leptos::prelude::*;

/// A moment: in UTC, and in the visitor's zone as soon as the islands run. `follows` names the
/// moment of a page, `launch` or `closing`, that it keeps up with.
fn moment(at: Timestamp, follows: &'static str) -> impl IntoView {
    let text = words().moment(at.into());
    let title = text.clone();
    view! {
        <time datetime=at.to_string() title=title data-local=follows>
            {text}
        </time>
    }
}
