//! What a product costs: fixed, free, or what the buyer wants to pay; now and later.

use super::{
    form::whole,
    price_changes::{ChangeEditor, Changes},
};
use crate::console::kit::{
    field::{SelectField, TextField},
    form::FormState,
    radio::{Choice, Radios},
};
use crate::spoken::words;
use domain::{Currency, Money, price::Pricing, product::ProductDraft, rejection::Checks};
use leptos::prelude::*;
use words::Words;

const FIXED: &str = "fixed";
const FREE: &str = "free";
const CHOOSE: &str = "choose";

fn kinds(w: Words) -> Vec<Choice> {
    vec![
        (FIXED, w.products_fixed(), w.products_fixed_about()),
        (FREE, w.products_free(), w.products_free_about()),
        (CHOOSE, w.products_choose(), w.products_choose_about()),
    ]
}

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct PricingForm {
    kind: RwSignal<String>,
    price: RwSignal<String>,
    currency: RwSignal<String>,
    suggested: RwSignal<String>,
    compare_at: RwSignal<String>,
    changes: Changes,
    max_quantity: RwSignal<String>,
}

impl PricingForm {
    /// A fixed price that is not there yet.
    pub(super) fn empty() -> Self {
        Self {
            kind: RwSignal::new(FIXED.to_owned()),
            price: RwSignal::default(),
            currency: RwSignal::new(ProductDraft::new().currency),
            suggested: RwSignal::default(),
            compare_at: RwSignal::default(),
            changes: Changes::none(),
            max_quantity: RwSignal::new("1".to_owned()),
        }
    }

    /// What a product costs now.
    pub(super) fn of(pricing: &Pricing) -> Self {
        let decimal = |minor| {
            Money {
                minor,
                ..pricing.price
            }
            .decimal()
        };
        let optional = |minor: Option<i64>| minor.map(decimal).unwrap_or_default();
        let kind = match (pricing.pay_what_you_want, pricing.price.minor) {
            (true, _) => CHOOSE,
            (false, 0) => FREE,
            (false, _) => FIXED,
        };
        let price = Some(pricing.price.minor).filter(|minor| *minor > 0);
        Self {
            kind: RwSignal::new(kind.to_owned()),
            price: RwSignal::new(optional(price)),
            currency: RwSignal::new(pricing.currency().code().to_owned()),
            suggested: RwSignal::new(optional(pricing.suggested)),
            compare_at: RwSignal::new(optional(pricing.compare_at)),
            changes: Changes::of(pricing),
            max_quantity: RwSignal::new(pricing.max_quantity.to_string()),
        }
    }

    fn is(self, kind: &str) -> bool {
        self.kind.with(|chosen| chosen == kind)
    }

    /// Puts what was typed into a draft.
    pub(super) fn read(self, draft: &mut ProductDraft, checks: &mut Checks) {
        draft.currency = self.currency.get_untracked();
        let quantity = checks.field("maxQuantity", whole(self.max_quantity));
        draft.max_quantity = quantity.unwrap_or_default();
        let Some(currency) = Currency::parse(&draft.currency) else {
            return;
        };
        let price = checks.field("priceInCents", self.price(currency));
        draft.price_in_cents = price.unwrap_or_default();
        draft.pay_what_you_want = self.kind.with_untracked(|kind| kind == CHOOSE);
        if draft.pay_what_you_want {
            let suggested = optional(self.suggested, currency);
            let suggested = checks.field("suggestedPriceInCents", suggested);
            draft.suggested_price_in_cents = suggested.flatten();
        }
        let compare_at = optional(self.compare_at, currency);
        let compare_at = checks.field("compareAtPriceInCents", compare_at);
        draft.compare_at_price_in_cents = compare_at.flatten();
        let changes = checks.field("priceChanges", self.changes.read(currency));
        draft.price_changes = changes.unwrap_or_default();
    }

    fn price(self, currency: Currency) -> Result<i64, ::words::Sentence> {
        match self.kind.get_untracked().as_str() {
            FREE => Ok(0),
            CHOOSE => optional(self.price, currency).map(Option::unwrap_or_default),
            _ => match Money::parse_decimal(&self.price.get_untracked(), currency)? {
                0 => Err(words::refusal::price_free_instead()),
                minor => Ok(minor),
            },
        }
    }
}

fn optional(text: RwSignal<String>, currency: Currency) -> Result<Option<i64>, ::words::Sentence> {
    text.with_untracked(|text| match text.trim() {
        "" => Ok(None),
        text => Money::parse_decimal(text, currency).map(Some),
    })
}

/// The fields.
#[component]
pub(super) fn PricingFields(form: PricingForm, state: FormState) -> impl IntoView {
    let w = words();
    let currencies = Currency::all()
        .map(|currency| (currency.code().to_owned(), currency.code().to_owned()))
        .collect();
    view! {
        <fieldset class="fieldset">
            <legend>{w.products_price()}</legend>
            <Radios name="pricing" value=form.kind choices=kinds(w) />
            <div class="form-row">
                <Amounts form state />
                <SelectField
                    form=state
                    name="currency"
                    label=w.products_currency()
                    value=form.currency
                    choices=currencies
                />
            </div>
            <TextField
                form=state
                name="compareAtPriceInCents"
                label=w.products_compare_at()
                value=form.compare_at
                optional=true
                keyboard="decimal"
                hint=w.products_compare_at_about()
            />
            <p class="field__hint">{w.help_price_now()}</p>
            <ChangeEditor state changes=form.changes />
            <TextField
                form=state
                name="maxQuantity"
                label=w.products_copies()
                value=form.max_quantity
                keyboard="numeric"
                hint=w.products_copies_about()
            />
        </fieldset>
    }
}

/// The amounts that the chosen kind of price has.
#[component]
fn Amounts(form: PricingForm, state: FormState) -> impl IntoView {
    let w = words();
    view! {
        <Show when=move || form.is(FIXED)>
            <TextField
                form=state
                name="priceInCents"
                label=w.products_price()
                value=form.price
                keyboard="decimal"
                placeholder="12.50"
            />
        </Show>
        <Show when=move || form.is(CHOOSE)>
            <TextField
                form=state
                name="priceInCents"
                label=w.products_at_least()
                value=form.price
                optional=true
                keyboard="decimal"
                placeholder="0"
            />
            <TextField
                form=state
                name="suggestedPriceInCents"
                label=w.products_suggested()
                value=form.suggested
                optional=true
                keyboard="decimal"
                placeholder="12.50"
            />
        </Show>
    }
}
