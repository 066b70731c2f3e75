//! An authenticator app (RFC 6238): its secret is shown once, and counts after its first code.

use super::{
    News, ceremony, guess, proof, recovery,
    sealed::{self, Opened},
    tell,
};
use crate::{
    Backend, Error, Result, clock,
    db::{
        self, Tx,
        ceremonies::{Key, Kind},
    },
    flows::{
        account::{self, Session},
        secret,
    },
};
use domain::{
    Code, Rejection, Timestamp,
    factor::{Guessed, read_code},
    id::CreatorId,
};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use qrcode::{QrCode, render::svg};
use totp_rs::{Builder, Secret, Totp};

/// What apps show above the codes.
const ISSUER: &str = "Temporary Pages";

/// How it stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct State {
    /// Since when the password needs a code; nothing if it is enough.
    pub since: Option<Timestamp>,
    /// How many recovery codes are left.
    pub codes_left: i64,
}

/// What an app has to be told, once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetUp {
    /// What it is confirmed with.
    pub ceremony: String,
    /// The secret to type in, in groups of four.
    pub secret: String,
    /// The same as a picture to scan, in SVG.
    pub qr: String,
    /// The same as an address that an app on this device opens.
    pub address: String,
}

/// Whether a creator has one, and how many recovery codes.
///
/// # Errors
/// If the database fails.
pub async fn state(b: &Backend, creator: &CreatorId) -> Result<State> {
    let mut c = b.db.fresh().await?;
    let kept = db::authenticators::of_creator(&mut c, creator).await?;
    Ok(State {
        since: kept.map(|kept| kept.created_at),
        codes_left: db::recovery_codes::count(&mut c, creator).await?,
    })
}

/// Makes a secret. Nothing counts yet.
///
/// # Errors
/// [`Code::ProofRequired`], or that there is one already.
pub async fn begin(b: &Backend, session: &Session) -> Result<SetUp> {
    proof::need(b, session).await?;
    let creator = &session.creator;
    if state(b, &creator.id).await?.since.is_some() {
        return Err(on_already());
    }
    let bytes = clock::random::<20>();
    let seal = sealed::seal(b, &creator.id, &bytes)?;
    let text = Secret::from(bytes).to_base32();
    let begun = ceremony::begin(b, Kind::Authenticator, Some(&session.id), &seal, &()).await?;
    let address = address(creator.email.as_str(), &text);
    Ok(SetUp {
        ceremony: begun.ceremony,
        secret: grouped(&text),
        qr: picture(&address)?,
        address,
    })
}

/// What apps read (Google Authenticator, "Key URI Format").
fn address(account: &str, secret: &str) -> String {
    let encode = |text| utf8_percent_encode(text, NON_ALPHANUMERIC);
    let (issuer, account) = (encode(ISSUER), encode(account));
    format!(
        "otpauth://totp/{issuer}:{account}?secret={secret}&issuer={issuer}&algorithm=SHA1&digits=6&period=30"
    )
}

fn picture(address: &str) -> Result<String> {
    let code = QrCode::new(address).map_err(|error| Error::Corrupt(error.to_string()))?;
    let mut svg = code.render::<svg::Color<'_>>();
    Ok(svg.min_dimensions(200, 200).build())
}

fn grouped(secret: &str) -> String {
    let letters: Vec<char> = secret.chars().collect();
    let groups = letters.chunks(4).map(|group| group.iter().collect());
    groups.collect::<Vec<String>>().join(" ")
}

/// Switches it on with its first code: the recovery codes, to be shown once.
///
/// # Errors
/// A ceremony that is over, a wrong code, or that another window was faster.
pub async fn confirm(
    b: &Backend,
    session: &Session,
    ceremony: &str,
    typed: &str,
) -> Result<Vec<String>> {
    let creator = &session.creator.id;
    let (hash, now) = (secret::hash(ceremony), b.now());
    let key = Key {
        hash: &hash,
        kind: Kind::Authenticator,
        session: Some(&session.id),
    };
    let mut tx = b.db.write().await?;
    // A wrong code does not end it: there is another one in half a minute.
    let state = db::ceremonies::state(&mut tx, key, now).await?;
    let seal: String = serde_json::from_str(&state.ok_or_else(ceremony::over)?)?;
    let step = step(&totp(sealed::open(b, creator, &seal)?.secret)?, typed, now)?;
    if db::ceremonies::take(&mut tx, key, now).await?.is_none() {
        return Err(ceremony::over().into());
    }
    if !db::authenticators::insert(&mut tx, creator, &seal, step, now).await? {
        return Err(on_already());
    }
    let codes = recovery::replace(&mut tx, creator).await?;
    tell(b, &mut tx, creator, News::AuthenticatorOn).await?;
    tx.commit().await?;
    Ok(codes)
}

