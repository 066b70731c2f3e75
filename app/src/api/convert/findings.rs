//! What the search found, as the palette shows it.

use crate::{
    api::finding::{Finding, Kind},
    spoken::words,
};
use backend::{
    Backend,
    db::{names::KeptPage, orders::Order},
    flows::finding::Found,
};
use domain::{
    discount::{Discount, Reduction},
    list::{RegistrationWish, Searched},
    registration::Registration,
};

/// Everything, by kinds.
pub(in crate::api) fn all(backend: &Backend, found: Found) -> Vec<Finding> {
    let pages = found.pages.into_iter().map(|each| page(backend, each));
    let products = found.products.into_iter().map(|(id, name)| Finding {
        kind: Kind::Product,
        path: format!("/console/products/{id}"),
        name,
        note: String::new(),
        link: None,
    });
    let customers = found.customers.into_iter().map(|(id, email)| Finding {
        kind: Kind::Customer,
        path: format!("/console/customers/{id}"),
        name: email,
        note: String::new(),
        link: None,
    });
    pages
        .chain(products)
        .chain(found.discounts.into_iter().map(discount))
        .chain(found.orders.iter().map(order))
        .chain(customers)
        .chain(found.registrations.into_iter().map(registration))
        .collect()
}

/// A page.
pub(in crate::api) fn page(backend: &Backend, page: KeptPage) -> Finding {
    let link = format!("{}/p/{}", backend.public_url(), page.short_id);
    Finding {
        kind: Kind::Page,
        path: format!("/console/pages/{}", page.id),
        note: if page.is_published {
            format!("/p/{}", page.short_id)
        } else {
            words().kit_phase_draft().to_owned()
        },
        name: page.title,
        link: page.is_published.then_some(link),
    }
}

/// A discount code, with what it takes off.
fn discount(discount: Discount) -> Finding {
    let w = words();
    Finding {
        kind: Kind::Discount,
        path: format!("/console/discounts/{}", discount.id),
        note: match discount.reduction {
            Reduction::Percent(percent) => w.discounts_reduction_percent(percent),
            Reduction::Amount(amount) => w.money(amount.into()),
        },
        name: discount.code,
        link: None,
    }
}

/// An order, told from others of the same buyer by its receipt's number and what it cost.
fn order(order: &Order) -> Finding {
    let cost = if order.amount_paid.minor > 0 {
        order.amount_paid
    } else {
        order.total
    };
    let cost = words().money(cost.into());
    Finding {
        kind: Kind::Order,
        path: format!("/console/orders/{}", order.id),
        name: order.email.clone(),
        note: match order.receipt_number {
            Some(number) => format!("#{number:06} · {cost}"),
            None => cost,
        },
        link: None,
    }
}

/// A registration has no screen of its own: the list shows it alone.
fn registration(registration: Registration) -> Finding {
    let wish = RegistrationWish {
        search: Searched::of(registration.email.as_str()),
        ..RegistrationWish::default()
    };
    Finding {
        kind: Kind::Registration,
        path: wish.query().at("/console/registrations"),
        name: registration.email.to_string(),
        note: registration.name,
        link: None,
    }
}
