//! What the public sees: each page is a function from its data to a complete document.
//!
//! | module | pages |
//! |---|---|
//! | [`sales`] | a creator's page, in every phase |
//! | [`order`] | the order page, and the door for buyers who lost it |
//! | [`notice`] | what went wrong, and what to do next |
//! | [`registration`] | confirming and ending registrations |
//! | [`landing`], [`account`] | the site's front, signing up and in |
//! | [`outbox`] | the mail of a development server |
//! | [`form`] | forms that come back filled in |
//! | [`unfinished`] | what sales page and order page say about a checkout that was left |

pub mod account;
pub mod form;
pub mod landing;
pub mod notice;
pub mod order;
pub mod outbox;
pub mod registration;
pub mod sales;
mod unfinished;

use domain::Timestamp;
use leptos::prelude::*;

/// A moment: in UTC, and in the visitor's zone as soon as the islands run. `follows` names the
/// moment of a page, `launch` or `closing`, that it keeps up with.
fn moment(at: Timestamp, follows: &'static str) -> impl IntoView {
    view! {
        <time datetime=at.to_string() title=at.display_utc() data-local=follows>
            {at.display_utc()}
        </time>
    }
}
