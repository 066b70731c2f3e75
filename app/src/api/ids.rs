//! Ids from the address bar or a form. What is not an id is "not there", like what is not yours.

use crate::error::ApiError;
use domain::{
    Rejection,
    id::{ApiKeyId, DiscountId, FileId, OrderId, PageId, ProductId, RegistrationId},
};

/// Defines one reader per kind of thing.
macro_rules! readers {
    ($($name:ident: $id:ident, $what:literal;)*) => {$(
        pub(super) fn $name(text: &str) -> Result<$id, ApiError> {
            $id::parse(text).ok_or_else(|| Rejection::not_found($what).into())
        }
    )*};
}

readers! {
    api_key: ApiKeyId, "key";
    discount: DiscountId, "discount code";
    file: FileId, "file";
    order: OrderId, "order";
    page: PageId, "page";
    product: ProductId, "product";
    registration: RegistrationId, "registration";
}
