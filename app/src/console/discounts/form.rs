//! What a code is: the form for new and existing ones.

use crate::{
    api::discounts::{Code, Target, Targets},
    console::kit::{
        field::{SelectField, Switch, TextField},
        form::{FormState, merged},
        moment::{Moment, MomentField},
        radio::{Choice, Radios},
    },
    error::ApiError,
    spoken::words,
};
use domain::{Currency, Money, discount::DiscountDraft, rejection::Checks};
use leptos::prelude::*;
use words::Words;

const PERCENT: &str = "percent";
const AMOUNT: &str = "amount";

fn kinds(w: Words) -> Vec<Choice> {
    vec![
        (
            PERCENT,
            w.discounts_percentage(),
            w.discounts_percentage_about(),
        ),
        (AMOUNT, w.discounts_amount(), w.discounts_amount_about()),
    ]
}

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct DiscountForm {
    code: RwSignal<String>,
    kind: RwSignal<String>,
    percent: RwSignal<String>,
    amount: RwSignal<String>,
    currency: RwSignal<String>,
    page: RwSignal<String>,
    product: RwSignal<String>,
    starts_at: Moment,
    ends_at: Moment,
    max_uses: RwSignal<String>,
    max_uses_per_customer: RwSignal<String>,
    is_active: RwSignal<bool>,
}

impl DiscountForm {
    /// Begins with a draft; a new amount is in the currency the creator sells in.
    pub(super) fn of(draft: &DiscountDraft, targets: &Targets) -> Self {
        let number = |number: Option<i64>| {
            RwSignal::new(number.map(|number| number.to_string()).unwrap_or_default())
        };
        let code = draft.currency.as_ref().unwrap_or(&targets.currency);
        let amount = draft.amount_in_cents.zip(Currency::parse(code));
        let amount = amount.map(|(minor, currency)| Money { minor, currency }.decimal());
        Self {
            code: RwSignal::new(draft.code.clone()),
            kind: RwSignal::new(if amount.is_some() { AMOUNT } else { PERCENT }.to_owned()),
            percent: number(draft.percent),
            amount: RwSignal::new(amount.unwrap_or_default()),
            currency: RwSignal::new(code.clone()),
            page: RwSignal::new(draft.page_id.clone().unwrap_or_default()),
            product: RwSignal::new(draft.product_id.clone().unwrap_or_default()),
            starts_at: Moment::of(draft.starts_at),
            ends_at: Moment::of(draft.ends_at),
            max_uses: number(draft.max_uses),
            max_uses_per_customer: number(draft.max_uses_per_customer),
            is_active: RwSignal::new(draft.is_active),
        }
    }

    /// What was typed, as the server takes it.
    ///
    /// # Errors
    /// Every field that cannot be right.
    pub(super) fn read(self) -> Result<DiscountDraft, ApiError> {
        let mut checks = Checks::default();
        let mut draft = DiscountDraft {
            code: self.code.get_untracked(),
            page_id: chosen(self.page),
            product_id: chosen(self.product),
            starts_at: checks.field("startsAt", self.starts_at.read()).flatten(),
            ends_at: checks.field("endsAt", self.ends_at.read()).flatten(),
            max_uses: checks.field("maxUses", number(self.max_uses)).flatten(),
            max_uses_per_customer: checks
                .field("maxUsesPerCustomer", number(self.max_uses_per_customer))
                .flatten(),
            is_active: self.is_active.get_untracked(),
            ..DiscountDraft::default()
        };
        if self.kind.with_untracked(|kind| kind == AMOUNT) {
            let code = self.currency.get_untracked();
            let typed = self.amount.get_untracked();
            let amount = Currency::parse(&code)
                .ok_or_else(words::refusal::discount_currency_missing)
                .and_then(|currency| Money::parse_decimal(&typed, currency));
            // Zero is refused by the rules.
            draft.amount_in_cents = Some(checks.field("amountInCents", amount).unwrap_or(0));
            draft.currency = Some(code);
        } else {
            let percent = checks.field("percent", number(self.percent)).flatten();
            draft.percent = Some(percent.unwrap_or(0));
        }
        match merged(checks.finish().err(), draft.check().err()) {
            Some(rejection) => Err(ApiError::Rejected(rejection)),
            None => Ok(draft),
        }
    }
}

fn chosen(value: RwSignal<String>) -> Option<String> {
    Some(value.get_untracked()).filter(|value| !value.is_empty())
}

