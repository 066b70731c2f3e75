//! A title, a sentence and what to do next.

use crate::{
    parts::{Icon, Shape},
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
};
use ::words::Words;
use leptos::prelude::*;

/// One next step.
#[derive(Clone, Debug)]
pub enum Step {
    /// A link that looks like a button.
    Link {
        /// A path of this site.
        href: String,
        /// What it says.
        words: String,
    },
    /// A form with nothing but a button.
    Post {
        /// A path of this site.
        action: &'static str,
        /// The token it sends.
        token: String,
        /// What the button says.
        words: &'static str,
        /// Whether it takes something away.
        danger: bool,
    },
}

impl Step {
    /// A link.
    pub fn link(href: impl Into<String>, words: impl Into<String>) -> Self {
        Self::Link {
            href: href.into(),
            words: words.into(),
        }
    }

    /// A form that sends a token.
    pub fn post(action: &'static str, token: &str, words: &'static str) -> Self {
        Self::Post {
            action,
            token: token.to_owned(),
            words,
            danger: false,
        }
    }
}

/// A title, a sentence and what to do next; the first step is the important one.
#[derive(Clone, Debug)]
pub struct Notice {
    shape: Shape,
    title: String,
    sentence: String,
    detail: Option<String>,
    steps: Vec<Step>,
}

impl Notice {
    /// A notice with an icon.
    pub fn new(shape: Shape, title: impl Into<String>, sentence: impl Into<String>) -> Self {
        Self {
            shape,
            title: title.into(),
            sentence: sentence.into(),
            detail: None,
            steps: Vec::new(),
        }
    }

    /// "There is mail for you."
    pub fn mail(title: &str, sentence: impl Into<String>) -> Self {
        Self::new(Shape::Mail, title, sentence)
    }

    /// "It is done."
    pub fn done(title: &str, sentence: impl Into<String>) -> Self {
        Self::new(Shape::Check, title, sentence)
    }

    /// Adds a step.
    #[must_use]
    pub fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }

    /// Adds a line in small print.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Renders it.
    pub fn render(self, site: &Site) -> Document {
        document(site, &Head::titled(self.title.clone()), move || self.body())
    }

    fn body(self) -> impl IntoView {
        let steps = self
            .steps
            .into_iter()
            .enumerate()
            .map(|(at, step)| step.view(at == 0))
            .collect_view();
        view! {
            <Frame width=Width::Narrow>
                <div class="said stack">
                    <span class="said__sign"><Icon shape=self.shape/></span>
                    <h1>{self.title}</h1>
                    <p class="muted">{self.sentence}</p>
                    {steps}
                    {self.detail.map(|detail| view! { <p class="muted small">{detail}</p> })}
                </div>
            </Frame>
        }
    }
}

impl Step {
    fn view(self, first: bool) -> AnyView {
        match self {
            Self::Link { href, words } => {
                let class = if first {
                    "button button--primary"
                } else {
                    "link-button"
                };
                view! { <a class=class href=href>{words}</a> }.into_any()
            }
            Self::Post {
                action,
                token,
                words,
                danger,
            } => {
                let class = match (first, danger) {
                    (true, _) => "button button--primary",
                    (false, true) => "link-button link-button--danger",
                    (false, false) => "link-button",
                };
                view! {
                    <form method="post" action=action>
                        <input type="hidden" name="token" value=token/>
                        <button class=class type="submit">{words}</button>
                    </form>
                }
                .into_any()
            }
        }
    }
}

impl Notice {
    /// Adds the way back to the page it began on, or to the start.
    #[must_use]
    pub fn back(self, w: Words, path: Option<&str>) -> Self {
        match path {
            Some(path) => self.step(Step::link(path, w.notice_back_page())),
            None => self.step(Step::link("/", w.notice_back_start())),
        }
    }
}
