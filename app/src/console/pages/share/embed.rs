//! A button for another site: how it looks, and the code that makes it.

use crate::console::kit::{
    copy::{CopyButton, CopyText},
    field::TextField,
    form::FormState,
    radio::Radios,
    ready::is_ready,
};
use ::words::Words;
use domain::{
    colour::Colour,
    embed::{self, Look},
    page::Page,
};
use leptos::{html, prelude::*};

/// The colour of a button that has none of its own; `server/src/routes/embed/overlay.js` has it too.
const BLUE: Colour = Colour([0x27, 0x48, 0xc4]);

/// What the button says and looks like, and its code.
pub(super) fn view(w: Words, page: &Page, url: &str) -> impl IntoView + use<> {
    let accent = Colour::parse(&page.customization.accent);
    let own = match page.customization.button_text.as_str() {
        "" => w.sales_buy().to_owned(),
        chosen => chosen.to_owned(),
    };
    let typed = RwSignal::new(own.clone());
    let chosen = RwSignal::new(
        if accent.is_some() {
            "coloured"
        } else {
            "button"
        }
        .to_owned(),
    );
    let words = Memo::new(move |_| match typed.read().trim() {
        "" => own.clone(),
        typed => typed.to_owned(),
    });
    let look = Memo::new(move |_| match (chosen.read().as_str(), accent) {
        ("link", _) => Look::Link,
        ("coloured", Some(accent)) => Look::Coloured(accent),
        _ => Look::Button,
    });
    let site = embed::origin(url).to_owned();
    let url = url.to_owned();
    let code = Memo::new(move |_| embed::code(&url, &words.read(), look.get()));
    view! {
        <p class="muted">{w.share_embed_how()}</p>
        {choices(w, typed, chosen, accent.is_some())}
        <p class="sharing__preview">
            <span class="muted small">{w.share_embed_preview()}</span>
            {preview(words, look)}
        </p>
        <CopyText id="share-code" label=w.share_embed_code() text=code>
            <CopyButton text=code label=w.share_embed_copy() select="share-code" primary=true />
        </CopyText>
        <div class="stack stack--tight muted small">
            <p>{w.share_embed_paste()}</p>
            <p>{w.share_embed_policy(&site)}</p>
        </div>
    }
}

fn choices(
    w: Words,
    typed: RwSignal<String>,
    chosen: RwSignal<String>,
    is_coloured: bool,
) -> impl IntoView {
    let ready = is_ready();
    let mut looks = vec![
        ("button", w.share_embed_look_button(), ""),
        ("link", w.share_embed_look_link(), ""),
    ];
    if is_coloured {
        looks.insert(0, ("coloured", w.share_embed_look_coloured(), ""));
    }
    view! {
        <fieldset class="sharing__fields" disabled=move || !ready.get()>
            <TextField
                form=FormState::new()
                name="share-words"
                label=w.share_embed_words()
                value=typed
            />
            <fieldset class="fieldset">
                <legend>{w.share_embed_look()}</legend>
                <Radios name="share-look" value=chosen choices=looks />
            </fieldset>
        </fieldset>
    }
}

/// As the script dresses the link. The colours are set by the browser: a document of ours has no styles
/// in its attributes.
fn preview(words: Memo<String>, look: Memo<Look>) -> impl IntoView {
    let node = NodeRef::<html::Span>::new();
    Effect::new(move |_| {
        let Some(node) = node.get() else { return };
        let colour = match look.get() {
            Look::Coloured(colour) => colour,
            Look::Link | Look::Button => BLUE,
        };
        let style = web_sys::HtmlElement::style(&node);
        for (name, colour) in [("--face", colour), ("--words", colour.words_on())] {
            // A style that a browser does not take stays what it was.
            let _ = style.set_property(name, &colour.hex());
        }
    });
    let class = move || match look.get() {
        Look::Link => "sharing__link",
        Look::Button | Look::Coloured(_) => "sharing__button",
    };
    view! {
        <span class=class node_ref=node>
            {words}
        </span>
    }
}