fn number(text: RwSignal<String>) -> Result<Option<i64>, ::words::Sentence> {
    text.with_untracked(|text| match text.trim() {
        "" => Ok(None),
        text => text
            .parse()
            .map(Some)
            .map_err(|_| words::refusal::number_odd()),
    })
}

/// What can be chosen: all, each of the list, and the one that is chosen although it is not there
/// any more.
fn choices(all: &str, list: Vec<Target>, now: Option<Target>) -> Vec<(String, String)> {
    let now = now.filter(|now| list.iter().all(|other| other.id != now.id));
    let known = now.into_iter().chain(list);
    std::iter::once((String::new(), all.to_owned()))
        .chain(known.map(|target| (target.id, target.name)))
        .collect()
}

/// The fields; `code` is the code as it is, if it exists.
#[component]
pub(super) fn DiscountFields(
    form: DiscountForm,
    state: FormState,
    targets: Targets,
    code: Option<Code>,
) -> impl IntoView {
    let w = words();
    let is_new = code.is_none();
    let deleted = || w.discounts_deleted().to_owned();
    let page = code.as_ref().and_then(|code| {
        Some(Target {
            id: code.discount.page_id.as_ref()?.to_string(),
            name: code.page_title.clone().unwrap_or_else(deleted),
        })
    });
    let product = code.as_ref().and_then(|code| {
        Some(Target {
            id: code.discount.product_id.as_ref()?.to_string(),
            name: code.product_name.clone().unwrap_or_else(deleted),
        })
    });
    let pages = choices(w.discounts_all_pages(), targets.pages, page);
    let products = choices(w.discounts_all_products(), targets.products, product);
    view! {
        {is_new
            .then(|| {
                view! {
                    <TextField
                        form=state
                        name="code"
                        label=w.discounts_code()
                        value=form.code
                        placeholder="SPRING20"
                        hint=w.discounts_code_about()
                    />
                }
            })}
        <Reduction form state />
        <div class="form-row">
            <SelectField form=state name="pageId" label=w.discounts_page() value=form.page choices=pages />
            <SelectField
                form=state
                name="productId"
                label=w.discounts_product()
                value=form.product
                choices=products
            />
        </div>
        <p class="field__hint">{w.help_discounts_one()}</p>
        <div class="form-row">
            <MomentField
                form=state
                name="startsAt"
                label=w.discounts_starts()
                moment=form.starts_at
                optional=true
                hint=w.help_discounts_starts()
            />
            <MomentField
                form=state
                name="endsAt"
                label=w.discounts_ends()
                moment=form.ends_at
                optional=true
                hint=w.help_discounts_ends()
            />
        </div>
        <div class="form-row">
            <TextField
                form=state
                name="maxUses"
                label=w.discounts_uses_in_all()
                value=form.max_uses
                optional=true
                keyboard="numeric"
                hint=w.discounts_uses_in_all_about()
            />
            <TextField
                form=state
                name="maxUsesPerCustomer"
                label=w.discounts_uses_per_buyer()
                value=form.max_uses_per_customer
                optional=true
                keyboard="numeric"
                hint=w.discounts_uses_per_buyer_about()
            />
        </div>
        <Switch
            name="isActive"
            label=w.discounts_active()
            value=form.is_active
            hint=w.discounts_active_about()
        />
    }
}

/// How much it takes off.
#[component]
fn Reduction(form: DiscountForm, state: FormState) -> impl IntoView {
    let w = words();
    let is_amount = move || form.kind.with(|kind| kind == AMOUNT);
    let currencies = StoredValue::new(
        Currency::all()
            .map(|currency| (currency.code().to_owned(), currency.code().to_owned()))
            .collect::<Vec<_>>(),
    );
    view! {
        <fieldset class="fieldset">
            <legend>{w.discounts_takes_off_what()}</legend>
            <Radios name="reduction" value=form.kind choices=kinds(w) />
            <Show when=move || !is_amount()>
                <TextField
                    form=state
                    name="percent"
                    label=w.discounts_percent()
                    value=form.percent
                    keyboard="numeric"
                    placeholder="20"
                    hint=w.discounts_percent_about()
                />
            </Show>
            <Show when=is_amount>
                <div class="form-row">
                    <TextField
                        form=state
                        name="amountInCents"
                        label=w.discounts_amount_of_money()
                        value=form.amount
                        keyboard="decimal"
                        placeholder="5.00"
                    />
                    <SelectField
                        form=state
                        name="currency"
                        label=w.discounts_currency()
                        value=form.currency
                        choices=currencies.get_value()
                    />
                </div>
            </Show>
        </fieldset>
    }
}
