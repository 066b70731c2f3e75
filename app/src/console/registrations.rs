//! Registrations: who wants to hear from a page.

mod list;
mod table;

pub use list::List;
pub use table::RegistrationTable;

use ::words::Words;
use domain::registration::RegistrationStatus;

/// Where a registration stands, in a word.
pub fn status_words(w: Words, status: RegistrationStatus) -> &'static str {
    match status {
        RegistrationStatus::Pending => w.registrations_pending(),
        RegistrationStatus::Confirmed => w.registrations_confirmed(),
        RegistrationStatus::Unsubscribed => w.registrations_unsubscribed(),
    }
}
