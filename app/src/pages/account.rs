//! Signing up, in, and back in.

use super::{
    form::{FormState, TextField, error_summary, text_field},
    notice::{Notice, Step},
};
use crate::shell::{
    Assets, Document, Head, document,
    frame::{Frame, Width},
};
use leptos::prelude::*;

/// A password that exists.
const PASSWORD: TextField<'static> = TextField {
    form: "account",
    name: "password",
    label: "Password",
    kind: "password",
    autocomplete: "current-password",
    required: true,
    max: 200,
    hint: "",
};

/// A password that is being chosen.
const NEW_PASSWORD: TextField<'static> = TextField {
    autocomplete: "new-password",
    hint: "At least 10 characters. A few words in a row are good.",
    ..PASSWORD
};

/// Signing in. The value `next` of the form says where to go afterwards.
pub fn login(assets: &Assets, form: &FormState) -> Document {
    let next = form.value("next");
    // A path of this site: browsers read `//` and `/\` as another host.
    let safe = next.starts_with('/') && !next.starts_with("//") && !next.contains('\\');
    let next =
        safe.then(|| view! { <input type="hidden" name="next" value=next.to_owned()/> }.into_any());
    let fields = vec![
        next.into_any(),
        text_field(form, username()),
        text_field(form, PASSWORD),
    ];
    let below = view! {
        <a href="/forgot">"Forgot your password?"</a>
        <a href="/signup">"Create an account"</a>
    };
    page(
        assets,
        form,
        "Sign in",
        "",
        "/login",
        fields,
        "Sign in",
        below.into_any(),
    )
}

/// Creating an account.
pub fn signup(assets: &Assets, form: &FormState) -> Document {
    let name = TextField {
        name: "name",
        label: "Your name",
        kind: "text",
        autocomplete: "name",
        max: 80,
        hint: "Visitors of your pages see it.",
        ..PASSWORD
    };
    let fields = vec![
        text_field(form, name),
        text_field(form, username()),
        text_field(form, NEW_PASSWORD),
    ];
    let below = view! { <a href="/login">"I have an account"</a> }.into_any();
    let lede = "Free to start. You need an e-mail address and something to sell.";
    page(
        assets,
        form,
        "Create your account",
        lede,
        "/signup",
        fields,
        "Create account",
        below,
    )
}

/// After creating an account; the same for known and unknown addresses.
pub fn check_inbox(assets: &Assets) -> Document {
    Notice::mail(
        "One more step: your inbox",
        "We have sent you a mail. Press the button in it to confirm your address, then sign in.",
    )
    .step(Step::link("/login", "Sign in"))
    .detail("Nothing there? It can take a minute, and may be in the spam folder.")
    .render(assets)
}

/// Asks for the press that proves the address.
pub fn confirm(assets: &Assets, token: &str) -> Document {
    Notice::mail(
        "Is this you?",
        "Confirm your e-mail address to finish your account.",
    )
    .step(Step::post("/confirm", token, "Confirm my address"))
    .render(assets)
}

/// The address is proven.
pub fn confirmed(assets: &Assets) -> Document {
    Notice::done("Your address is confirmed", "Your account is ready.")
        .step(Step::link("/login", "Sign in"))
        .render(assets)
}

/// Asks for the address of a forgotten password.
pub fn forgot(assets: &Assets, form: &FormState) -> Document {
    let fields = vec![text_field(form, username())];
    let below = view! { <a href="/login">"Back to sign in"</a> }.into_any();
    let lede = "Tell us your address, and we send you a link to choose a new one.";
    page(
        assets,
        form,
        "Forgot your password?",
        lede,
        "/forgot",
        fields,
        "Send me the link",
        below,
    )
}

/// The same answer for known and unknown addresses.
pub fn forgot_sent(assets: &Assets) -> Document {
    Notice::mail(
        "Look into your inbox",
        "If there is an account with this address, a link to choose a new password is on its way.",
    )
    .step(Step::link("/login", "Back to sign in"))
    .render(assets)
}

/// Chooses a new password.
pub fn reset(assets: &Assets, token: &str, form: &FormState) -> Document {
    let token = token.to_owned();
    let fields = vec![
        view! { <input type="hidden" name="token" value=token/> }.into_any(),
        text_field(
            form,
            TextField {
                label: "New password",
                ..NEW_PASSWORD
            },
        ),
    ];
    let lede = "It ends every other session of your account.";
    page(
        assets,
        form,
        "Choose a new password",
        lede,
        "/reset",
        fields,
        "Save it",
        ().into_any(),
    )
}

/// The new password counts.
pub fn reset_done(assets: &Assets) -> Document {
    Notice::done(
        "Your new password is saved",
        "Every other session has ended.",
    )
    .step(Step::link("/login", "Sign in"))
    .render(assets)
}

fn username() -> TextField<'static> {
    TextField {
        autocomplete: "username",
        ..TextField::email("account")
    }
}

#[expect(
    clippy::too_many_arguments,
    reason = "the parts of one form, in the order they are read"
)]
fn page(
    assets: &Assets,
    form: &FormState,
    title: &'static str,
    lede: &'static str,
    action: &'static str,
    fields: Vec<AnyView>,
    button: &'static str,
    below: AnyView,
) -> Document {
    let summary = error_summary(form, "account");
    document(assets, &Head::titled(title), move || {
        view! {
            <Frame width=Width::Narrow>
                <div class="stack stack--loose">
                    <header class="stack stack--tight">
                        <h1>{title}</h1>
                        {(!lede.is_empty()).then(|| view! { <p class="muted">{lede}</p> })}
                    </header>
                    <form class="stack" method="post" action=action>
                        {summary}
                        {fields}
                        <button class="button button--primary button--wide" type="submit">
                            {button}
                        </button>
                    </form>
                    <p class="cluster cluster--between small">{below}</p>
                </div>
            </Frame>
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
            let html = login(&Assets::default(), &form).html;
            assert_eq!(html.contains("name=\"next\""), kept, "{next}");
        }
    }
}
