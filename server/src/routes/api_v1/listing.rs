//! Lists in parts: `?limit=&cursor=` → `{data, nextCursor}`.

use crate::problem::Problem;
use axum::extract::{FromRequestParts, Query};
use backend::listing::{self, Listing, Paging};
use domain::{Code, Rejection, id::ProductId, list::Position};
use http::request::Parts;
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use utoipa::{IntoParams, ToSchema};

/// A part of a list.
#[derive(Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct ListOf<T> {
    /// The items, newest first.
    data: Vec<T>,
    /// What to send as `cursor` for the next part; null at the end.
    #[schema(required)]
    next_cursor: Option<String>,
}

impl<T> ListOf<T> {
    /// A part of a list as the API shows it.
    pub fn of<U>(listing: Listing<U>, show: impl FnMut(U) -> T) -> Self {
        Self {
            data: listing.items.into_iter().map(show).collect(),
            next_cursor: listing.next_cursor,
        }
    }
}

/// Which part of a list is wanted.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Part {
    /// How many items.
    #[param(value_type = i64, required = false, minimum = 1, maximum = 100, default = 50)]
    limit: Option<String>,
    /// The `nextCursor` of an earlier answer.
    #[param(value_type = String, required = false, format = "uuid")]
    cursor: Option<String>,
}

impl Part {
    /// The part, checked.
    ///
    /// # Errors
    /// A limit or a cursor that cannot be.
    pub fn paging(&self) -> Result<Paging, Rejection> {
        Paging::parse(self.limit.as_deref(), self.cursor.as_deref())
    }

    /// The same, of a list that can be narrowed.
    ///
    /// # Errors
    /// As for [`Self::paging`].
    pub fn part(&self) -> Result<listing::Part, Rejection> {
        let paging = self.paging()?;
        Ok(listing::Part {
            limit: paging.limit,
            after: paging.cursor.map(Position::id),
        })
    }
}

/// Which product's things are wanted.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct OfProduct {
    /// Only those of this product, which may be deleted by now.
    #[param(value_type = String, required = false, format = "uuid")]
    product_id: Option<String>,
}

impl OfProduct {
    /// The product, if one was named.
    ///
    /// # Errors
    /// It cannot be a product.
    pub fn product(&self) -> Result<Option<ProductId>, Rejection> {
        let read = |id: &String| {
            ProductId::parse(id)
                .ok_or_else(|| Rejection::not_found(words::refusal::no_such_product()))
        };
        self.product_id.as_ref().map(read).transpose()
    }
}

/// The query string, refused in words.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        match Query::try_from_uri(&parts.uri) {
            Ok(Query(asked)) => Ok(Self(asked)),
            Err(_) => Err(Rejection::new(
                Code::InvalidInput,
                words::refusal::api_parameter_twice(),
            )
            .into()),
        }
    }
}
