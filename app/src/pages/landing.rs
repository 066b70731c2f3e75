//! The site's front: what it is, how it works, where to begin.

mod questions;
mod specimen;

pub(super) use specimen::view as specimen;

use crate::{
    shell::{
        Document, Head, Share, Site, document,
        frame::{Frame, NAME, Width},
    },
    spoken::words,
};
use leptos::prelude::*;

/// Who is paid for what is sold here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Terms {
    /// Whoever runs the site.
    OneSeller,
    /// Each creator; the site keeps so many hundredths of a percent.
    EachCreator {
        /// Basis points.
        fee_bps: i64,
    },
}

/// What the front says about this site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LandingView {
    /// Its absolute address.
    pub public_url: String,
    /// Where the money goes.
    pub terms: Terms,
}

/// One screen, and below it what people ask.
pub fn render(site: &Site, view: &LandingView) -> Document {
    let head = Head {
        description: site.words.landing_description().to_owned(),
        share: Some(Share::listed(view.public_url.clone())),
        ..Head::titled(NAME)
    };
    let terms = view.terms;
    document(site, &head, move || {
        let w = words();
        let sign_in = view! { <a class="button button--quiet button--small" href="/login">{w.landing_sign_in()}</a> };
        view! {
            <Frame width=Width::Wide aside=sign_in.into_any()>
                <div class="landing">
                    {hero()}
                    {steps()}
                    {questions::view(terms)}
                </div>
            </Frame>
        }
    })
}

fn hero() -> impl IntoView {
    let w = words();
    view! {
        <div class="hero">
            <div class="hero__words stack">
                <h1 class="title title--display">{w.landing_title()}</h1>
                <p class="lede">{w.landing_lede()}</p>
                <p>
                    <a class="button button--primary button--large" href="/signup">
                        {w.landing_begin()}
                    </a>
                </p>
            </div>
            {specimen()}
        </div>
    }
}

fn steps() -> impl IntoView {
    let w = words();
    let steps = [
        (w.landing_upload_title(), w.landing_upload()),
        (w.landing_time_title(), w.landing_time()),
        (w.landing_share_title(), w.landing_share()),
    ];
    let steps = steps.map(|(title, text)| {
        view! {
            <li class="step">
                <h3 class="step__title">{title}</h3>
                <p class="muted">{text}</p>
            </li>
        }
    });
    view! {
        <section class="landing__part" aria-labelledby="steps">
            <h2 id="steps">{w.landing_steps()}</h2>
            <ol class="steps">{steps.collect_view()}</ol>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::{Language, Words};

    fn html(language: Language, terms: Terms) -> String {
        let site = Site {
            words: Words::of(language),
            ..Site::default()
        };
        let view = LandingView {
            public_url: "https://pages.example".to_owned(),
            terms,
        };
        let document = render(&site, &view);
        assert_eq!(document.csp_script_src(), "'none'", "it needs no script");
        document.html
    }

    #[test]
    fn it_says_who_keeps_what() {
        let share = |fee_bps| html(Language::German, Terms::EachCreator { fee_bps });
        assert!(share(250).contains("behält 2,5 % von"));
        assert!(share(1_000).contains("behält 10 % von"));
        assert!(share(5).contains("behält 0,05 % von"));
        assert!(share(0).contains("behält nichts"));
        let one = html(Language::English, Terms::OneSeller);
        assert!(one.contains("paid to whoever runs this site"));
    }

    #[test]
    fn search_engines_may_show_it() {
        let html = html(Language::English, Terms::OneSeller);
        assert!(html.contains("<link rel=\"canonical\" href=\"https://pages.example\">"));
        assert!(!html.contains("noindex"));
    }
}
