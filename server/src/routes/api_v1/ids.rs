//! Ids in paths. Whatever cannot be an id is answered like an id that does not exist.

use crate::problem::Problem;
use axum::extract::{FromRequestParts, Path};
use domain::{
    Rejection,
    id::{DiscountId, FileId, LicenceKeyId, OrderId, PageId, ProductId, RegistrationId, ShortId},
};
use http::request::Parts;
use words::{Sentence, refusal};

/// Something that a path can name.
pub trait Named: Sized {
    /// "There is no such …".
    fn unknown() -> Sentence;

    /// Reads the name.
    fn read(text: &str) -> Option<Self>;
}

macro_rules! named {
    ($($id:ty: $unknown:ident),* $(,)?) => {$(
        impl Named for $id {
            fn unknown() -> Sentence {
                refusal::$unknown()
            }

            fn read(text: &str) -> Option<Self> {
                <$id>::parse(text)
            }
        }
    )*};
}

named! {
    ProductId: no_such_product,
    FileId: no_such_file,
    PageId: no_such_page,
    ShortId: no_such_page,
    OrderId: no_such_order,
    DiscountId: discount_unknown,
    LicenceKeyId: no_such_licence_key,
    RegistrationId: no_such_registration,
}

/// A customer's key to an order.
pub struct OrderToken(pub String);

impl Named for OrderToken {
    fn unknown() -> Sentence {
        refusal::no_such_order()
    }

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
            .ok_or_else(|| Rejection::not_found(T::unknown()).into())
    }
}
