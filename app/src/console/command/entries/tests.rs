use super::*;
use words::Language;

const ENGLISH: Words = Words::of(Language::English);
const GERMAN: Words = Words::of(Language::German);

fn page(name: &str, link: Option<&str>) -> Finding {
    Finding {
        kind: Kind::Page,
        name: name.to_owned(),
        note: String::new(),
        path: format!("/console/pages/{name}"),
        link: link.map(str::to_owned),
    }
}

fn names(entries: &[Entry]) -> Vec<&str> {
    entries.iter().map(|entry| entry.name.as_str()).collect()
}

fn typed(w: Words, text: &str) -> Vec<Entry> {
    for_typed(w, text, &[], &[])
}

#[test]
fn a_screen_is_found_by_its_name_in_the_readers_language() {
    assert_eq!(names(&typed(ENGLISH, "over"))[0], "Overview");
    assert_eq!(names(&typed(GERMAN, "ubersicht"))[0], "Übersicht");
    assert_eq!(
        names(&typed(ENGLISH, "np"))[..2],
        ["New product", "New page"]
    );
    assert_eq!(names(&typed(ENGLISH, "coupon")), ["Discounts"]);
    assert_eq!(names(&typed(GERMAN, "gutschein")), ["Rabatte"]);
}

#[test]
fn its_own_name_counts_before_its_other_names() {
    let orders = typed(ENGLISH, "orders");
    assert_eq!(orders[0].name, "Orders");
    assert_eq!(orders[0].letter, Some("o"));
    let new = typed(ENGLISH, "new page");
    assert_eq!(new[0].act, Act::Go("/console/pages/new".to_owned()));
}

#[test]
fn the_other_language_and_the_way_out_are_commands() {
    assert_eq!(names(&typed(ENGLISH, "deutsch")), ["Switch to Deutsch"]);
    assert_eq!(names(&typed(GERMAN, "english")), ["Zu English wechseln"]);
    assert_eq!(typed(ENGLISH, "log out")[0].name, "Sign out");
    assert_eq!(typed(ENGLISH, "shortcuts")[0].act, Act::Help);
}

#[test]
fn a_pages_name_alone_finds_the_page_and_a_verb_what_can_be_done_with_it() {
    let open = [page("Atlas", Some("https://x.example/p/a"))];
    let alone = for_typed(ENGLISH, "atlas", &open, &open);
    assert_eq!(names(&alone), ["Atlas"]);
    let copy = for_typed(ENGLISH, "copy atlas", &open, &[]);
    assert_eq!(names(&copy), ["Copy the link of Atlas"]);
    assert_eq!(copy[0].act, Act::Copy("https://x.example/p/a".to_owned()));
    let draft = for_typed(ENGLISH, "copy", &[], &[page("Draft", None)]);
    assert_eq!(names(&draft), ["Draft"], "a draft has no link");
}

#[test]
fn before_anything_is_typed_the_last_screens_come_first() {
    let recent = [Seen {
        path: "/console/orders/1".to_owned(),
        title: "Order of bea@example.com".to_owned(),
    }];
    let open = [page("Atlas", Some("https://x.example/p/a"))];
    let entries = at_first(ENGLISH, &recent, &open);
    assert_eq!(entries[0].group, Group::Recent);
    assert_eq!(entries[0].act, Act::Go("/console/orders/1".to_owned()));
    assert!(names(&entries).contains(&"Copy the link of Atlas"));
    assert!(names(&entries).contains(&"Settings"));
}

#[test]
fn each_kind_stands_together() {
    for text in ["s", "e", "new", "o", "co"] {
        let groups: Vec<_> = typed(ENGLISH, text)
            .iter()
            .map(|entry| entry.group)
            .collect();
        let mut changes = groups.clone();
        changes.dedup();
        assert!(changes.len() <= 2, "{text}: {groups:?}");
    }
}

#[test]
fn a_discount_code_stands_among_its_own_and_leads_to_its_screen() {
    let code = Finding {
        kind: Kind::Discount,
        name: "EARLYBIRD".to_owned(),
        note: "20 %".to_owned(),
        path: "/console/discounts/1".to_owned(),
        link: None,
    };
    let entries = for_typed(ENGLISH, "earlyb", &[], &[code]);
    assert_eq!(names(&entries), ["EARLYBIRD"]);
    assert_eq!(entries[0].group.title(ENGLISH), "Discounts");
    assert_eq!(entries[0].act, Act::Go("/console/discounts/1".to_owned()));
}
