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
use domain::{Currency, Money, price::Pricing, product::ProductDraft, rejection::Checks};
use leptos::prelude::*;

const FIXED: &str = "fixed";
const FREE: &str = "free";
const CHOOSE: &str = "choose";
const KINDS: &[Choice] = &[
    (FIXED, "Fixed price", "Everybody pays the same."),
    (
        FREE,
        "Free",
        "Nobody pays; the buyer only leaves an address.",
    ),
    (
        CHOOSE,
        "Pay what you want",
        "The buyer chooses, from a least amount on.",
    ),
];

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

    fn price(self, currency: Currency) -> Result<i64, String> {
        match self.kind.get_untracked().as_str() {
            FREE => Ok(0),
            CHOOSE => optional(self.price, currency).map(Option::unwrap_or_default),
            _ => match Money::parse_decimal(&self.price.get_untracked(), currency)? {
                0 => Err("If it costs nothing, please choose “Free”.".to_owned()),
                minor => Ok(minor),
            },
        }
    }
}

fn optional(text: RwSignal<String>, currency: Currency) -> Result<Option<i64>, String> {
    text.with_untracked(|text| match text.trim() {
        "" => Ok(None),
        text => Money::parse_decimal(text, currency).map(Some),
    })
}

/// The fields.
#[component]
pub(super) fn PricingFields(form: PricingForm, state: FormState) -> impl IntoView {
    let currencies = Currency::all()
        .map(|currency| (currency.code().to_owned(), currency.code().to_owned()))
        .collect();
    view! {
        <fieldset class="fieldset">
            <legend>"Price"</legend>
            <Radios name="pricing" value=form.kind choices=KINDS />
            <div class="form-row">
                <Amounts form state />
                <SelectField
                    form=state
                    name="currency"
                    label="Currency"
                    value=form.currency
                    choices=currencies
                />
            </div>
            <TextField
                form=state
                name="compareAtPriceInCents"
                label="Instead of"
                value=form.compare_at
                optional=true
                keyboard="decimal"
                hint="A higher amount, crossed out beside the price."
            />
            <ChangeEditor state changes=form.changes />
            <TextField
                form=state
                name="maxQuantity"
                label="Copies per order"
                value=form.max_quantity
                keyboard="numeric"
                hint="The most that one order can have. More than one makes sense for codes and licences."
            />
        </fieldset>
    }
}

/// The amounts that the chosen kind of price has.
#[component]
fn Amounts(form: PricingForm, state: FormState) -> impl IntoView {
    view! {
        <Show when=move || form.is(FIXED)>
            <TextField
                form=state
                name="priceInCents"
                label="Price"
                value=form.price
                keyboard="decimal"
                placeholder="12.50"
            />
        </Show>
        <Show when=move || form.is(CHOOSE)>
            <TextField
                form=state
                name="priceInCents"
                label="At least"
                value=form.price
                optional=true
                keyboard="decimal"
                placeholder="0"
            />
            <TextField
                form=state
                name="suggestedPriceInCents"
                label="Suggested"
                value=form.suggested
                optional=true
                keyboard="decimal"
                placeholder="12.50"
            />
        </Show>
    }
}
