//! Signing up, in, and back in.

use super::{
    form::{FormState, TextField, error_summary, text_field},
    notice::{Notice, Step},
};
use crate::{
    parts::{Icon, Shape},
    shell::{
        Document, Head, Site, document,
        frame::{Frame, Width},
    },
    spoken::words,
};
use leptos::prelude::*;

/// Signing in. The value `next` of the form says where to go afterwards. Passkeys belong to a host; without
/// one there are none.
pub fn login(site: &Site, form: &FormState, passkeys: Option<&str>) -> Document {
    let w = site.words;
    let asking = Asking {
        title: w.account_sign_in(),
        action: "/login",
        button: w.account_sign_in(),
        passkeys: passkeys.map(ToOwned::to_owned),
        ..Asking::default()
    };
    let document = asking.render(site, form, || {
        let fields = vec![
            next(form.value("next")).into_any(),
            text_field(form, known_username()),
            text_field(form, password()),
        ];
        let below = view! {
            <a href="/forgot">{w.account_forgot_link()}</a>
            <a href="/signup">{w.account_sign_up_link()}</a>
        };
        (fields, below.into_any())
    });
    document.with_passkeys()
}

/// The other way in: hidden until a script finds that the browser knows it.
fn passkey(host: String) -> impl IntoView {
    let w = words();
    view! {
        <div class="stack" data-passkey=host hidden>
            <p class="gate__or">{w.factor_or()}</p>
            <button class="button button--wide" type="button">
                <Icon shape=Shape::Key/>
                {w.factor_passkey_use()}
            </button>
            <p
                class="notice notice--danger"
                role="alert"
                data-broken=w.factor_passkey_failed()
                hidden
            ></p>
        </div>
    }
}

/// A path of this site: browsers read `//` and `/\` as another host.
pub(super) fn next(path: &str) -> Option<impl IntoView + use<>> {
    let is_ours = path.starts_with('/') && !path.starts_with("//") && !path.contains('\\');
    let path = path.to_owned();
    is_ours.then(|| view! { <input type="hidden" name="next" value=path/> })
}

/// Creating an account.
pub fn signup(site: &Site, form: &FormState) -> Document {
    let w = site.words;
    let asking = Asking {
        title: w.account_sign_up_title(),
        lede: w.account_sign_up_lede(),
        action: "/signup",
        button: w.account_sign_up_button(),
        ..Asking::default()
    };
    asking.render(site, form, || {
        let name = TextField {
            name: "name",
            label: w.account_name(),
            kind: "text",
            autocomplete: "name",
            max: 80,
            hint: w.account_name_hint(),
            ..password()
        };
        let address = TextField {
            hint: w.account_email_hint(),
            ..username()
        };
        let fields = vec![
            text_field(form, name),
            text_field(form, address),
            text_field(form, new_password()),
        ];
        let below = view! { <a href="/login">{w.account_sign_up_known()}</a> };
        (fields, below.into_any())
    })
}

/// After creating an account; the same for known and unknown addresses.
pub fn check_inbox(site: &Site) -> Document {
    let w = site.words;
    Notice::mail(w.account_inbox_title(), w.account_inbox_sentence())
        .step(Step::link("/login", w.account_sign_in()))
        .detail(w.account_inbox_detail())
        .render(site)
}

/// Asks for the press that proves the address.
pub fn confirm(site: &Site, token: &str) -> Document {
    let w = site.words;
    Notice::mail(w.account_confirm_title(), w.account_confirm_sentence())
        .step(Step::post("/confirm", token, w.account_confirm_button()))
        .render(site)
}

/// The address is proven.
pub fn confirmed(site: &Site) -> Document {
    let w = site.words;
    Notice::done(w.account_confirmed_title(), w.account_confirmed_sentence())
        .step(Step::link("/login", w.account_sign_in()))
        .render(site)
}

/// Asks for the address of a forgotten password.
pub fn forgot(site: &Site, form: &FormState) -> Document {
    let w = site.words;
    let asking = Asking {
        title: w.account_forgot_title(),
        lede: w.account_forgot_lede(),
        action: "/forgot",
        button: w.account_forgot_button(),
        ..Asking::default()
    };
    asking.render(site, form, || {
        let below = view! { <a href="/login">{w.account_sign_in_back()}</a> };
        (vec![text_field(form, username())], below.into_any())
    })
}

/// The same answer for known and unknown addresses.
pub fn forgot_sent(site: &Site) -> Document {
    let w = site.words;
    Notice::mail(
        w.account_forgot_sent_title(),
        w.account_forgot_sent_sentence(),
    )
    .step(Step::link("/login", w.account_sign_in_back()))
    .render(site)
}

