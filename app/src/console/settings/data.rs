//! Everything there is about an account: to take along, or to delete.

use super::{Tabs, leaving::Leaving};
use crate::{console::kit::screen::Screen, spoken::words};
use leptos::prelude::*;

/// Export, and the end.
#[component]
pub fn Data() -> impl IntoView {
    let w = words();
    view! {
        <Screen title=w.settings_data()>
            <Tabs />
            <section class="card" aria-labelledby="export">
                <h2 class="card__title" id="export">
                    {w.leaving_export()}
                </h2>
                <p>{w.leaving_export_about()}</p>
                <p class="muted">{w.leaving_export_files()}</p>
                <div class="cluster">
                    <a class="button" href="/console/export.zip" rel="external" download>
                        {w.leaving_export_save()}
                    </a>
                    <a
                        class="button button--quiet"
                        href="/console/export.json"
                        rel="external"
                        download
                    >
                        {w.leaving_export_data()}
                    </a>
                </div>
            </section>
            <Leaving />
        </Screen>
    }
}
