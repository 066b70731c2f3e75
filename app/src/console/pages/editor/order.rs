//! The parts of a page in an order of the creator's own, moved by buttons, or dragged.

use crate::{
    console::kit::{browser, form::FormState},
    parts::{Icon, Shape},
    spoken::words,
};
use ::words::Words;
use domain::design::{Block, Design};
use leptos::{ev::DragEvent, prelude::*};

/// The order, and which parts are shown.
#[derive(Clone, Copy, Debug)]
pub(super) struct Order {
    /// All parts; those that are shown first, in the order in which they are.
    rows: RwSignal<Vec<Block>>,
    shown: RwSignal<Vec<Block>>,
    dragged: RwSignal<Option<Block>>,
    said: RwSignal<String>,
}

impl Order {
    /// Begins with what is there already.
    pub(super) fn of(design: &Design) -> Self {
        Self {
            rows: RwSignal::new(rows(design)),
            shown: RwSignal::new(design.order().to_vec()),
            dragged: RwSignal::new(None),
            said: RwSignal::new(String::new()),
        }
    }

    /// Puts everything into another order.
    pub(super) fn load(self, design: &Design) {
        super::sheet::put(self.shown, &design.order().to_vec());
        super::sheet::put(self.rows, &rows(design));
    }

    /// The parts that are shown, in order.
    pub(super) fn typed(self) -> Vec<Block> {
        let shown = self.shown.get();
        let rows = self.rows.get();
        rows.into_iter()
            .filter(|block| shown.contains(block))
            .collect()
    }

    /// All parts.
    pub(super) fn all(self) -> Vec<Block> {
        self.rows.get()
    }

    /// What happened last, for those who cannot see it.
    pub(super) fn said(self) -> Signal<String> {
        self.said.into()
    }

    fn place(self, block: Block) -> usize {
        let rows = self.rows.read();
        let place = rows.iter().position(|other| *other == block);
        place.unwrap_or_default()
    }

    fn is_shown(self, block: Block) -> bool {
        self.shown.with(|shown| shown.contains(&block))
    }

    /// Whether a part is the last one that is shown: a page without any is none.
    fn is_only(self, block: Block) -> bool {
        self.shown.with(|shown| shown.as_slice() == [block])
    }

    fn show(self, block: Block, is_shown: bool) {
        self.shown.update(|shown| {
            shown.retain(|other| *other != block);
            if is_shown {
                shown.push(block);
            }
        });
    }

    fn put_at(self, w: Words, block: Block, to: usize) {
        let from = untrack(|| self.place(block));
        let count = self.rows.with_untracked(Vec::len);
        if from == to || to >= count {
            return;
        }
        self.rows.update(|rows| {
            let moved = rows.remove(from);
            rows.insert(to, moved);
        });
        let number = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
        let name = block_words(w, block);
        self.said
            .set(w.editor_block_moved(name, number(to + 1), number(count)));
    }
}

fn rows(design: &Design) -> Vec<Block> {
    let mut rows = design.order().to_vec();
    let hidden = Block::ALL.into_iter().filter(|block| !rows.contains(block));
    let hidden: Vec<_> = hidden.collect();
    rows.extend(hidden);
    rows
}

/// A part with its buttons and its fields.
#[component]
pub(super) fn BlockRow(
    order: Order,
    block: Block,
    state: FormState,
    children: Children,
) -> impl IntoView {
    let w = words();
    let name = block_words(w, block);
    let row = NodeRef::<leptos::html::Details>::new();
    super::section::open_for(row, state, fields_of(block));
    let place = Memo::new(move |_| order.place(block));
    let last = move || order.rows.with(Vec::len).saturating_sub(1);
    let id = move |way: &str| format!("block-{way}-{}", block.as_str());
    let step = move |way: &str, to: usize| {
        order.put_at(w, block, to);
        // A row that moves in the document loses the focus.
        let button = format!("#{}", id(way));
        request_animation_frame(move || browser::focus(&button));
    };
    let up = move |_| step("up", place.get_untracked().saturating_sub(1));
    let down = move |_| step("down", place.get_untracked() + 1);
    let over = move |event: DragEvent| {
        if order.dragged.get_untracked().is_some() {
            event.prevent_default();
        }
    };
    let dropped = move |event: DragEvent| {
        if let Some(dragged) = order.dragged.get_untracked() {
            event.prevent_default();
            order.put_at(w, dragged, place.get_untracked());
            order.dragged.set(None);
        }
    };
    let is_dragged = move || order.dragged.get() == Some(block);
    view! {
        <li
            class="blocks__row"
            class:blocks__row--dragged=is_dragged
            on:dragover=over
            on:drop=dropped
        >
            <div class="blocks__head">
                <span
                    class="blocks__grip"
                    draggable="true"
                    aria-hidden="true"
                    on:dragstart=move |_| order.dragged.set(Some(block))
                    on:dragend=move |_| order.dragged.set(None)
                ></span>
                <label class="choice blocks__name">
                    <input
                        type="checkbox"
                        name="blocks"
                        value=block.as_str()
                        checked=untrack(|| order.is_shown(block))
                        prop:checked=move || order.is_shown(block)
                        disabled=move || order.is_only(block)
                        on:change:target=move |event| order.show(block, event.target().checked())
                    />
                    <span class="choice__text">{name}</span>
                </label>
                <div class="blocks__moves">
                    <button
                        type="button"
                        class="button button--small button--icon"
                        id=id("up")
                        aria-label=w.editor_block_up(name)
                        aria-disabled=move || (place.get() == 0).to_string()
                        on:click=up
                    >
                        <Icon shape=Shape::Up />
                    </button>
                    <button
                        type="button"
                        class="button button--small button--icon"
                        id=id("down")
                        aria-label=w.editor_block_down(name)
                        aria-disabled=move || (place.get() == last()).to_string()
                        on:click=down
                    >
                        <Icon shape=Shape::Down />
                    </button>
                </div>
            </div>
            <details class="blocks__fields" node_ref=row>
                <summary class="blocks__open">{w.editor_block_fields(name)}</summary>
                <div class="stack">{children()}</div>
            </details>
        </li>
    }
}

/// The names of the fields of a part, as errors begin with them.
const fn fields_of(block: Block) -> &'static [&'static str] {
    match block {
        Block::Story => &["customization.design.story"],
        Block::Voices => &["customization.design.voices"],
        Block::Questions => &["customization.design.answers"],
        Block::Promise => &["customization.design.promise"],
        Block::Inside | Block::Samples => &[],
    }
}

const fn block_words(w: Words, block: Block) -> &'static str {
    match block {
        Block::Story => w.editor_block_story(),
        Block::Inside => w.editor_block_inside(),
        Block::Samples => w.editor_block_samples(),
        Block::Voices => w.editor_block_voices(),
        Block::Questions => w.editor_block_questions(),
        Block::Promise => w.editor_block_promise(),
    }
}
