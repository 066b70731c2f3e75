//! All codes.

use super::phrases::{reduction, scope, state, uses};
use crate::console::kit::ask::ask;
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
    spoken::words,
};
use domain::Timestamp;
use leptos::prelude::*;
use words::{GAP, around};

/// All codes.
#[component]
pub fn List() -> impl IntoView {
    let w = words();
    let data = ask(|| (), |()| list_discounts(None));
    let actions = move || {
        view! {
            <a class="button button--primary" href="/console/discounts/new">
                {w.discounts_new()}
            </a>
        }
    };
    view! {
        <Screen title=w.discounts_title() actions=actions>
            {load(data, show)}
        </Screen>
    }
}

fn show(first: Batch<Code>) -> impl IntoView {
    let w = words();
    let columns = [
        w.discounts_code(),
        w.discounts_takes_off(),
        w.discounts_for(),
        w.discounts_used(),
        w.discounts_state(),
    ];
    let now = clock::ticking(first.now);
    let rows = Rows::of(first);
    let each = move || rows.items.get();
    view! {
        <Show when=move || !rows.is_empty() fallback=Nothing>
            <div class="table-wrap">
                <table class="table table--cards">
                    <thead>
                        <tr>
                            {columns.map(|words| view! { <th scope="col">{words}</th> }).into_iter().collect_view()}
                            <th scope="col">
                                <span class="visually-hidden">{w.discounts_actions()}</span>
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
    let (w, toasts) = (words(), use_toasts());
    let discount = code.discount.clone();
    let (id, gone) = (discount.id.clone(), discount.id.clone());
    let done = move |()| {
        rows.retain(|other| other.discount.id != gone);
        toasts.ok(w.discounts_is_deleted());
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
                    .map(|at| {
                        let (before, after) = around(&w.discounts_until(GAP));
                        view! { <span class="table__note">{before} <When at /> {after}</span> }
                    })}
            </th>
            <td data-label=w.discounts_takes_off()>{reduction(w, &discount)}</td>
            <td data-label=w.discounts_for()>{scope(w, &code)}</td>
            <td data-label=w.discounts_used()>{uses(w, &discount)}</td>
            <td data-label=w.discounts_state()>{state(&discount, now)}</td>
            <td class="table__actions">
                <div class="cluster cluster--tight cluster--end">
                    {copy}

                    <ConfirmButton
                        label=w.discounts_delete()
                        about=name.clone()
                        question=w.discounts_delete_question(&name)
                        consequence=w.discounts_delete_consequence()
                        yes=w.discounts_delete_yes()
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
    let w = words();
    view! {
        <div class="empty">
            <p class="empty__title">{w.discounts_none()}</p>
            <p>{w.discounts_none_about()}</p>
            <a class="button button--primary" href="/console/discounts/new">
                {w.discounts_first()}
            </a>
        </div>
    }
}
