//! What lists of orders and registrations can be narrowed to.

use crate::problem::Problem;
use backend::{Backend, flows::pages};
use domain::{
    Rejection,
    id::{CreatorId, PageId},
    list::{OrderWish, RegistrationWish, Searched},
    order::OrderStatus,
    registration::RegistrationStatus,
    rejection::Checks,
};
use serde::Deserialize;
use utoipa::IntoParams;
use words::refusal;

/// Which orders are wanted.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct OrderFilter {
    /// Only those of this page.
    #[param(value_type = String, required = false, format = "uuid")]
    page_id: Option<String>,
    /// Only those with this status.
    #[param(value_type = String, required = false)]
    status: Option<String>,
    /// Only those whose address or id begins so, with this receipt number, or of products and pages with
    /// this in their names.
    #[param(value_type = String, required = false)]
    search: Option<String>,
}

impl OrderFilter {
    /// The wish, checked; the page must be the creator's own.
    ///
    /// # Errors
    /// There is no such page or status.
    pub async fn wish(&self, b: &Backend, creator: &CreatorId) -> Result<OrderWish, Problem> {
        Ok(OrderWish {
            page: page(b, creator, self.page_id.as_deref()).await?,
            status: status(self.status.as_deref(), OrderStatus::parse)?,
            search: Searched::of(self.search.as_deref().unwrap_or_default()),
            ..OrderWish::default()
        })
    }
}

/// Which registrations are wanted.
#[derive(Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(rename_all = "camelCase")]
pub struct RegistrationFilter {
    /// Only those of this page.
    #[param(value_type = String, required = false, format = "uuid")]
    page_id: Option<String>,
    /// Only those with this status: `pending`, `confirmed`, `unsubscribed`.
    #[param(value_type = String, required = false)]
    status: Option<String>,
    /// Only those whose address or a word of whose name begins so, or of pages with this in their names.
    #[param(value_type = String, required = false)]
    search: Option<String>,
}

impl RegistrationFilter {
    /// The wish, checked; the page must be the creator's own.
    ///
    /// # Errors
    /// There is no such page or status.
    pub async fn wish(
        &self,
        b: &Backend,
        creator: &CreatorId,
    ) -> Result<RegistrationWish, Problem> {
        Ok(RegistrationWish {
            page: page(b, creator, self.page_id.as_deref()).await?,
            status: status(self.status.as_deref(), RegistrationStatus::parse)?,
            search: Searched::of(self.search.as_deref().unwrap_or_default()),
            ..RegistrationWish::default()
        })
    }
}

async fn page(
    b: &Backend,
    creator: &CreatorId,
    id: Option<&str>,
) -> Result<Option<PageId>, Problem> {
    let Some(text) = id else {
        return Ok(None);
    };
    let id = PageId::parse(text).ok_or_else(|| Rejection::not_found(refusal::no_such_page()))?;
    Ok(Some(pages::get(b, creator, &id).await?.id))
}

fn status<T>(text: Option<&str>, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>, Rejection> {
    let Some(text) = text else {
        return Ok(None);
    };
    let found = read(text);
    if found.is_none() {
        let mut checks = Checks::default();
        checks.fail("status", refusal::list_status_unknown());
        checks.finish()?;
    }
    Ok(found)
}
