//! What creators choose about a page, as it is shown.

use super::{DAY, full, html, view};
use crate::{pages::sales::render, shell::Site};
use ::words::{Language, Words};
use domain::{
    Timestamp,
    colour::Colour,
    design::{Block, Theme},
    id::PreviewId,
    offer::Stock,
    preview::PreviewKind,
    profile::{Profile, Website},
};

#[test]
fn the_cover_is_fetched_first_and_takes_its_place_before_it_is_there() {
    let html = html(&full("Field notes"));
    let preload = html
        .split("<link rel=\"preload\" as=\"image\"")
        .nth(1)
        .unwrap();
    let preload = preload.split('>').next().unwrap();
    assert!(
        preload.contains("imagesrcset=\"/i/a/480.jpg 480w, /i/a/960.jpg 960w\""),
        "{preload}"
    );
    let cover = html
        .split("<img")
        .find(|tag| tag.contains("hero__picture"))
        .unwrap();
    let cover = cover.split('>').next().unwrap();
    for attribute in [
        "width=\"960\"",
        "height=\"640\"",
        "fetchpriority=\"high\"",
        "alt=\"Field notes\"",
        "srcset=\"/i/a/480.jpg 480w",
    ] {
        assert!(cover.contains(attribute), "{attribute} in {cover}");
    }
    assert!(!cover.contains("lazy"));
}

#[test]
fn a_film_stands_at_the_top_where_there_is_no_cover() {
    let mut view = full("Field notes");
    view.previews[0].kind = PreviewKind::Video;
    let mut poster = view.previews[0].clone();
    (poster.id, poster.kind) = (PreviewId::trusted("2"), PreviewKind::Poster);
    view.previews.push(poster);
    let top = |html: &str| html.split("sale__desk").next().unwrap().to_owned();
    let covered = html(&view);
    assert!(!top(&covered).contains("<video") && covered.contains("<video"));
    view.cover = None;
    let film = html(&view);
    assert!(top(&film).contains("<video"), "{film}");
    assert_eq!(film.matches("<video").count(), 1, "it is there once");
    assert!(film.contains("fetchpriority=\"high\" href=\"/p/7k2m9x4q8vd/preview/2\""));
}

#[test]
fn blocks_stand_in_the_order_that_was_chosen() {
    let mut view = full("Field notes");
    let places = |html: &str| {
        let ids = [
            "block--story",
            "id=\"inside\"",
            "id=\"voices\"",
            "id=\"questions\"",
            "id=\"promise\"",
        ];
        ids.map(|id| html.find(id))
    };
    let usual = places(&html(&view));
    assert!(usual.iter().all(Option::is_some) && usual.is_sorted());
    let design = &mut view.page.customization.design;
    design.blocks = vec![Block::Questions, Block::Voices, Block::Inside];
    let [story, inside, voices, questions, promise] = places(&html(&view));
    assert_eq!((story, promise), (None, None));
    assert!(questions < voices && voices < inside);
}

#[test]
fn a_block_with_nothing_in_it_is_not_there() {
    let html = html(&view("Field notes"));
    for id in ["voices", "questions", "promise", "look-inside"] {
        assert!(!html.contains(&format!("id=\"{id}\"")), "{id}");
    }
}

#[test]
fn files_are_listed_with_type_and_size() {
    let mut view = view("Field notes");
    let ware = view.wares[0].clone();
    view.wares = vec![ware; 10];
    let html = html(&view);
    assert_eq!(html.matches("class=\"ware\"").count(), 10);
    assert!(html.contains(">PDF<") && html.contains(">3.4 MB<") && html.contains(">2 more files<"));
}

#[test]
fn a_page_has_its_look() {
    let mut view = view("Field notes");
    view.page.customization.design.theme = Theme::Poster;
    view.page.customization.accent = "#c2410c".to_owned();
    let document = render(&Site::default(), &view);
    assert!(document.html.contains("data-theme=\"poster\""));
    assert!(
        document
            .html
            .contains(&format!("--paper:{}", Colour([0xc2, 0x41, 0x0c]).hex()))
    );
    assert_eq!(document.style_hashes.len(), 1);
}

#[test]
fn a_phone_leads_back_to_the_form_while_the_page_sells() {
    let mut view = view("Field notes");
    let bar = |html: &str| {
        let mut tags = html.split("<div").filter_map(|rest| rest.split('>').next());
        let bar = tags.find(|tag| tag.contains("class=\"bar\""))?;
        Some(!bar.contains("hidden"))
    };
    for (day, shown) in [(9, Some(false)), (15, Some(true)), (25, None)] {
        view.now = Timestamp::from_millis(day * DAY);
        assert_eq!(bar(&html(&view)), shown, "day {day}");
    }
}

#[test]
fn a_page_speaks_german_throughout() {
    let site = Site {
        words: Words::of(Language::German),
        ..Site::default()
    };
    let mut view = full("Wandern");
    view.page.offers[0].stock = Some(Stock {
        limit: 5,
        sold: 1,
        held: 1,
    });
    let html = render(&site, &view).html;
    for words in [
        "Schließt in",
        "Stunden",
        "Noch 3 von 5",
        "1 verkauft · 1 gerade reserviert",
        "Was drin ist",
        "19,00\u{a0}€",
        "Im Moment",
    ] {
        assert!(html.contains(words), "{words}: {html}");
    }
    assert!(html.contains("lang=\"de\"") && html.contains("content=\"de_DE\""));
    for english in ["Buy now", "Closes", "copies", "Sold out", "What’s inside"] {
        assert!(!html.contains(english), "{english}");
    }
}

#[test]
fn a_buyer_reads_who_sells_and_nothing_where_nobody_said_it() {
    let html = |view: &_| html(view).replace("<!>", "");
    let mut view = view("Field notes");
    assert!(!html(&view).contains("sale__who"));
    view.page.creator_profile = Profile {
        about: "Walks <bogs>.".to_owned(),
        website: None,
    };
    let words = "<p class=\"sale__who\"><span>Walks &lt;bogs&gt;.</span>";
    assert!(html(&view).contains(words), "{}", html(&view));
    view.page.creator_profile = Profile {
        about: String::new(),
        website: Website::kept("https://ada.example/%22x"),
    };
    let link =
        "<a href=\"https://ada.example/%22x\" rel=\"nofollow ugc noopener\">ada.example/%22x</a>";
    assert!(html(&view).contains(link), "{}", html(&view));
}
