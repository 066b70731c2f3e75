//! Who sells.

use super::TestApp;
use backend::flows;

/// The password of every creator in the tests.
pub const PASSWORD: &str = "correct horse battery";

/// A creator with a key.
#[derive(Clone, Debug)]
pub struct Creator {
    /// The account's id.
    pub id: String,
    /// The address to sign in with.
    pub email: String,
    /// The API key.
    pub key: String,
}

impl TestApp {
    /// A creator who can sell.
    pub async fn creator(&self, email: &str) -> Creator {
        let creator = flows::account::create(&self.backend, email, "Ada Marlow", Some(PASSWORD))
            .await
            .unwrap();
        let (_, key) = flows::api_keys::create(&self.backend, &creator.id, "Test")
            .await
            .unwrap();
        Creator {
            id: creator.id.to_string(),
            email: email.to_owned(),
            key,
        }
    }
}
