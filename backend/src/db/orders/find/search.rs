//! What is searched for among orders, told apart by what it can be.

use crate::db::{
    clause::Clause,
    listing::{Kinds, begins, is_beginning},
};
use domain::id::{CreatorId, PageId, ProductId};

/// What is searched for, told apart by what it can be.
#[derive(Clone, Debug, Default)]
pub struct Search {
    /// As it was typed, in lower case.
    pub text: String,
    /// The products whose names it is a part of.
    pub products: Vec<ProductId>,
    /// The pages whose names it is a part of.
    pub pages: Vec<PageId>,
}

impl Search {
    /// The number of a receipt, if it is one: `42`, `000042`, `#42`.
    pub(super) fn receipt(&self) -> Option<i64> {
        let digits = self.text.strip_prefix('#').unwrap_or(&self.text);
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        is_number.then(|| digits.parse().ok()).flatten()
    }

    /// The beginning of an order's id, if it is one: its first eight digits at least.
    pub(super) fn id(&self) -> Option<&str> {
        let is_id = self
            .text
            .bytes()
            .all(|byte| byte.is_ascii_hexdigit() || byte == b'-');
        (is_id && (8..=36).contains(&self.text.len())).then_some(&self.text)
    }

    /// A statement for all ids that match.
    pub(super) fn ids(&self, sql: &mut Clause, creator: &CreatorId) {
        let mut kinds = Kinds::of(sql);
        let of_creator = |sql: &mut Clause| {
            sql.text("select id from orders where creator_id = ")
                .value(creator.as_str());
        };
        kinds.add(|sql| {
            of_creator(sql);
            begins(sql, "email", &self.text);
        });
        if let Some(number) = self.receipt() {
            kinds.add(|sql| {
                of_creator(sql);
                sql.text(" and receipt_number = ").value(number);
            });
        }
        if let Some(id) = self.id() {
            kinds.add(|sql| {
                of_creator(sql);
                begins(sql, "id", id);
            });
        }
        if !self.pages.is_empty() {
            kinds.add(|sql| {
                sql.text("select id from orders where ")
                    .one_of("page_id", self.pages.iter().map(PageId::as_str));
            });
        }
        if !self.products.is_empty() {
            kinds.add(|sql| {
                sql.text("select order_id as id from order_items where ")
                    .one_of("product_id", self.products.iter().map(ProductId::as_str));
            });
        }
    }

    /// The same as a condition on a row that is passed by. No index shall serve it: the list is read in
    /// its own order.
    pub(super) fn matches(&self, sql: &mut Clause) {
        sql.text(" and (");
        is_beginning(sql, "email", &self.text);
        if let Some(number) = self.receipt() {
            sql.text(" or receipt_number + 0 = ").value(number);
        }
        if let Some(id) = self.id() {
            sql.text(" or ");
            is_beginning(sql, "id", id);
        }
        if !self.pages.is_empty() {
            sql.text(" or ")
                .one_of("page_id || ''", self.pages.iter().map(PageId::as_str));
        }
        if !self.products.is_empty() {
            sql.text(
                " or exists (select 1 from order_items where order_items.order_id = orders.id and ",
            )
            .one_of("product_id", self.products.iter().map(ProductId::as_str))
            .text(")");
        }
        sql.text(")");
    }
}
