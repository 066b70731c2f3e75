//! The files of an order.

use super::{OrderFile, OrderView};
use crate::{
    pages::moment,
    parts::{Icon, Shape, bytes, media_kind},
    spoken::words,
};
use ::words::{GAP, around};
use domain::{Timestamp, link::Target};
use leptos::prelude::*;

/// The files with a button each, as long as the order gives any.
pub fn view(view: &OrderView) -> Option<AnyView> {
    if !view.status.grants_downloads() {
        return None;
    }
    // Somebody who bought keys misses no files.
    if view.files.is_empty() && !view.keys.is_empty() {
        return None;
    }
    let w = words();
    let over = view.downloads_until.is_some_and(|until| view.now >= until);
    let files = view
        .files
        .iter()
        .map(|file| row(view, file, over))
        .collect_view();
    let content = if view.files.is_empty() && over {
        // Deleted by now; what is said below is enough.
        ().into_any()
    } else if view.files.is_empty() {
        view! { <p class="empty">{w.order_files_none()}</p> }.into_any()
    } else {
        let all = all(view, over);
        view! { <ul class="files">{files}{all}</ul> }.into_any()
    };
    let until = view.downloads_until.map(|until| until_when(until, over));
    Some(
        view! {
            <section class="stack" aria-labelledby="files">
                <h2 id="files" class="visually-hidden">{w.order_files()}</h2>
                {content}
                {until}
            </section>
        }
        .into_any(),
    )
}

/// Until when there are downloads, or since when there are none.
fn until_when(until: Timestamp, over: bool) -> AnyView {
    let (w, class) = (
        words(),
        if over {
            "notice notice--warn"
        } else {
            "muted small"
        },
    );
    let sentence = match over {
        true => w.order_files_ended(GAP),
        false => w.order_files_until(GAP),
    };
    let (before, after) = around(&sentence);
    view! { <p class=class>{before} {moment(until, "")} {after}</p> }.into_any()
}

fn row(view: &OrderView, file: &OrderFile, over: bool) -> impl IntoView + use<> {
    let w = words();
    let left = w.order_files_left(file.downloads_left.max(0));
    let can = !over && file.downloads_left > 0 && file.waits.is_none();
    let action = can.then(|| {
        button(
            view,
            file.id.as_str(),
            w.order_files_download(),
            &file.file_name,
        )
    });
    // When all of it is over, the page says so once.
    let waits = file.waits.clone().filter(|_| !over);
    let waits = waits.map(|why| view! { <p class="muted small">{why.say(w)}</p> });
    view! {
        <li class="file">
            <Icon shape=Shape::File/>
            <div class="file__text">
                <p class="file__name">{file.file_name.clone()}</p>
                <p class="muted small">
                    {media_kind::of(w, &file.file_type)} " · " {bytes::display(file.size_bytes)} " · " {left}
                </p>
                {waits}
            </div>
            {action}
        </li>
    }
}

/// All of them at once, where that is possible.
fn all(view: &OrderView, over: bool) -> Option<impl IntoView + use<>> {
    let size = view.archive_bytes.filter(|_| !over)?;
    let w = words();
    let action = button(
        view,
        Target::ALL,
        w.order_files_all_download(),
        w.order_files_all_how(),
    );
    let is_everything = view.files.iter().all(|file| file.waits.is_none());
    let name = if is_everything {
        w.order_files_all()
    } else {
        w.order_files_all_possible()
    };
    Some(view! {
        <li class="file">
            <Icon shape=Shape::File/>
            <div class="file__text">
                <p class="file__name">{name}</p>
                <p class="muted small">
                    {w.order_kind_archive()} " · " {bytes::display(size)} " · " {w.order_files_all_cost()}
                </p>
            </div>
            {action}
        </li>
    })
}

/// A form that needs no script: it sends the browser to the bytes.
fn button(view: &OrderView, file: &str, words: &'static str, what: &str) -> impl IntoView + use<> {
    // Where all of them come at once, that is what most people want.
    let class = match view.archive_bytes {
        Some(_) if file != Target::ALL => "button",
        _ => "button button--primary",
    };
    view! {
        <form method="post" action="/api/issue_download">
            <input type="hidden" name="order_token" value=view.order_token.clone()/>
            <input type="hidden" name="file_id" value=file.to_owned()/>
            <button class=class type="submit">
                <Icon shape=Shape::Download/>
                {words}
                <span class="visually-hidden">" " {what.to_owned()}</span>
            </button>
        </form>
    }
}
