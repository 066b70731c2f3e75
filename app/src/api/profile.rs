//! What visitors and letters know of the creator.

use crate::error::ApiError;
use leptos::{prelude::*, server_fn::codec::Json};
use serde::{Deserialize, Serialize};

/// What visitors see of a creator.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// The name.
    pub name: String,
    /// A few words; may be empty.
    pub about: String,
    /// The address of a website; may be empty.
    pub website: String,
}

/// Who the owner of an account is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Profile {
    /// What visitors see.
    pub told: Told,
    /// The address that counts.
    pub email: String,
    /// The address that waits for the click in its mail.
    pub wanted: Option<String>,
    /// The name of the zone in which they are told times; empty for UTC.
    pub time_zone: String,
}

impl Told {
    /// A name, and what belongs to it.
    pub fn of(name: String, profile: domain::profile::Profile) -> Self {
        Self {
            name,
            about: profile.about,
            website: profile.website.map(String::from).unwrap_or_default(),
        }
    }
}

/// The creator's own profile.
#[server(prefix = "/api", endpoint = "console/profile", input = Json)]
pub async fn get_profile() -> Result<Profile, ApiError> {
    use backend::flows::account;
    let (shared, session) = super::signed_in()?;
    let creator = session.creator;
    let wanted = account::wanted_email(&shared, &creator.id).await?;
    let profile = account::profile(&shared, &creator.id).await?;
    let zone = account::zone(&shared, &creator.id).await?;
    Ok(Profile {
        told: Told::of(creator.name, profile),
        email: creator.email.to_string(),
        wanted: wanted.map(|email| email.to_string()),
        time_zone: match zone.is_chosen() {
            true => zone.name().to_owned(),
            false => String::new(),
        },
    })
}

/// Changes what visitors see: it, as it is kept.
#[server(prefix = "/api", endpoint = "console/update_profile", input = Json)]
pub async fn update_profile(told: Told) -> Result<Told, ApiError> {
    use backend::flows::account::{self, Typed};
    let (shared, session) = super::signed_in()?;
    let typed = Typed {
        name: told.name,
        about: told.about,
        website: told.website,
    };
    let changed = account::change_profile(&shared, &session.creator.id, &typed).await?;
    Ok(Told::of(changed.0, changed.1))
}

/// Chooses the zone in which letters and tables tell times, by its name; UTC without one.
#[server(prefix = "/api", endpoint = "console/choose_time_zone", input = Json)]
pub async fn choose_time_zone(name: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    backend::flows::account::choose_zone(&shared, &session.creator.id, &name).await?;
    Ok(())
}

/// Has a link mailed to another address, which the account gets when the link is used.
#[server(prefix = "/api", endpoint = "console/change_email", input = Json)]
pub async fn change_email(email: String, password: String) -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    let creator = &session.creator.id;
    Ok(backend::flows::account::change_email(&shared, creator, &email, &password).await?)
}

/// Keeps the address there is.
#[server(prefix = "/api", endpoint = "console/keep_email", input = Json)]
pub async fn keep_email() -> Result<(), ApiError> {
    let (shared, session) = super::signed_in()?;
    Ok(backend::flows::account::keep_email(&shared, &session.creator.id).await?)
}
