//! All codes.

use super::words::{reduction, scope, state, uses};
use crate::{
    api::{
        Batch,
        discounts::{Code, delete_discount, list_discounts},
    },
    console::kit::{
        clock,
        confirm::ConfirmButton,
        copy::CopyButton,
        load::load,
        paged::{LoadMore, Rows},
        screen::Screen,
        toast::use_toasts,
        when::When,
    },
};
use domain::Timestamp;
use leptos::prelude::*;

const COLUMNS: [&str; 5] = ["Code", "Takes off", "For", "Used", "State"];

/// All codes.
#[component]
pub fn List() -> impl IntoView {
    let data = Resource::new(|| (), |()| list_discounts(None));
    let actions = || {
        view! {
            <a class="button button--primary" href="/console/discounts/new">
                "New code"
            </a>
        }
    };
    view! {
        <Screen title="Discounts" actions=actions>
            {load(data, show)}
        </Screen>
    }
}

fn show(first: Batch<Code>) -> impl IntoView {
    let now = clock::ticking(first.now);
    let rows = Rows::of(first);
    let each = move || rows.items.get();
    view! {
        <Show when=move || !rows.is_empty() fallback=Nothing>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            {COLUMNS.map(|words| view! { <th scope="col">{words}</th> }).into_iter().collect_view()}
                            <th scope="col">
                                <span class="visually-hidden">"Actions"</span>
                            </th>
                        </tr>
                    </thead>
                    <tbody>
                        <For each=each key=|code| code.discount.id.clone() let:code>
                            <Row code rows now />
                        </For>
                    </tbody>
                </table>
            </div>
            <LoadMore rows load=list_discounts />
        </Show>
    }
}

#[component]
fn Row(code: Code, rows: Rows<Code>, now: Signal<Timestamp>) -> impl IntoView {
    let toasts = use_toasts();
    let discount = code.discount.clone();
    let (id, gone) = (discount.id.clone(), discount.id.clone());
    let done = move |()| {
        rows.retain(|other| other.discount.id != gone);
        toasts.ok("The code is deleted.");
    };
    let name = discount.code.clone();
    let edit = format!("/console/discounts/{id}");
    let copy = code
        .url
        .clone()
        .map(|url| view! { <CopyButton text=url about=name.clone() small=true /> });
    view! {
        <tr>
            <th scope="row">
                <a class="mono" href=edit>
                    {name.clone()}
                </a>
                {discount
                    .ends_at
                    .map(|at| view! { <span class="table__note">"Until " <When at /></span> })}
            </th>
            <td data-label="Takes off">{reduction(&discount)}</td>
            <td data-label="For">{scope(&code)}</td>
            <td data-label="Used">{uses(&discount)}</td>
            <td data-label="State">{state(&discount, now)}</td>
            <td class="table__actions">
                <div class="cluster cluster--tight cluster--end">
                    {copy}

                    <ConfirmButton
                        label="Delete"
                        about=name.clone()
                        question=format!("Delete the code {name}?")
                        consequence="Nobody can use it any more. Orders that used it stay as they are."
                        yes="Delete the code"
                        small=true
                        act=move || delete_discount(id.to_string())
                        done=Callback::new(done)
                    />
                </div>
            </td>
        </tr>
    }
}

#[component]
fn Nothing() -> impl IntoView {
    view! {
        <div class="empty">
            <p class="empty__title">"No discount codes yet"</p>
            <p>"A code takes something off the price for those who have it: friends, early birds, your newsletter."</p>
            <a class="button button--primary" href="/console/discounts/new">
                "Create your first code"
            </a>
        </div>
    }
}
