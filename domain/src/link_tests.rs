//! Nothing but the exact token is accepted.

use super::*;
use proptest::prelude::*;

fn ring(ids: &[(&str, u8)]) -> Keyring {
    let entries: Vec<_> = ids
        .iter()
        .map(|(id, byte)| Keyring::entry(id, &[*byte; 32]))
        .collect();
    Keyring::parse(&entries.join(",")).unwrap()
}

fn link() -> DownloadLink {
    DownloadLink {
        session: DownloadId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
        order: OrderId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3b"),
        target: Target::File(FileId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3c")),
        expires_at: 1_700_000_000_000,
        network: "203.0.113.7".into(),
        requests_per_minute: 120,
        requests_per_minute_per_network: 600,
    }
}

fn link_to_all() -> DownloadLink {
    DownloadLink {
        target: Target::All,
        ..link()
    }
}

#[test]
fn rotation_keeps_old_tokens_until_the_key_goes() {
    let token = ring(&[("old", 1)]).sign(&link());
    assert_eq!(ring(&[("new", 2), ("old", 1)]).open(&token), Some(link()));
    assert_eq!(ring(&[("new", 2)]).open::<DownloadLink>(&token), None);
    assert_eq!(
        ring(&[("old", 3)]).open::<DownloadLink>(&token),
        None,
        "same id, other secret"
    );
}

#[test]
fn a_token_is_worthless_for_another_purpose() {
    #[derive(Serialize, Deserialize)]
    struct Other(DownloadLink);
    impl Link for Other {
        const PURPOSE: &'static str = "other";
    }
    let ring = ring(&[("k", 1)]);
    let token = ring.sign(&link());
    assert!(ring.open::<Other>(&token).is_none());
}

#[test]
fn links_from_before_there_were_archives_still_open() {
    #[derive(Serialize, Deserialize)]
    struct Earlier {
        s: String,
        o: String,
        f: String,
        e: i64,
        n: String,
        r: u32,
    }
    impl Link for Earlier {
        const PURPOSE: &'static str = DownloadLink::PURPOSE;
    }
    let earlier = Earlier {
        s: link().session.to_string(),
        o: link().order.to_string(),
        f: link().target.as_str().to_owned(),
        e: link().expires_at,
        n: link().network,
        r: 120,
    };
    let ring = ring(&[("k", 1)]);
    assert_eq!(ring.open(&ring.sign(&earlier)), Some(link()));
    let ours: Earlier = ring.open(&ring.sign(&link())).unwrap();
    assert_eq!(ours.f, earlier.f, "and the other way round");
}

#[test]
fn a_link_gives_a_file_or_all_of_them() {
    let ring = ring(&[("k", 1)]);
    for link in [link(), link_to_all()] {
        assert_eq!(ring.open(&ring.sign(&link)), Some(link));
    }
    assert_eq!(Target::parse("all"), Some(Target::All));
    assert_eq!(Target::parse(link().target.as_str()), Some(link().target));
    assert_eq!(Target::parse("ALL"), None);
    assert_eq!(Target::parse(""), None);
}

#[test]
fn refuses_weak_or_broken_keys_without_repeating_them() {
    for bad in ["", "k", "k:AAAA", "k:!!!", "a b:AAAA"] {
        assert!(Keyring::parse(bad).is_err(), "{bad}");
    }
    let twice = format!("{0},{0}", Keyring::entry("k", &[1; 32]));
    assert!(!Keyring::parse(&twice).unwrap_err().contains("AQEB"));
    assert_eq!(format!("{:?}", ring(&[("k", 1)])), r#"["k"]"#);
}

#[test]
fn sessions_last_as_long_as_the_file_needs() {
    assert_eq!(download_lifetime(1), 10 * MINUTE);
    assert_eq!(download_lifetime(180_000_000), HOUR);
    assert_eq!(download_lifetime(i64::MAX), 3 * HOUR);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_mutation_is_accepted(all: bool, at: prop::sample::Index, kind in 0..5, byte in 0x21_u8..0x7f, more in "[A-Za-z0-9_.=-]{1,4}") {
        let ring = ring(&[("k1", 1), ("k2", 2)]);
        let token = ring.sign(&if all { link_to_all() } else { link() });
        let at = at.index(token.len());
        let mut changed = token.clone();
        match kind {
            0 => changed.replace_range(at..=at, &char::from(byte).to_string()),
            1 => { changed.remove(at); }
            2 => changed.insert_str(at, &more),
            3 => {
                let case = changed[at..=at].to_owned();
                let other = if case.to_uppercase() == case { case.to_lowercase() } else { case.to_uppercase() };
                changed.replace_range(at..=at, &other);
            }
            _ => changed.truncate(at),
        }
        prop_assume!(changed != token);
        prop_assert_eq!(ring.open::<DownloadLink>(&changed), None);
    }
}
