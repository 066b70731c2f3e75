//! The words of every mail. A job names a letter and whom it is about; it is written when it is
//! sent, so that no key ever lies in a job.

mod account;
mod address;
mod code;
mod copy;
mod ending;
mod factor;
mod layout;
mod licence;
mod money;
mod news;
mod order;
mod registration;

use crate::{Backend, Result, flows::factor::News, mailer::Mail};
use domain::{
    id::{CreatorId, FileId, OrderId, PageId, ProductId, RegistrationId},
    stats::Day,
};
use serde::{Deserialize, Serialize};

/// A letter to be written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "letter", rename_all = "snake_case")]
pub enum Letter {
    /// To a new creator: please confirm your address.
    ConfirmEmail {
        /// The new account.
        creator: CreatorId,
        /// The sign-up that the link confirms.
        sign_up: String,
    },
    /// To a creator whose address was used to sign up again.
    AlreadySignedUp {
        /// The account there is.
        creator: CreatorId,
    },
    /// To a creator: here you can set a new password.
    ResetPassword {
        /// The account.
        creator: CreatorId,
    },
    /// To a creator: your password was changed.
    PasswordChanged {
        /// The account.
        creator: CreatorId,
    },
    /// To the address that a creator wants to have: please confirm it.
    NewEmail {
        /// The wish.
        change: String,
    },
    /// To a creator: somebody wants another address for your account.
    EmailWanted {
        /// The wish.
        change: String,
    },
    /// To the address that an account had: it has another one now.
    EmailChanged {
        /// The address it had.
        former: String,
    },
    /// To the address of an account that is deleted.
    Farewell {
        /// The address it had.
        former: String,
    },
    /// To a creator: how one signs in to the account has changed.
    Factor {
        /// The account.
        creator: CreatorId,
        /// What has changed.
        #[serde(flatten)]
        news: News,
    },
    /// To a buyer: receipt and link to the files.
    Receipt {
        /// The order.
        order: OrderId,
    },
    /// To a creator: you sold something.
    Sale {
        /// The order.
        order: OrderId,
    },
    /// To a buyer: money went back.
    Refunded {
        /// The order.
        order: OrderId,
    },
    /// To a creator: a refund did not reach the buyer.
    RefundFailed {
        /// The order.
        order: OrderId,
    },
    /// To a creator: the payment service refused a refund.
    RefundRefused {
        /// The order.
        order: OrderId,
    },
    /// To a creator: a payment does not fit its order.
    Parked {
        /// The order.
        order: OrderId,
    },
    /// To a creator: a buyer's bank asks for the money back.
    Disputed {
        /// The order.
        order: OrderId,
    },
    /// To a creator: a dispute was won or lost.
    DisputeClosed {
        /// The order.
        order: OrderId,
    },
    /// To a creator: whether they can take money has changed.
    AccountChanged {
        /// The account.
        creator: CreatorId,
    },
    /// To a creator: a buyer's personal copy could not be made.
    CopyFailed {
        /// The order.
        order: OrderId,
        /// The file.
        file: FileId,
    },
    /// To a creator: the files of a product will be deleted.
    FilesEnd {
        /// The product.
        product: ProductId,
    },
    /// To a creator: few licence keys are left, or none.
    FewLicenceKeys {
        /// Whose product it is.
        creator: CreatorId,
        /// The product.
        product: ProductId,
    },
    /// To a creator: a page has nothing left.
    SoldOut {
        /// The page.
        page: PageId,
    },
    /// To a creator: a page has opened at its time.
    PageOpened {
        /// The page.
        page: PageId,
    },
    /// To a creator: a page has closed, and what came of it.
    PageClosed {
        /// The page.
        page: PageId,
    },
    /// To a creator: what happened in a week.
    Week {
        /// The creator.
        creator: CreatorId,
        /// The first day of the week.
        first: Day,
    },
    /// To a buyer: the code that shows their purchases.
    DoorCode {
        /// The code's id.
        code: String,
    },
    /// To a buyer: the code that a new network needs.
    NetworkCode {
        /// The order.
        order: OrderId,
        /// The code's id.
        #[serde(default)]
        code: String,
    },
    /// To a registrant: please confirm your address.
    ConfirmRegistration {
        /// The registration.
        registration: RegistrationId,
    },
    /// To a registrant without double opt-in: you are on the list.
    Registered {
        /// The registration.
        registration: RegistrationId,
    },
    /// To a registrant: the page is open.
    Opened {
        /// The registration.
        registration: RegistrationId,
    },
}

/// Writes a letter; nothing if whom or what it is about is gone.
///
/// # Errors
/// If the database fails; it can be tried again.
pub async fn compose(b: &Backend, letter: &Letter) -> Result<Option<Mail>> {
    match letter {
        Letter::ConfirmEmail { creator, sign_up } => {
            account::confirm_email(b, creator, sign_up).await
        }
        Letter::AlreadySignedUp { creator } => account::already_signed_up(b, creator).await,
        Letter::ResetPassword { creator } => account::reset_password(b, creator).await,
        Letter::PasswordChanged { creator } => account::password_changed(b, creator).await,
        Letter::Factor { creator, news } => factor::news(b, creator, news).await,
        Letter::NewEmail { change } => address::new(b, change).await,
        Letter::EmailWanted { change } => address::wanted(b, change).await,
        Letter::EmailChanged { former } => address::changed(b, former).await,
        Letter::Farewell { former } => address::farewell(b, former).await,
        Letter::SoldOut { page } => news::sold_out(b, page).await,
        Letter::PageOpened { page } => news::opened(b, page).await,
        Letter::PageClosed { page } => news::closed(b, page).await,
        Letter::Week { creator, first } => news::week(b, creator, *first).await,
        Letter::Receipt { order } => order::receipt(b, order).await,
        Letter::Sale { order } => order::sale(b, order).await,
        Letter::Refunded { order } => money::refunded(b, order).await,
        Letter::RefundFailed { order } => money::refund_failed(b, order).await,
        Letter::RefundRefused { order } => money::refund_refused(b, order).await,
        Letter::Parked { order } => money::parked(b, order).await,
        Letter::Disputed { order } => money::disputed(b, order).await,
        Letter::DisputeClosed { order } => money::dispute_closed(b, order).await,
        Letter::CopyFailed { order, file } => copy::failed(b, order, file).await,
        Letter::AccountChanged { creator } => money::account_changed(b, creator).await,
        Letter::FilesEnd { product } => ending::files_end(b, product).await,
        Letter::FewLicenceKeys { creator, product } => licence::few(b, creator, product).await,
        Letter::DoorCode { code } => code::door(b, code).await,
        Letter::NetworkCode { order, code } => code::network(b, order, code).await,
        Letter::ConfirmRegistration { registration } => {
            registration::confirm(b, registration).await
        }
        Letter::Registered { registration } => registration::registered(b, registration).await,
        Letter::Opened { registration } => registration::opened(b, registration).await,
    }
}
