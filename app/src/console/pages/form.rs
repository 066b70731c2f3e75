//! What a page is: the form for new and existing ones.

use super::{
    picker::{Choices, Chosen, ProductPicker},
    questions::{QuestionEditor, Questions},
    stock::{StockFields, StockForm},
    words::{WordFields, Words},
};
use crate::api::Batch;
use crate::{
    console::kit::{
        clock,
        field::Switch,
        form::{FormState, merged},
        moment::{Moment, MomentField},
        ready::is_ready,
    },
    error::ApiError,
};
use domain::{
    Timestamp,
    page::{Closing, Page, PageDraft},
    product::Product,
    rejection::Checks,
    time::DAY,
};
use leptos::prelude::*;

/// What is typed.
#[derive(Clone, Copy)]
pub(super) struct PageForm {
    chosen: Chosen,
    launch_at: Moment,
    expires_at: Moment,
    stock: StockForm,
    restock_refunds: RwSignal<bool>,
    strict: RwSignal<bool>,
    words: Words,
    questions: Questions,
    double_opt_in: RwSignal<bool>,
    is_active: RwSignal<bool>,
    /// Whether the world may see it.
    pub(super) is_published: RwSignal<bool>,
}

impl PageForm {
    /// Begins with a draft.
    pub(super) fn of(draft: &PageDraft) -> Self {
        Self {
            chosen: RwSignal::new(draft.product_ids.clone()),
            launch_at: Moment::of(draft.launch_at),
            expires_at: Moment::of(draft.expires_at),
            stock: StockForm::of(draft),
            restock_refunds: RwSignal::new(draft.restock_refunds),
            strict: RwSignal::new(draft.closing == Closing::Strict),
            words: Words::of(&draft.customization),
            questions: Questions::of(&draft.questions),
            double_opt_in: RwSignal::new(draft.double_opt_in),
            is_active: RwSignal::new(draft.is_active),
            is_published: RwSignal::new(draft.is_published),
        }
    }

    /// What was typed, as the server takes it.
    ///
    /// # Errors
    /// Every field that cannot be right. What only the server knows (its clock), it checks itself.
    pub(super) fn read(self) -> Result<PageDraft, ApiError> {
        let mut checks = Checks::default();
        let launch_at = checks.field("launchAt", self.launch_at.read()).flatten();
        let expires_at = checks.field("expiresAt", self.expires_at.read()).flatten();
        let product_ids = self.chosen.get_untracked();
        let (stock_limit, stock_limits) = self.stock.read(&product_ids, &mut checks);
        let draft = PageDraft {
            product_ids,
            launch_at,
            expires_at,
            stock_limit,
            stock_limits,
            restock_refunds: self.restock_refunds.get_untracked(),
            closing: if self.strict.get_untracked() {
                Closing::Strict
            } else {
                Closing::Honour
            },
            customization: self.words.read(),
            questions: self.questions.read(),
            double_opt_in: self.double_opt_in.get_untracked(),
            is_published: self.is_published.get_untracked(),
            is_active: self.is_active.get_untracked(),
        };
        // At the beginning of time no closing is in the past.
        let wrong = draft.check(Timestamp::default(), None).err();
        match merged(checks.finish().err(), wrong) {
            Some(rejection) => Err(ApiError::Rejected(rejection)),
            None => Ok(draft),
        }
    }
}

/// The fields.
#[component]
pub(super) fn PageFields(
    form: PageForm,
    state: FormState,
    page: Option<Page>,
    products: Batch<Product>,
) -> impl IntoView {
    let now = clock::ticking(products.now);
    let choices = Choices::of(page.as_ref(), products);
    view! {
        <ProductPicker state chosen=form.chosen choices />
        <div class="form-row">
            <MomentField
                form=state
                name="launchAt"
                label="Opens"
                moment=form.launch_at
                optional=true
                hint="Without a time it opens at once. Before it opens, visitors can register."
            />
            <div class="stack stack--tight">
                <MomentField form=state name="expiresAt" label="Closes" moment=form.expires_at />
                <Soon moment=form.expires_at now />
            </div>
        </div>
        <StockFields state stock=form.stock chosen=form.chosen choices />
        <WordFields state words=form.words />
        <QuestionEditor state questions=form.questions />
        <fieldset class="fieldset">
            <legend>"Rules"</legend>
            <Switch
                name="doubleOptIn"
                label="Registrants confirm their address"
                value=form.double_opt_in
                hint="They get an e-mail with a link. Recommended, and in some countries required."
            />
            <Switch
                name="closing"
                label="Close on the second"
                value=form.strict
                hint="Checkouts that are open at the closing end with the page. Otherwise whoever has begun to pay may finish."
            />
            <Switch
                name="restockRefunds"
                label="A refund puts the copy back on the shelf"
                value=form.restock_refunds
                hint="After a full refund somebody else can buy it. Otherwise it stays sold."
            />
            <Switch
                name="isActive"
                label="Selling"
                value=form.is_active
                hint="Switch it off to pause the page; visitors can still register."
            />
        </fieldset>
        <Visibility is_published=form.is_published />
    }
}

/// Closing times that are often wanted, one click away.
#[component]
fn Soon(moment: Moment, now: Signal<Timestamp>) -> impl IntoView {
    let ready = is_ready();
    let buttons = [("In a day", 1), ("In three days", 3), ("In a week", 7)].map(|(words, days)| {
        view! {
            <button
                type="button"
                class="button button--small"
                disabled=move || !ready.get()
                on:click=move |_| {
                    let minute = domain::time::MINUTE;
                    let at = now.get_untracked().plus(days * DAY);
                    moment.set(at.plus(-(at.millis() % minute)));
                }
            >
                {words}
            </button>
        }
    });
    view! { <div class="cluster cluster--tight">{buttons.into_iter().collect_view()}</div> }
}

/// Draft or published.
#[component]
fn Visibility(is_published: RwSignal<bool>) -> impl IntoView {
    let radio = move |value: bool, id: &'static str, words: &'static str, hint: &'static str| {
        view! {
            <label class="choice">
                <input
                    type="radio"
                    name="visibility"
                    id=id
                    checked=is_published.get_untracked() == value
                    prop:checked=move || is_published.get() == value
                    on:change=move |_| is_published.set(value)
                />
                <span class="choice__text">
                    {words} <span class="choice__hint">{hint}</span>
                </span>
            </label>
        }
    };
    view! {
        <fieldset class="fieldset">
            <legend>"Who can see it"</legend>
            {radio(true, "visibility-published", "Published", "Everyone with the link.")}
            {radio(false, "visibility-draft", "Draft", "Only you.")}
        </fieldset>
    }
}
