//! Ids from the address bar or a form. What is not an id is "not there", like what is not yours.

use crate::error::ApiError;
use domain::{
    Code, Rejection,
    id::{ApiKeyId, DiscountId, FileId, OrderId, PageId, ProductId, RegistrationId, SessionId},
};

/// Defines one reader per kind of thing.
macro_rules! readers {
    ($($name:ident: $id:ident, $unknown:ident;)*) => {$(
        pub(super) fn $name(text: &str) -> Result<$id, ApiError> {
            $id::parse(text).ok_or_else(|| Rejection::not_found(words::refusal::$unknown()).into())
        }
    )*};
}

/// Ids that were chosen in a list, no more than a list shows.
pub(super) fn all<T>(
    texts: &[String],
    read: impl Fn(&str) -> Result<T, ApiError>,
) -> Result<Vec<T>, ApiError> {
    let most = usize::try_from(super::MOST_ROWS).unwrap_or_default();
    if texts.len() > most {
        let message = words::refusal::list_choice_unreadable();
        return Err(Rejection::new(Code::InvalidInput, message).into());
    }
    texts.iter().map(|text| read(text)).collect()
}

readers! {
    api_key: ApiKeyId, no_such_key;
    discount: DiscountId, discount_unknown;
    file: FileId, no_such_file;
    order: OrderId, no_such_order;
    page: PageId, no_such_page;
    product: ProductId, no_such_product;
    registration: RegistrationId, no_such_registration;
    session: SessionId, no_such_session;
}
