//! Lists of things that are typed: voices, answers, questions.

use crate::{console::kit::form::FormState, spoken::words};
use leptos::prelude::*;

/// The fields of one entry.
pub(super) trait Fields: Copy + Send + Sync + 'static {
    /// What they make together.
    type Value: Default + 'static;

    /// Begins with what is there already.
    fn of(value: &Self::Value) -> Self;

    /// Puts something else into the fields.
    fn load(self, value: &Self::Value);

    /// What is typed.
    fn typed(self) -> Self::Value;
}

/// One entry of a list.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry<F> {
    key: usize,
    /// What can be typed.
    pub(super) fields: F,
}

/// A list of entries.
#[derive(Debug)]
pub(super) struct Entries<F: Fields> {
    rows: RwSignal<Vec<Entry<F>>>,
    next: StoredValue<usize>,
}

impl<F: Fields> Clone for Entries<F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<F: Fields> Copy for Entries<F> {}

impl<F: Fields> Entries<F> {
    /// Begins with what is there already.
    pub(super) fn of(values: &[F::Value]) -> Self {
        let entries = Self {
            rows: RwSignal::new(Vec::new()),
            next: StoredValue::new(0),
        };
        values.iter().for_each(|value| entries.add(value));
        entries
    }

    /// Puts other entries into the list; rows that stay keep their place and the focus.
    pub(super) fn load(self, values: &[F::Value]) {
        let rows = self.rows.get_untracked();
        for (row, value) in rows.iter().zip(values) {
            row.fields.load(value);
        }
        if rows.len() > values.len() {
            self.rows.update(|rows| rows.truncate(values.len()));
        }
        values
            .iter()
            .skip(rows.len())
            .for_each(|value| self.add(value));
    }

    /// What is typed.
    pub(super) fn typed(self) -> Vec<F::Value> {
        let rows = self.rows.get();
        rows.into_iter().map(|row| row.fields.typed()).collect()
    }

    fn add(self, value: &F::Value) {
        let key = self.next.get_value();
        self.next.set_value(key + 1);
        let fields = F::of(value);
        self.rows.update(|rows| rows.push(Entry { key, fields }));
    }

    fn remove(self, key: usize) {
        self.rows.update(|rows| rows.retain(|row| row.key != key));
    }

    /// Where an entry stands.
    fn place(self, key: usize) -> usize {
        let rows = self.rows.read();
        rows.iter()
            .position(|row| row.key == key)
            .unwrap_or_default()
    }
}

/// What one entry of a list is shown with.
#[derive(Clone, Copy, Debug)]
pub(super) struct Shown<F> {
    /// What can be typed.
    pub(super) fields: F,
    /// What its controls' ids begin with.
    pub(super) id: StoredValue<String>,
    errors: StoredValue<&'static str>,
    place: Memo<usize>,
    state: FormState,
}

impl<F: Send + Sync + 'static> Shown<F> {
    /// The id of a control.
    pub(super) fn id(&self, part: &str) -> String {
        self.id.with_value(|id| format!("{id}-{part}"))
    }

    /// What is wrong with a field of this entry: `customization.design.answers[2].question`.
    pub(super) fn error(&self, part: &'static str) -> Signal<Option<String>> {
        let (problem, place, list) = (self.state.problem(), self.place, self.errors.get_value());
        let w = words();
        Signal::derive(move || {
            let field = format!("{list}[{}].{part}", place.get());
            problem.with(|problem| Some(problem.as_ref()?.error_for(&field)?.say(w)))
        })
    }
}

/// The list with a button to add an entry, and one in each entry to remove it.
#[component]
pub(super) fn EntryList<F, V>(
    entries: Entries<F>,
    state: FormState,
    /// The list's name, as errors spell it.
    name: &'static str,
    /// What the button says that adds one.
    add: &'static str,
    /// What the button says that removes one.
    remove: &'static str,
    /// The fields of an entry.
    view: fn(Shown<F>) -> V,
) -> impl IntoView
where
    F: Fields,
    V: IntoView + 'static,
{
    let row = move |entry: Entry<F>| {
        let key = entry.key;
        let shown = Shown {
            fields: entry.fields,
            id: StoredValue::new(format!("{}-{key}", name.replace('.', "-"))),
            errors: StoredValue::new(name),
            place: Memo::new(move |_| entries.place(key)),
            state,
        };
        let place = shown.place;
        view! {
            <li class="entries-edit__row">
                {view(shown)}
                <div>
                    <button
                        type="button"
                        class="button button--small button--quiet"
                        on:click=move |_| entries.remove(key)
                    >
                        {remove}
                        <span class="visually-hidden">{move || format!(" {}", place.get() + 1)}</span>
                    </button>
                </div>
            </li>
        }
    };
    view! {
        <ul class="entries-edit">
            <For each=move || entries.rows.get() key=|row| row.key children=row />
        </ul>
        <div>
            <button
                type="button"
                class="button button--small"
                on:click=move |_| entries.add(&F::Value::default())
            >
                {add}
            </button>
        </div>
    }
}

/// A line or several of an entry, with its label and its error.
#[component]
pub(super) fn EntryField<F: Send + Sync + Copy + 'static>(
    shown: Shown<F>,
    /// The field's name, as errors spell it.
    part: &'static str,
    label: &'static str,
    value: RwSignal<String>,
    #[prop(optional)] several_lines: bool,
) -> impl IntoView {
    let error = shown.error(part);
    let (id, wrong) = (shown.id(part), format!("{}-error", shown.id(part)));
    let invalid = move || error.get().is_some().to_string();
    let control = if several_lines {
        view! {
            <textarea
                class="input"
                id=id.clone()
                rows="3"
                aria-invalid=invalid
                aria-describedby=wrong.clone()
                bind:value=value
            ></textarea>
        }
        .into_any()
    } else {
        view! {
            <input
                class="input"
                id=id.clone()
                autocomplete="off"
                aria-invalid=invalid
                aria-describedby=wrong.clone()
                value=value.get_untracked()
                bind:value=value
            />
        }
        .into_any()
    };
    view! {
        <div class="field">
            <label class="field__label" for=id>
                {label}
            </label>
            {control}
            {move || {
                let wrong = wrong.clone();
                error.get().map(|words| view! { <p class="field__error" id=wrong>{words}</p> })
            }}
        </div>
    }
}
