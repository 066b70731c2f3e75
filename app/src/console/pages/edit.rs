//! Making and changing a page.

use super::form::{PageFields, PageForm};
use crate::{
    api::{
        Batch,
        pages::{PageDetail, create_page, get_page, update_page},
        products::list_products,
    },
    console::kit::{
        form::{Form, FormState},
        load::load,
        screen::Screen,
        toast::use_toasts,
    },
};
use domain::{page::PageDraft, product::Product};
use leptos::prelude::*;
use leptos_router::hooks::{use_navigate, use_params_map, use_query_map};

/// A new page, with the product that `?product=` names.
#[component]
pub fn New() -> impl IntoView {
    let products = Resource::new(|| (), |()| list_products(None));
    let query = use_query_map();
    let show = move |products: Batch<Product>| {
        let product = query.with_untracked(|query| query.get("product"));
        let draft = PageDraft {
            product_ids: product.into_iter().collect(),
            is_published: true,
            ..PageDraft::default()
        };
        view! { <NewForm draft products /> }
    };
    view! {
        <Screen title="New page" above=("/console/pages", "Pages")>
            <div class="card">{load(products, show)}</div>
        </Screen>
    }
}

#[component]
fn NewForm(draft: PageDraft, products: Batch<Product>) -> impl IntoView {
    let (form, state, toasts) = (PageForm::of(&draft), FormState::new(), use_toasts());
    let navigate = use_navigate();
    let save = move || {
        let navigate = navigate.clone();
        state.send(form.read().map(create_page), move |page| {
            toasts.ok(if page.is_published {
                "The page is published. Share its link."
            } else {
                "The draft is saved."
            });
            navigate(&format!("/console/pages/{}", page.id), Default::default());
        });
    };
    let submit = Signal::derive(move || match form.is_published.get() {
        true => "Publish page",
        false => "Save draft",
    });
    view! {
        <Form state submit on_submit=save>
            <PageFields form state page=None products />
        </Form>
    }
}

/// An existing page.
#[component]
pub fn Edit() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id")).unwrap_or_default());
    let data = Resource::new(
        move || id.get(),
        |id| async move {
            let detail = get_page(id).await?;
            Ok((detail, list_products(None).await?))
        },
    );
    view! {
        <Screen title="Edit page" above=("/console/pages", "Pages")>
            <div class="card">
                {load(
                    data,
                    |(detail, products)| {
                        view! { <EditForm detail products /> }
                    },
                )}
            </div>
        </Screen>
    }
}

#[component]
fn EditForm(detail: PageDetail, products: Batch<Product>) -> impl IntoView {
    let page = detail.shared.page;
    let (form, state, toasts) = (
        PageForm::of(&PageDraft::of(&page)),
        FormState::new(),
        use_toasts(),
    );
    let navigate = use_navigate();
    let id = page.id.to_string();
    let address = format!("/console/pages/{id}");
    let back = address.clone();
    let was_published = page.is_published;
    let save = move || {
        let (navigate, address, id) = (navigate.clone(), address.clone(), id.clone());
        let sending = form.read().map(|draft| update_page(id, draft));
        state.send(sending, move |_| {
            toasts.ok("Saved.");
            navigate(&address, Default::default());
        });
    };
    let submit = Signal::derive(move || match (was_published, form.is_published.get()) {
        (false, true) => "Publish page",
        _ => "Save changes",
    });
    let cancel = view! {
        <a class="button button--quiet" href=back>
            "Cancel"
        </a>
    };
    view! {
        <Form state submit on_submit=save actions=cancel.into_any()>
            <PageFields form state page=Some(page) products />
        </Form>
    }
}