/// Chooses a new password.
pub fn reset(site: &Site, token: &str, form: &FormState) -> Document {
    let w = site.words;
    let asking = Asking {
        title: w.account_reset_title(),
        lede: w.account_reset_lede(),
        action: "/reset",
        button: w.account_reset_button(),
        ..Asking::default()
    };
    let token = token.to_owned();
    asking.render(site, form, || {
        let password = TextField {
            label: w.account_password_new(),
            ..new_password()
        };
        let fields = vec![
            view! { <input type="hidden" name="token" value=token/> }.into_any(),
            text_field(form, password),
        ];
        // A link that was used up says to ask for another one.
        let below = form.rejection.is_some().then(|| {
            view! { <a href="/forgot">{w.account_forgot_link()}</a> }
        });
        (fields, below.into_any())
    })
}

/// The new password counts.
pub fn reset_done(site: &Site) -> Document {
    let w = site.words;
    Notice::done(
        w.account_reset_done_title(),
        w.account_reset_done_sentence(),
    )
    .step(Step::link("/login", w.account_sign_in()))
    .render(site)
}

fn username() -> TextField<'static> {
    TextField {
        autocomplete: "username",
        ..TextField::email("account")
    }
}

/// The address of whoever has an account. Browsers offer passkeys there, too.
fn known_username() -> TextField<'static> {
    TextField {
        autocomplete: "username webauthn",
        ..username()
    }
}

/// A password that exists.
fn password() -> TextField<'static> {
    TextField {
        form: "account",
        name: "password",
        label: words().account_password(),
        kind: "password",
        autocomplete: "current-password",
        required: true,
        max: 200,
        hint: "",
    }
}

/// A password that is being chosen.
fn new_password() -> TextField<'static> {
    TextField {
        autocomplete: "new-password",
        hint: words().account_password_hint(),
        ..password()
    }
}

/// A page with one form.
#[derive(Default)]
struct Asking {
    title: &'static str,
    /// May be empty.
    lede: &'static str,
    action: &'static str,
    button: &'static str,
    /// The host of the passkeys that are another way in.
    passkeys: Option<String>,
}

impl Asking {
    /// `inner` makes the fields, and what stands below the form.
    fn render(
        self,
        site: &Site,
        form: &FormState,
        inner: impl FnOnce() -> (Vec<AnyView>, AnyView),
    ) -> Document {
        let document = document(site, &Head::titled(self.title), || {
            let (fields, below) = inner();
            self.body(error_summary(form, "account"), fields, below)
        });
        document.revealing()
    }

    fn body(self, summary: Option<AnyView>, fields: Vec<AnyView>, below: AnyView) -> AnyView {
        let lede = (!self.lede.is_empty()).then(|| view! { <p class="muted">{self.lede}</p> });
        view! {
            <Frame width=Width::Narrow>
                <div class="gate stack stack--loose">
                    <header class="stack stack--tight">
                        <h1>{self.title}</h1>
                        {lede}
                    </header>
                    <form class="card" method="post" action=self.action>
                        {summary}
                        {fields}
                        <button class="button button--primary button--wide" type="submit">
                            {self.button}
                        </button>
                        {self.passkeys.map(passkey)}
                    </form>
                    <p class="gate__below cluster cluster--between">{below}</p>
                </div>
            </Frame>
        }
        .into_any()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::{Language, Words};

    #[test]
    fn goes_on_to_paths_of_this_site_only() {
        for (next, kept) in [
            ("/console/pages", true),
            ("//evil.example", false),
            ("/\\evil.example", false),
            ("https://evil.example", false),
            ("javascript:alert(1)", false),
        ] {
            let form = FormState::default().with("next", next);
            let html = login(&Site::default(), &form, None).html;
            assert_eq!(html.contains("name=\"next\""), kept, "{next}");
        }
    }

    #[test]
    fn the_whole_form_is_in_the_visitors_language() {
        let site = Site {
            words: Words::of(Language::German),
            ..Site::default()
        };
        let html = signup(&site, &FormState::default()).html;
        for said in [
            "Leg dein Konto an",
            "Dein Name",
            "E-Mail-Adresse",
            "Mindestens 10 Zeichen",
        ] {
            assert!(html.contains(said), "{said}: {html}");
        }
    }

    #[test]
    fn passkeys_are_hidden_until_a_script_finds_that_they_work() {
        let form = FormState::default();
        let page = login(&Site::default(), &form, Some("pages.example"));
        let at = page.html.find("data-passkey").unwrap_or_default();
        let tag = page.html[at..].split('>').next().unwrap_or_default();
        assert!(
            tag.contains("pages.example") && tag.contains("hidden"),
            "{tag}"
        );
        assert!(page.html.contains("<script src=\"/passkeys.js\""));
        assert!(page.csp_script_src().contains("'self'"));
        let without = login(&Site::default(), &form, None).html;
        assert!(!without.contains("passkeys.js") && !without.contains("data-passkey"));
    }

    #[test]
    fn only_a_script_brings_the_button_that_shows_a_password() {
        let page = login(&Site::default(), &FormState::default(), None);
        let at = page.html.find("data-reveal").unwrap_or_default();
        let tag = page.html[at..].split('>').next().unwrap_or_default();
        assert!(tag.contains("hidden"), "{tag}");
        assert_eq!(page.script_hashes.len(), 1);
        let without = forgot(&Site::default(), &FormState::default());
        assert_eq!(without.csp_script_src(), "'none'");
    }
}
