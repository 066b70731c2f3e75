//! Connected accounts: made, set up by their owners, asked about.

use super::{ACCOUNT_GONE, Failure, Payments, call::Call};
use crate::{Result, db::sellers::AccountState};
use domain::id::CreatorId;
use serde_json::{Value, json};

impl Payments {
    /// Makes an account for a creator: its id. Under the same key it is the same account.
    ///
    /// # Errors
    /// If the service refuses or does not answer.
    pub async fn create_account(
        &self,
        creator: &CreatorId,
        email: &str,
        key: &str,
    ) -> std::result::Result<String, Failure> {
        let parameters = json!({
            "type": "express",
            "email": email,
            "metadata": { "creator_id": creator },
            "capabilities": {
                "card_payments": { "requested": true },
                "transfers": { "requested": true },
            },
        });
        let key = format!("account-{key}");
        let account = self.call(Call::post("/accounts", parameters, key)).await?;
        account["id"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| Failure::Unavailable("an account without an id".to_owned()))
    }

    /// An address where the owner of an account sets it up; it works once and for a few minutes.
    /// `key` is new for each link.
    ///
    /// # Errors
    /// If the service refuses or does not answer.
    pub async fn account_link(
        &self,
        account: &str,
        return_url: &str,
        refresh_url: &str,
        key: &str,
    ) -> std::result::Result<String, Failure> {
        let parameters = json!({
            "account": account,
            "type": "account_onboarding",
            "return_url": return_url,
            "refresh_url": refresh_url,
        });
        let call = Call::post("/account_links", parameters, format!("link-{key}"));
        let link = self.call(call).await?;
        link["url"]
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| Failure::Unavailable("a link without an address".to_owned()))
    }

    /// Asks how an account stands.
    ///
    /// # Errors
    /// If the service does not answer in time.
    pub async fn account_state(&self, account: &str) -> Result<AccountState> {
        match self.call(Call::get(format!("/accounts/{account}"))).await {
            Ok(account) => Ok(read_account(&account)),
            // Its owner has disconnected it.
            Err(failure) if failure.is(ACCOUNT_GONE) => Ok(AccountState::default()),
            Err(failure) => Err(failure.into()),
        }
    }
}

/// How an account stands, by an account object.
fn read_account(account: &Value) -> AccountState {
    let is = |name: &str| account[name].as_bool().unwrap_or(false);
    let requirements = &account["requirements"];
    let due = requirements["currently_due"].as_array();
    AccountState {
        charges_enabled: is("charges_enabled"),
        payouts_enabled: is("payouts_enabled"),
        details_submitted: is("details_submitted"),
        currently_due: due
            .into_iter()
            .flatten()
            .filter_map(|item| item.as_str().map(str::to_owned))
            .collect(),
        disabled_reason: requirements["disabled_reason"].as_str().map(str::to_owned),
    }
}
