//! The zone in which letters and tables tell times.

use crate::{
    api::profile::choose_time_zone,
    console::kit::{
        browser,
        field::{Field, described_by, id},
        form::{Form, FormState},
        toast::use_toasts,
    },
    spoken::words,
};
use leptos::prelude::*;

/// What the field is called in errors.
const NAME: &str = "timeZone";

/// Choosing it. The zones are those that the browser knows, so that nobody has to send them.
#[component]
pub(super) fn Zone(zone: String) -> impl IntoView {
    let (w, toasts, state) = (words(), use_toasts(), FormState::new());
    let value = RwSignal::new(zone.clone());
    let (known, here) = (RwSignal::new(Vec::new()), RwSignal::new(String::new()));
    Effect::new(move |_| {
        known.set(browser::zones());
        let zone = browser::zone();
        here.set(zone.map_or_else(String::new, |zone| w.profile_zone_here(&zone)));
    });
    let save = move || {
        let chosen = choose_time_zone(value.get_untracked());
        state.send(Ok(chosen), move |()| toasts.ok(w.settings_saved()));
    };
    let error = state.error(NAME);
    let others = {
        let zone = zone.clone();
        move || {
            let zones = known.get().into_iter().filter(|known| *known != zone);
            zones.map(option).collect_view()
        }
    };
    let chosen = (!zone.is_empty()).then(|| view! { <option selected>{zone}</option> });
    view! {
        <section class="card" aria-labelledby="zone">
            <h2 class="card__title" id="zone">
                {w.profile_zone()}
            </h2>
            <p class="muted">{w.profile_zone_about()}</p>
            <Form state submit=w.settings_save_changes() on_submit=save>
                <Field name=NAME label=w.profile_zone_field() hint=Some(here.into()) error>
                    <select
                        class="input"
                        id=id(NAME)
                        name=NAME
                        aria-invalid=move || error.get().is_some().to_string()
                        aria-describedby=described_by(NAME)
                        on:change:target=move |event| value.set(event.target().value())
                    >
                        <option value="">{w.profile_zone_none()}</option>
                        {chosen}
                        {others}
                    </select>
                </Field>
            </Form>
        </section>
    }
}

fn option(zone: String) -> AnyView {
    view! { <option>{zone}</option> }.into_any()
}
