//! What visitors see of a creator.

use crate::{Backend, Result, db};
use domain::{
    id::CreatorId,
    profile::{ABOUT_MOST, Profile, WEBSITE_MOST, Website},
    rejection::Checks,
    text,
};
use url::Url;
use words::{Sentence, refusal};

/// The name and the rest, as they were typed.
#[derive(Clone, Debug, Default)]
pub struct Typed {
    /// The name.
    pub name: String,
    /// A few words; may be empty.
    pub about: String,
    /// The address of a website, with `https://` or without; may be empty.
    pub website: String,
}

/// What a creator says about themself.
///
/// # Errors
/// If the database fails.
pub async fn profile(b: &Backend, creator: &CreatorId) -> Result<Profile> {
    Ok(db::creators::profile(&mut b.db.fresh().await?, creator).await?)
}

/// Changes what visitors see. Receipts that are out keep their name.
///
/// # Errors
/// Fields that are not acceptable.
pub async fn change_profile(
    b: &Backend,
    creator: &CreatorId,
    typed: &Typed,
) -> Result<(String, Profile)> {
    let mut checks = Checks::default();
    let name = text::line(&typed.name, refusal::own_name_missing, 80);
    let name = checks.field("name", name);
    let about = text::optional_line(&typed.about, ABOUT_MOST);
    let about = checks.field("about", about);
    let website = checks.field("website", read_website(&typed.website));
    checks.finish()?;
    let name = name.unwrap_or_default();
    let profile = Profile {
        about: about.unwrap_or_default(),
        website: website.flatten(),
    };
    let mut tx = b.db.write().await?;
    db::creators::set_name(&mut tx, creator, &name, b.now()).await?;
    db::creators::set_profile(&mut tx, creator, &profile, b.now()).await?;
    let pages = db::leaving::short_ids(&mut tx, creator).await?;
    tx.commit().await?;
    pages.iter().for_each(|page| b.live.page_changed(page));
    Ok((name, profile))
}

/// Reads an address as people type it. Nobody types `https://`, and nothing else leads out safely; names
/// in other letters become those that the network has, so that none looks like another.
fn read_website(typed: &str) -> std::result::Result<Option<Website>, Sentence> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let begins = typed.split(['/', '?', '#']).next().unwrap_or_default();
    let full = match begins.ends_with(':') {
        true => typed.to_owned(),
        false => format!("https://{typed}"),
    };
    if full
        .chars()
        .any(|c| c.is_whitespace() || text::is_hidden(c))
    {
        return Err(refusal::website_odd());
    }
    let url = Url::parse(&full).map_err(|_| refusal::website_odd())?;
    let host = url.domain().map(|host| host.trim_end_matches('.'));
    let has_host = host.is_some_and(|host| host.contains('.'));
    let has_user = !url.username().is_empty() || url.password().is_some();
    if url.scheme() != "https" || !has_host || has_user {
        return Err(refusal::website_odd());
    }
    if url.as_str().len() > WEBSITE_MOST {
        let most = i64::try_from(WEBSITE_MOST).unwrap_or(i64::MAX);
        return Err(refusal::text_long(most));
    }
    Ok(Website::kept(url.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(typed: &str) -> Option<String> {
        let website = read_website(typed).ok()??;
        Some(website.as_str().to_owned())
    }

    #[test]
    fn an_address_is_read_as_people_type_it() {
        for (typed, kept) in [
            (" ada.example ", "https://ada.example/"),
            (
                "https://Ada.Example/photos?x=1#top",
                "https://ada.example/photos?x=1#top",
            ),
            ("www.ada.example/a\"b", "https://www.ada.example/a%22b"),
            ("ada.example:8443", "https://ada.example:8443/"),
            ("müller.example", "https://xn--mller-kva.example/"),
            (
                "old.example/2020/https://ada.example",
                "https://old.example/2020/https://ada.example",
            ),
        ] {
            assert_eq!(read(typed).as_deref(), Some(kept), "{typed}");
        }
        assert_eq!(read_website("  "), Ok(None));
    }

    #[test]
    fn what_leads_elsewhere_is_refused() {
        let long = format!("ada.example/{}", "x".repeat(300));
        for odd in [
            "http://ada.example",
            "javascript:alert(1)",
            "javascript://ada.example/%0aalert(1)",
            "data:text/html,x",
            "ftp://ada.example",
            "https://",
            "https://localhost",
            "https://127.0.0.1",
            "https://[::1]/",
            "https://ada:secret@ada.example",
            "https://shop.example@evil.example",
            "ada example.com",
            "ada.example/\u{202e}gpj",
            "ada",
            &long,
        ] {
            assert!(read_website(odd).is_err(), "{odd}");
        }
    }
}
