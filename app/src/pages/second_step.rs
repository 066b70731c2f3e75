//! The code after the right password; or, when the phone is gone, one of the codes on paper.

use super::account::next;
use crate::{
    pages::form::{FormState, TextField, error_summary, text_field},
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use leptos::prelude::*;

/// Asks for a code. The value `next` of the form says where to go afterwards.
pub fn render(site: &Site, form: &FormState) -> Document {
    let form = form.clone();
    document(
        site,
        &Head::titled(site.words.factor_code_title()),
        move || {
            let w = words();
            // What was wrong stands in the form that it was typed into.
            let is_recovery = form.error("recovery").is_some();
            view! {
                <Frame width=Width::Narrow>
                    <div class="gate stack stack--loose">
                        <header class="stack stack--tight">
                            <h1>{w.factor_code_title()}</h1>
                            <p class="muted">{w.factor_code_lede()}</p>
                        </header>
                        <form class="card" method="post" action="/login/code">
                            {(!is_recovery).then(|| error_summary(&form, "step"))}
                            {next(form.value("next"))}
                            {text_field(&form, code())}
                            <button class="button button--primary button--wide" type="submit">
                                {w.factor_code_button()}
                            </button>
                        </form>
                        {recovery(&form, is_recovery)}
                        <p class="gate__below">
                            <a href="/login">{w.factor_code_back()}</a>
                        </p>
                    </div>
                </Frame>
            }
        },
    )
}

fn recovery(form: &FormState, open: bool) -> impl IntoView {
    let w = words();
    view! {
        <details class="fold" open=open>
            <summary class="fold__summary">{w.factor_recovery_fold()}</summary>
            <form class="card" method="post" action="/login/code">
                {open.then(|| error_summary(form, "recover"))}
                {next(form.value("next"))}
                {text_field(form, recovery_code())}
                <button class="button button--wide" type="submit">
                    {w.factor_recovery_button()}
                </button>
            </form>
        </details>
    }
}

fn code() -> TextField<'static> {
    TextField {
        form: "step",
        name: "code",
        label: words().factor_code_label(),
        kind: "text",
        autocomplete: "one-time-code",
        required: true,
        max: 20,
        hint: "",
    }
}

fn recovery_code() -> TextField<'static> {
    TextField {
        form: "recover",
        name: "recovery",
        label: words().factor_recovery_label(),
        autocomplete: "off",
        max: 40,
        hint: words().factor_recovery_hint(),
        ..code()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Rejection;

    #[test]
    fn what_was_wrong_stands_where_it_was_typed() {
        let fresh = render(&Site::default(), &FormState::default());
        assert!(!fresh.html.contains("role=\"alert\""), "{}", fresh.html);
        assert!(!fresh.html.contains("<details open"));
        assert_eq!(fresh.csp_script_src(), "'none'");

        let wrong = Rejection::field("recovery", ::words::refusal::recovery_wrong());
        let form = FormState::refused([], wrong);
        let html = render(&Site::default(), &form).html;
        assert!(html.contains("<details open class=\"fold\""), "{html}");
        let summary = html.find("role=\"alert\"");
        assert!(summary > html.find("<details"), "{html}");
        assert!(html.contains("href=\"#recover-recovery\""), "{html}");
    }
}
