//! Letters about what proves who a creator is: nobody shall add or remove any of it unnoticed.

use super::account;
use crate::{Backend, Result, flows::factor::News, mailer::Mail};
use domain::id::CreatorId;
use words::Words;

pub(super) async fn news(b: &Backend, id: &CreatorId, news: &News) -> Result<Option<Mail>> {
    let Some((creator, w)) = account::creator(b, id).await? else {
        return Ok(None);
    };
    let (subject, text) = said(w, news);
    Ok(Some(
        account::to(&creator, w, subject)
            .text(text)
            .action(
                w.factor_letter_settings(),
                b.url("/console/settings/security"),
            )
            .text(w.factor_letter_not_you(&b.url("/forgot")))
            .mail(),
    ))
}

fn said(w: Words, news: &News) -> (&'static str, String) {
    match news {
        News::PasskeyAdded { name } => (
            w.factor_letter_passkey_added_subject(),
            w.factor_letter_passkey_added(name),
        ),
        News::PasskeyRemoved { name } => (
            w.factor_letter_passkey_removed_subject(),
            w.factor_letter_passkey_removed(name),
        ),
        News::AuthenticatorOn => (
            w.factor_letter_app_on_subject(),
            w.factor_letter_app_on().to_owned(),
        ),
        News::AuthenticatorOff => (
            w.factor_letter_app_off_subject(),
            w.factor_letter_app_off().to_owned(),
        ),
        News::RecoveryUsed { left } => {
            (w.factor_letter_used_subject(), w.factor_letter_used(*left))
        }
        News::RecoveryRenewed => (
            w.factor_letter_renewed_subject(),
            w.factor_letter_renewed().to_owned(),
        ),
        News::CodesGuessed => (
            w.factor_letter_guessed_subject(),
            w.factor_letter_guessed().to_owned(),
        ),
        News::GivenUp => (
            w.factor_letter_given_up_subject(),
            w.factor_letter_given_up().to_owned(),
        ),
    }
}
