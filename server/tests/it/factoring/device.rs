//! A device with a passkey on it: the software authenticator of the `passkey` crate behind a browser's
//! side of the ceremonies.

use super::Browser;
use crate::app::TestApp;
use passkey::{
    authenticator::{Authenticator, UiHint, UserCheck, UserValidationMethod},
    client::{Client, DefaultClientData, WebauthnError},
    crypto::rust_crypto::RustCryptoBackend,
    types::{
        Passkey,
        ctap2::{Aaguid, Ctap2Error},
        webauthn::{
            CredentialCreationOptions, CredentialRequestOptions, UserVerificationRequirement,
        },
    },
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use std::pin::Pin;
use url::Url;

/// Whoever holds it: there, and known to it, or only there.
struct Holder {
    is_known: bool,
}

impl UserValidationMethod for Holder {
    type PasskeyItem = Passkey;

    fn check_user<'a, 'life0, 'async_trait>(
        &'life0 self,
        _: UiHint<'a, Passkey>,
        _: bool,
        _: bool,
    ) -> Pin<Box<dyn Future<Output = Result<UserCheck, Ctap2Error>> + Send + 'async_trait>>
    where
        'a: 'async_trait,
        'life0: 'async_trait,
        Self: 'async_trait,
    {
        let check = UserCheck {
            presence: true,
            verification: self.is_known,
        };
        Box::pin(async move { Ok(check) })
    }

    fn is_presence_enabled(&self) -> bool {
        true
    }

    fn is_verification_enabled(&self) -> Option<bool> {
        Some(self.is_known)
    }
}

/// A device. A clone of it is a stolen copy of its key.
#[derive(Clone)]
pub(super) struct Device {
    passkey: Option<Passkey>,
    knows_holder: bool,
}

/// Where the site is open. A passkey belongs to a name, so it is not the number that tests talk to.
pub(super) fn site(app: &TestApp) -> Url {
    Url::parse(&app.url.replace("127.0.0.1", "localhost")).unwrap()
}

impl Device {
    pub(super) fn new() -> Self {
        Self {
            passkey: None,
            knows_holder: true,
        }
    }

    /// The same device, which does not look who holds it.
    pub(super) fn careless(self) -> Self {
        Self {
            knows_holder: false,
            ..self
        }
    }

    fn authenticator(&self) -> Authenticator<Option<Passkey>, Holder, RustCryptoBackend> {
        let holder = Holder {
            is_known: self.knows_holder,
        };
        let (id, passkey) = (Aaguid::new_empty(), self.passkey.clone());
        let mut authenticator = Authenticator::new(id, passkey, holder, RustCryptoBackend);
        authenticator.set_make_credentials_with_signature_counter(true);
        authenticator
    }

    /// What it answers to a page at an address that wants a new passkey.
    pub(super) async fn create(
        &mut self,
        at: &Url,
        begun: &Value,
    ) -> Result<String, WebauthnError> {
        let options = begun["options"].as_str().unwrap();
        let mut public_key: Value = serde_json::from_str(options).unwrap();
        if !self.knows_holder {
            public_key["authenticatorSelection"]["userVerification"] = "discouraged".into();
        }
        let public_key = serde_json::from_value(public_key).unwrap();
        let mut client = Client::new(self.authenticator()).allows_insecure_localhost(true);
        let request = CredentialCreationOptions { public_key };
        let made = client.register(at, request, DefaultClientData).await?;
        self.passkey.clone_from(client.authenticator().store());
        Ok(serde_json::to_string(&made).unwrap())
    }

    /// What it answers to a page at an address that wants a proof.
    pub(super) async fn get(&mut self, at: &Url, options: Value) -> Result<Value, WebauthnError> {
        let mut request: CredentialRequestOptions =
            serde_json::from_value(json!({ "publicKey": options })).unwrap();
        let asked = &mut request.public_key;
        // A browser takes an empty list for none.
        asked.allow_credentials = asked
            .allow_credentials
            .take()
            .filter(|list| !list.is_empty());
        if !self.knows_holder {
            asked.user_verification = UserVerificationRequirement::Discouraged;
        }
        let mut client = Client::new(self.authenticator()).allows_insecure_localhost(true);
        let answer = client.authenticate(at, request, DefaultClientData).await?;
        self.passkey.clone_from(client.authenticator().store());
        Ok(serde_json::to_value(&answer).unwrap())
    }

    /// Adds a passkey on this device to the account that is open in a browser.
    pub(super) async fn add(&mut self, browser: &Browser<'_>, name: &str) {
        let begun = browser.ask("begin_passkey", json!({})).await;
        let answer = self.create(&site(browser.app), &begun).await.unwrap();
        let body = json!({ "ceremony": begun["ceremony"], "answer": answer, "name": name });
        browser.ask("finish_passkey", body).await;
    }

    /// What it answers to the console.
    pub(super) async fn answer(&mut self, app: &TestApp, begun: &Value) -> String {
        let options = serde_json::from_str(begun["options"].as_str().unwrap()).unwrap();
        self.get(&site(app), options).await.unwrap().to_string()
    }

    /// What it answers where another passkey is asked for: with its own.
    pub(super) async fn answer_anyway(&mut self, app: &TestApp, begun: &Value) -> String {
        let mut options: Value = serde_json::from_str(begun["options"].as_str().unwrap()).unwrap();
        options["allowCredentials"] = json!([]);
        self.get(&site(app), options).await.unwrap().to_string()
    }

    /// What a browser sends to sign in with it.
    pub(super) async fn wish(&mut self, browser: &Browser<'_>) -> Value {
        let (status, asked) = browser.post("/login/passkey/options", json!({})).await;
        assert_eq!(status, StatusCode::OK, "{asked}");
        let at = site(browser.app);
        let credential = self.get(&at, asked["options"].clone()).await.unwrap();
        json!({ "ceremony": asked["ceremony"], "credential": credential })
    }

    /// Signs in with it.
    pub(super) async fn sign_in(&mut self, browser: &Browser<'_>) {
        let wish = self.wish(browser).await;
        let (status, answer) = browser.post("/login/passkey", wish).await;
        assert_eq!(
            (status, &answer["next"]),
            (StatusCode::OK, &json!("/console"))
        );
    }
}
