//! What a product is: the form for new and existing ones.

use super::pricing::{PricingFields, PricingForm};
use crate::{
    console::kit::{
        field::{AreaField, Switch, TextField},
        form::{FormState, merged},
        moment::{Moment, MomentField},
        radio::{Choice, Radios},
    },
    error::ApiError,
    spoken::words,
};
use domain::{
    Timestamp,
    licence::LicenceKeys,
    product::{Product, ProductDraft},
    rejection::Checks,
};
use leptos::prelude::*;
use words::Words;

fn sources(w: Words) -> Vec<Choice> {
    vec![
        ("none", w.products_keys_none(), ""),
        (
            "generated",
            w.products_keys_generated(),
            w.products_keys_generated_about(),
        ),
        ("list", w.products_keys_list(), w.products_keys_list_about()),
    ]
}

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct ProductForm {
    name: RwSignal<String>,
    description: RwSignal<String>,
    pricing: PricingForm,
    expires_at: Moment,
    is_active: RwSignal<bool>,
    download_limit: RwSignal<String>,
    download_window_days: RwSignal<String>,
    licence_keys: RwSignal<String>,
}

impl ProductForm {
    /// An empty form with the defaults.
    pub(super) fn empty() -> Self {
        Self::of(&ProductDraft::new(), PricingForm::empty())
    }

    /// What a product is now.
    pub(super) fn existing(product: &Product) -> Self {
        Self::of(
            &ProductDraft::of(product),
            PricingForm::of(&product.pricing),
        )
    }

    fn of(draft: &ProductDraft, pricing: PricingForm) -> Self {
        Self {
            name: RwSignal::new(draft.name.clone()),
            description: RwSignal::new(draft.description.clone()),
            pricing,
            expires_at: Moment::of(draft.expires_at),
            is_active: RwSignal::new(draft.is_active),
            download_limit: RwSignal::new(draft.download_limit.to_string()),
            download_window_days: RwSignal::new(draft.download_window_days.to_string()),
            licence_keys: RwSignal::new(draft.licence_keys.as_str().to_owned()),
        }
    }

    /// What was typed, as the server takes it.
    ///
    /// # Errors
    /// Every field that cannot be right. What only the server knows (its clock), it checks itself.
    pub(super) fn read(self) -> Result<ProductDraft, ApiError> {
        let mut checks = Checks::default();
        let expires_at = checks.field("expiresAt", self.expires_at.read());
        let download_limit = checks.field("downloadLimit", whole(self.download_limit));
        let download_window_days =
            checks.field("downloadWindowDays", whole(self.download_window_days));
        let mut draft = ProductDraft {
            name: self.name.get_untracked(),
            description: self.description.get_untracked(),
            expires_at: expires_at.flatten(),
            is_active: self.is_active.get_untracked(),
            download_limit: download_limit.unwrap_or_default(),
            download_window_days: download_window_days.unwrap_or_default(),
            licence_keys: self
                .licence_keys
                .with_untracked(|name| LicenceKeys::parse(name))
                .unwrap_or_default(),
            ..ProductDraft::default()
        };
        self.pricing.read(&mut draft, &mut checks);
        // At the beginning of time no expiry is in the past.
        let unreadable = checks.finish().err();
        match merged(unreadable, draft.check(Timestamp::default(), None).err()) {
            Some(rejection) => Err(ApiError::Rejected(rejection)),
            None => Ok(draft),
        }
    }
}

/// A whole number.
pub(super) fn whole(text: RwSignal<String>) -> Result<i64, ::words::Sentence> {
    text.with_untracked(|text| text.trim().parse())
        .map_err(|_| words::refusal::number_odd())
}

/// The fields.
#[component]
pub(super) fn ProductFields(form: ProductForm, state: FormState) -> impl IntoView {
    let w = words();
    view! {
        <TextField form=state name="name" label=w.products_name() value=form.name />
        <AreaField
            form=state
            name="description"
            label=w.products_description()
            value=form.description
            hint=w.products_description_about()
        />
        <PricingFields form=form.pricing state />
        <MomentField
            form=state
            name="expiresAt"
            label=w.products_until()
            moment=form.expires_at
            optional=true
            hint=w.products_until_about()
        />
        <div class="form-row">
            <TextField
                form=state
                name="downloadLimit"
                label=w.products_downloads()
                value=form.download_limit
                keyboard="numeric"
                hint=w.products_downloads_about()
            />
            <TextField
                form=state
                name="downloadWindowDays"
                label=w.products_days()
                value=form.download_window_days
                keyboard="numeric"
                hint=w.products_days_about()
            />
        </div>
        <fieldset class="fieldset">
            <legend>{w.products_licence_keys()}</legend>
            <Radios name="licenceKeys" value=form.licence_keys choices=sources(w) />
        </fieldset>
        <Switch
            name="isActive"
            label=w.products_for_sale()
            value=form.is_active
            hint=w.products_for_sale_about()
        />
    }
}