/// Switches it off. Both the password and a code are good enough, and one of them is always asked for.
///
/// # Errors
/// What was typed is neither, or too much was guessed.
pub async fn switch_off(b: &Backend, session: &Session, typed: &str) -> Result<()> {
    let creator = &session.creator.id;
    let Some(code) = read_code(typed) else {
        account::prove_password(b, creator, "proof", typed).await?;
        return off(b, b.db.write().await?, creator).await;
    };
    guess::count(b, creator, Guessed::Code).await?;
    let mut tx = b.db.write().await?;
    use_up(b, &mut tx, creator, &code).await.map_err(at_proof)?;
    off(b, tx, creator).await
}

async fn off(b: &Backend, mut tx: Tx, creator: &CreatorId) -> Result<()> {
    db::guesses::forget(&mut tx, creator, Guessed::Code).await?;
    db::recovery_codes::delete_all(&mut tx, creator).await?;
    db::half_sign_ins::delete_all(&mut tx, creator).await?;
    if db::authenticators::delete(&mut tx, creator).await? {
        tell(b, &mut tx, creator, News::AuthenticatorOff).await?;
    }
    Ok(tx.commit().await?)
}

/// The password and the code are typed into the same field.
fn at_proof(error: Error) -> Error {
    match error {
        Error::Rejected(refused) if !refused.errors.is_empty() => {
            Rejection::field("proof", refused.message).into()
        }
        other => other,
    }
}

/// Uses a code up: it and all before it count never again.
///
/// # Errors
/// A code that is wrong or was used.
pub(super) async fn use_up(
    b: &Backend,
    tx: &mut Tx,
    creator: &CreatorId,
    typed: &str,
) -> Result<()> {
    let kept = db::authenticators::of_creator(tx, creator).await?;
    let kept = kept.ok_or_else(wrong)?;
    let Opened { secret, is_old } = sealed::open(b, creator, &kept.secret)?;
    let step = step(&totp(secret.clone())?, typed, b.now())?;
    if !db::authenticators::use_up(tx, creator, step).await? {
        return Err(Rejection::field("code", words::refusal::totp_used()).into());
    }
    if is_old {
        let seal = sealed::seal(b, creator, &secret)?;
        db::authenticators::seal_again(tx, creator, &kept.secret, &seal).await?;
    }
    Ok(())
}

/// The time step whose code this is: now, or half a minute earlier or later.
fn step(totp: &Totp, typed: &str, now: Timestamp) -> Result<i64> {
    let code = read_code(typed).ok_or_else(wrong)?;
    let seconds = u64::try_from(now.seconds()).unwrap_or(0);
    let step = totp.check(&code, seconds).ok_or_else(wrong)?;
    Ok(i64::try_from(step).unwrap_or(i64::MAX))
}

fn totp(secret: Vec<u8>) -> Result<Totp> {
    let totp = Builder::new().with_secret(secret).build();
    totp.map_err(|error| Error::Corrupt(error.to_string()))
}

fn wrong() -> Error {
    Rejection::field("code", words::refusal::totp_wrong()).into()
}

fn on_already() -> Error {
    Rejection::new(Code::Conflict, words::refusal::authenticator_on()).into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B; its codes have eight digits, of which the last six are ours.
    #[test]
    fn codes_are_those_of_the_standard() {
        let totp = totp(b"12345678901234567890".to_vec()).unwrap();
        for (seconds, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_234_567_890, "005924"),
            (20_000_000_000, "353130"),
        ] {
            let now = Timestamp::from_millis(seconds * 1_000);
            assert_eq!(step(&totp, code, now).unwrap(), seconds / 30);
        }
    }

    #[test]
    fn half_a_minute_more_or_less_is_all_there_is() {
        let totp = totp(b"12345678901234567890".to_vec()).unwrap();
        let at = |step: i64| Timestamp::from_millis(step * 30_000);
        let of = |now: i64| step(&totp, "005924", at(now)).is_ok();
        let exact = 1_234_567_890 / 30;
        let good: Vec<_> = (-3..=3).filter(|drift| of(exact + drift)).collect();
        assert_eq!(good, [-1, 0, 1]);
    }

    #[test]
    fn an_app_is_told_everything() {
        let address = address("ada+sells@example.com", "ABCD");
        assert_eq!(
            address,
            "otpauth://totp/Temporary%20Pages:ada%2Bsells%40example%2Ecom?secret=ABCD\
             &issuer=Temporary%20Pages&algorithm=SHA1&digits=6&period=30"
        );
        assert!(picture(&address).unwrap().contains("<svg"));
        assert_eq!(grouped("ABCDEFGHIJ"), "ABCD EFGH IJ");
    }
}
