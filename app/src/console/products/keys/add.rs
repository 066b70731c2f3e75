//! New keys for a list: pasted, or from a text file.

use crate::{
    api::licences::add_licence_keys,
    console::kit::{
        field::{Field, described_by, id},
        form::{Form, FormState},
        ready::is_ready,
        toast::use_toasts,
    },
    error::ApiError,
    spoken::words,
};
use domain::{
    Rejection,
    licence::{AddedKeys, read_list},
};
use leptos::{html, prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

/// How much is sent at a time, in bytes. As JSON it may become twice as much, and more than 256 KB is
/// not taken.
const PART: usize = 64 * 1024;

/// The form for new keys; `added` is told when there are some.
#[component]
pub(super) fn AddKeys<F>(
    /// The product.
    product: StoredValue<String>,
    /// What to do then.
    added: F,
) -> impl IntoView
where
    F: Fn() + Copy + 'static,
{
    let w = words();
    let (state, text, toasts) = (FormState::new(), RwSignal::new(String::new()), use_toasts());
    let save = move || {
        let lines = text.with_untracked(|text| text.lines().map(str::to_owned).collect::<Vec<_>>());
        let refuse = |message| ApiError::Rejected(Rejection::field("keys", message));
        let keys = read_list(&lines).map_err(refuse);
        let sending = keys.map(|(keys, again)| send(product.get_value(), keys, again));
        state.send(sending, move |outcome| {
            text.set(String::new());
            toasts.ok(w.products_keys_added(outcome.added, outcome.known));
            added();
        });
    };
    let error = state.error("keys");
    let hint = w.products_keys_hint();
    view! {
        <Form state submit=w.products_keys_add() on_submit=save>
            <Field
                name="keys"
                label=w.products_keys_new()
                hint=Some(Signal::stored(hint.to_owned()))
                error
            >
                <textarea
                    class="input mono"
                    id=id("keys")
                    name="keys"
                    rows="6"
                    spellcheck="false"
                    aria-invalid=move || error.get().is_some().to_string()
                    aria-describedby=described_by("keys")
                    bind:value=text
                ></textarea>
            </Field>
            <FromFile text />
        </Form>
    }
}

/// Puts the lines of a text file into the field, below what is there.
#[component]
fn FromFile(text: RwSignal<String>) -> impl IntoView {
    let w = words();
    let (ready, toasts, input) = (is_ready(), use_toasts(), NodeRef::<html::Input>::new());
    let chosen = move |_| {
        let Some(input) = input.get_untracked() else {
            return;
        };
        let file = input.files().and_then(|files| files.get(0));
        let Some(file) = file else {
            return;
        };
        // So that the same file can be chosen again.
        input.set_value("");
        spawn_local(async move {
            match lines_of(&file).await {
                Some(lines) => text.update(|text| append(text, &lines)),
                None => toasts.problem(w.products_keys_unreadable()),
            }
        });
    };
    view! {
        <label class="field__label" for="key-file">
            {w.products_keys_from_file()}
        </label>
        <input
            type="file"
            id="key-file"
            accept=".txt,.csv,text/plain,text/csv"
            node_ref=input
            disabled=move || !ready.get()
            on:change=chosen
        />
    }
}

async fn lines_of(file: &File) -> Option<String> {
    JsFuture::from(file.text()).await.ok()?.as_string()
}

fn append(text: &mut String, lines: &str) {
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    text.push_str(lines.trim_start_matches('\u{feff}'));
}

/// Sends a list in parts. If one fails, the ones before it are there, and are known the next time.
async fn send(product: String, keys: Vec<String>, again: i64) -> Result<AddedKeys, ApiError> {
    let mut all = AddedKeys {
        added: 0,
        known: again,
    };
    for part in parts(keys) {
        all = all.and(add_licence_keys(product.clone(), part).await?);
    }
    Ok(all.or_refuse()?)
}

fn parts(keys: Vec<String>) -> Vec<Vec<String>> {
    let mut parts = vec![Vec::new()];
    let mut size = 0;
    for key in keys {
        // Its own bytes, two quotes and a comma.
        let more = key.len() + 3;
        if size + more > PART {
            parts.push(Vec::new());
            size = 0;
        }
        size += more;
        if let Some(part) = parts.last_mut() {
            part.push(key);
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_list_is_sent_in_parts_that_are_taken() {
        let keys: Vec<_> = (0..10_000).map(|n| format!("{n:025}")).collect();
        let sent = parts(keys.clone());
        assert!(sent.len() > 1);
        assert!(
            sent.iter()
                .all(|part| part.iter().map(String::len).sum::<usize>() <= PART)
        );
        assert_eq!(sent.concat(), keys);
    }

    #[test]
    fn a_file_is_added_below_what_was_typed() {
        let mut text = "A".to_owned();
        append(&mut text, "\u{feff}B\nC\n");
        append(&mut text, "D");
        assert_eq!(text, "A\nB\nC\nD");
    }
}
