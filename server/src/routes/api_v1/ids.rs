//! Ids in paths. Whatever cannot be an id is answered like an id that does not exist.

use crate::problem::Problem;
use axum::extract::{FromRequestParts, Path};
use domain::{
    Rejection,
    id::{DiscountId, FileId, LicenceKeyId, OrderId, PageId, ProductId, RegistrationId, ShortId},
};
use http::request::Parts;

/// Something that a path can name.
pub trait Named: Sized {
    /// What it is, in the sentence "There is no such …".
    const WHAT: &'static str;

    /// Reads the name.
    fn read(text: &str) -> Option<Self>;
}

macro_rules! named {
    ($($id:ty: $what:literal),* $(,)?) => {$(
        impl Named for $id {
            const WHAT: &'static str = $what;

            fn read(text: &str) -> Option<Self> {
                <$id>::parse(text)
            }
        }
    )*};
}

named! {
    ProductId: "product",
    FileId: "file",
    PageId: "page",
    ShortId: "page",
    OrderId: "order",
    DiscountId: "discount code",
    LicenceKeyId: "licence key",
    RegistrationId: "registration",
}

/// A customer's key to an order.
pub struct OrderToken(pub String);

impl Named for OrderToken {
    const WHAT: &'static str = "order";

    fn read(text: &str) -> Option<Self> {
        (!text.is_empty() && text.len() <= 200).then(|| Self(text.to_owned()))
    }
}

/// The one id in the path of a call.
pub struct Id<T>(pub T);

impl<S: Send + Sync, T: Named> FromRequestParts<S> for Id<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let text = Path::<String>::from_request_parts(parts, state).await;
        let id = text.ok().and_then(|Path(text)| T::read(&text));
        id.map(Self)
            .ok_or_else(|| Rejection::not_found(T::WHAT).into())
    }
}
