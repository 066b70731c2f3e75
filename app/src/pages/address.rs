//! The link in the mail to a new address of an account, and the last page of one.

use super::notice::{Notice, Step};
use crate::shell::{Document, Site};

/// Asks for the press that proves the new address.
pub fn confirm(site: &Site, email: &str, token: &str) -> Document {
    let w = site.words;
    Notice::mail(w.profile_confirm_title(), w.profile_confirm(email))
        .step(Step::post(
            "/account/email",
            token,
            w.profile_confirm_button(),
        ))
        .detail(w.profile_confirm_detail())
        .render(site)
}

/// The account has its new address.
pub fn confirmed(site: &Site, email: &str) -> Document {
    let w = site.words;
    Notice::done(w.profile_confirmed_title(), w.profile_confirmed(email))
        .step(Step::link(
            "/console/settings",
            w.profile_confirmed_button(),
        ))
        .render(site)
}

/// The account is deleted.
pub fn farewell(site: &Site) -> Document {
    let w = site.words;
    Notice::done(w.leaving_farewell_title(), w.leaving_farewell())
        .step(Step::link("/", w.leaving_farewell_button()))
        .detail(w.leaving_farewell_detail())
        .render(site)
}
