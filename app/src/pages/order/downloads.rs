//! The files of an order.

use super::{OrderFile, OrderView};
use crate::{
    pages::moment,
    parts::{Icon, Shape, bytes},
};
use domain::link::Target;
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
        view! { <p class="empty">"There are no files yet. The seller can still add them; look here again later."</p> }
            .into_any()
    } else {
        let all = all(view, over);
        view! { <ul class="files">{files}{all}</ul> }.into_any()
    };
    let until = view.downloads_until.map(|until| {
        if over {
            view! {
                <p class="notice notice--warn">
                    "The time for downloads ended on " {moment(until, "")}
                    ". Please write to the seller if you still need a file."
                </p>
            }
            .into_any()
        } else {
            view! { <p class="muted small">"You can download until " {moment(until, "")} "."</p> }
                .into_any()
        }
    });
    Some(
        view! {
            <section class="stack" aria-labelledby="files">
                <h2 id="files" class="visually-hidden">"Your files"</h2>
                {content}
                {until}
            </section>
        }
        .into_any(),
    )
}

fn row(view: &OrderView, file: &OrderFile, over: bool) -> impl IntoView + use<> {
    let left = match file.downloads_left {
        ..=0 => "no downloads left".to_owned(),
        1 => "1 download left".to_owned(),
        left => format!("{left} downloads left"),
    };
    let can = !over && file.downloads_left > 0 && file.waits.is_none();
    let action = can.then(|| button(view, file.id.as_str(), "Download", &file.file_name));
    // When all of it is over, the page says so once.
    let waits = file.waits.clone().filter(|_| !over);
    let waits = waits.map(|why| view! { <p class="muted small">{why}</p> });
    view! {
        <li class="file">
            <Icon shape=Shape::File/>
            <div class="file__text">
                <p class="file__name">{file.file_name.clone()}</p>
                <p class="muted small">
                    {kind(&file.file_type)} " · " {bytes::display(file.size_bytes)} " · " {left}
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
    let action = button(view, Target::ALL, "Download all", "as a ZIP archive");
    let is_everything = view.files.iter().all(|file| file.waits.is_none());
    let name = if is_everything {
        "All files"
    } else {
        "All files that can still be downloaded"
    };
    Some(view! {
        <li class="file">
            <Icon shape=Shape::File/>
            <div class="file__text">
                <p class="file__name">{name}</p>
                <p class="muted small">
                    "ZIP archive · " {bytes::display(size)} " · counts as one download of each file"
                </p>
            </div>
            {action}
        </li>
    })
}

/// A form that needs no script: it sends the browser to the bytes.
fn button(view: &OrderView, file: &str, words: &'static str, what: &str) -> impl IntoView + use<> {
    view! {
        <form method="post" action="/api/issue_download">
            <input type="hidden" name="order_token" value=view.order_token.clone()/>
            <input type="hidden" name="file_id" value=file.to_owned()/>
            <button class="button button--primary" type="submit">
                <Icon shape=Shape::Download/>
                {words}
                <span class="visually-hidden">" " {what.to_owned()}</span>
            </button>
        </form>
    }
}

/// What people call a media type; the type itself where they have no word for it.
fn kind(media_type: &str) -> String {
    let known = match media_type {
        "application/pdf" => "PDF",
        "application/zip" => "ZIP archive",
        "application/epub+zip" => "E-book",
        "application/octet-stream" => "File",
        "text/plain" => "Text",
        other => match other.split_once('/') {
            Some(("image", _)) => "Image",
            Some(("audio", _)) => "Audio",
            Some(("video", _)) => "Video",
            Some(("font", _)) => "Font",
            _ => other,
        },
    };
    known.to_owned()
}
