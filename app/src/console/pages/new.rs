//! Making a page: what it sells and when it closes. Everything else has a good beginning, and is
//! changed in the editor.

use super::{
    picker::{Choices, ProductPicker},
    soon::{Soon, in_days},
};
use crate::console::kit::ask::ask;
use crate::{
    api::{Batch, pages::create_page, products::list_products},
    console::kit::{
        clock,
        form::{Form, FormState, merged},
        load::load,
        moment::{Moment, MomentField},
        screen::Screen,
    },
    error::ApiError,
    spoken::words,
};
use domain::{Timestamp, page::PageDraft, product::Product, rejection::Checks};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_query_map};

/// For how many days a page is open if nobody says otherwise.
const DAYS: i64 = 7;

/// A new page, with the product that `?product=` names.
#[component]
pub fn New() -> impl IntoView {
    let w = words();
    let products = ask(|| (), |()| list_products(None));
    let query = use_query_map();
    let show = move |products: Batch<Product>| {
        let product = query.with_untracked(|query| query.get("product"));
        view! { <NewForm product products /> }
    };
    view! {
        <Screen title=w.page_new_title() above=("/console/pages", w.page_all())>
            <div class="card">{load(products, show)}</div>
        </Screen>
    }
}

#[component]
fn NewForm(product: Option<String>, products: Batch<Product>) -> impl IntoView {
    let w = words();
    let state = FormState::new();
    let now = clock::ticking(products.now);
    // Who has one product sells that one.
    let only = match products.items.as_slice() {
        [only] => Some(only.id.to_string()),
        _ => None,
    };
    let chosen = RwSignal::new(product.or(only).into_iter().collect::<Vec<_>>());
    let expires_at = Moment::of(Some(in_days(products.now, DAYS)));
    let choices = Choices::of(None, products);
    let navigate = use_navigate();
    let save = move || {
        let navigate = navigate.clone();
        state.send(read(chosen, expires_at).map(create_page), move |page| {
            navigate(
                &format!("/console/pages/{}/edit", page.id),
                Default::default(),
            );
        });
    };
    view! {
        <Form state submit=Signal::derive(move || w.page_create()) on_submit=save>
            <ProductPicker state chosen choices />
            <div class="stack stack--tight">
                <MomentField
                    form=state
                    name="expiresAt"
                    label=w.editor_closes_label()
                    moment=expires_at
                />
                <Soon moment=expires_at now />
            </div>
            <p class="muted">{w.page_new_next()}</p>
        </Form>
    }
}

fn read(chosen: RwSignal<Vec<String>>, expires_at: Moment) -> Result<PageDraft, ApiError> {
    let mut checks = Checks::default();
    let expires_at = checks.field("expiresAt", expires_at.read()).flatten();
    let draft = PageDraft {
        product_ids: chosen.get_untracked(),
        expires_at,
        ..PageDraft::default()
    };
    // At the beginning of time no closing is in the past.
    let wrong = draft.check(Timestamp::default(), None).err();
    match merged(checks.finish().err(), wrong) {
        Some(rejection) => Err(rejection.into()),
        None => Ok(draft),
    }
}
