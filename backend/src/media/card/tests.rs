//! What a card looks like is for people; that it is one, for these.

use super::*;
use domain::{
    design::Theme,
    palette::{Scene, Scheme},
};
use image::ImageFormat;
use proptest::prelude::*;

fn card(title: &str) -> Card {
    Card {
        title: title.to_owned(),
        nameless: "A page for a while".to_owned(),
        creator: "Ada Marlow".to_owned(),
        price: "€9.00".to_owned(),
        compare_at: Some("€12.00".to_owned()),
        time: "Closes 3 March 2026, 17:05 UTC".to_owned(),
        cover: None,
        colours: Colours::from(&Scene::of(Theme::Paper, Scheme::Light, None).page),
    }
}

fn drawn(card: &Card) -> RgbImage {
    let png = card.draw(None).unwrap();
    let image = image::load_from_memory_with_format(&png, ImageFormat::Png).unwrap();
    assert_eq!((image.width(), image.height()), (WIDTH, HEIGHT));
    image.to_rgb8()
}

/// How many pixels of the title's place are dark.
fn ink(image: &RgbImage) -> usize {
    let title = image
        .enumerate_pixels()
        .filter(|(_, y, _)| (118..410).contains(y));
    title
        .filter(|(.., pixel)| pixel.0.iter().all(|channel| *channel < 0x60))
        .count()
}

#[test]
fn titles_of_any_script_and_length_are_set_within_the_card() {
    let long = "Unfathomably ".repeat(40);
    let unbroken = "x".repeat(500);
    for title in [
        "Field notes",
        "Ünïcödé — naïve façade, “quoted”",
        "Полевые заметки о мхах",
        "Σημειώσεις πεδίου",
        "ملاحظات ميدانية",
        "הערות שדה",
        "บันทึกภาคสนาม",
        "Դաշտային գրառումներ",
        "საველე ჩანაწერები",
        &long,
        &unbroken,
    ] {
        let image = drawn(&card(title));
        assert!(ink(&image) > 1_000, "{title}");
        let colours = card(title).colours;
        let margin = |x: u32| !(MARGIN - 8..=WIDTH - MARGIN + 8).contains(&x);
        let outside = image
            .enumerate_pixels()
            .filter(|(x, y, _)| margin(*x) && *y < HEIGHT - FOOT);
        for (x, y, pixel) in outside {
            assert_eq!(pixel.0, colours.paper, "{title}: {x}, {y}");
        }
    }
}

#[test]
fn what_does_not_fit_ends_in_an_ellipsis() {
    let mut letters = Letters::new();
    let line = Setting::line(30, Weight::Regular, 300);
    let short = letters.set("Ada Marlow", &line);
    let long = letters.set(&"Ada Marlow and many others ".repeat(9), &line);
    assert!(short.width < long.width && long.width <= 300);
    assert_eq!(short.height, long.height);
    let unbroken = letters.set(&"x".repeat(240), &line);
    assert!((200..=300).contains(&unbroken.width));
}

#[test]
fn what_has_no_letter_here_is_left_out() {
    let plain = drawn(&card("Field notes"));
    assert_eq!(drawn(&card("🌿 Field 🌿🏽 notes\u{fe0f} 🇩🇪")), plain);
    assert_eq!(drawn(&card("Field\u{0}\n\t notes 野外")), plain);
    let nameless = drawn(&card("A page for a while"));
    for title in ["野外の記録", "🌿🌿🌿", "", "\u{202e}\u{200b}", "!!!"] {
        assert_eq!(drawn(&card(title)), nameless, "{title:?}");
    }
}

#[test]
fn what_creators_write_is_nothing_but_text() {
    // The letters of a tag are letters: as wide as others, and in no way special.
    for title in [
        "</text><image href=\"file:///etc/passwd\"/>",
        "<script>alert(1)</script>",
        "&lt;b&gt; &#0; &xxe;",
        "]]><!DOCTYPE svg [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
        "\u{1b}[31mred",
    ] {
        assert!(ink(&drawn(&card(title))) > 500, "{title}");
    }
}

#[test]
fn a_card_is_known_by_what_it_shows() {
    let one = card("Field notes");
    let mut other = one.clone();
    other.price = "€8.00".to_owned();
    assert_eq!(one.key(), card("Field notes").key());
    assert_ne!(one.key(), other.key());
    assert_ne!(one.draw(None).unwrap(), other.draw(None).unwrap());
}

#[test]
fn a_cover_of_any_shape_fills_its_side() {
    for (width, height) in [(1_600, 320), (320, 1_600), (1, 1), (600, 600)] {
        let cover = RgbImage::from_pixel(width, height, image::Rgb([10, 200, 30]));
        let mut bytes = std::io::Cursor::new(Vec::new());
        cover.write_to(&mut bytes, ImageFormat::Png).unwrap();
        let png = card("Field notes").draw(Some(bytes.get_ref())).unwrap();
        let image = image::load_from_memory(&png).unwrap().to_rgb8();
        for (x, y) in [(COVER_FROM, 0), (WIDTH - 1, HEIGHT - FOOT - 1)] {
            assert_eq!(image.get_pixel(x, y).0, [10, 200, 30], "{width} × {height}");
        }
    }
    assert!(card("Field notes").draw(Some(b"no picture")).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn no_text_breaks_a_card(title: String, creator: String, price in "\\PC{0,60}") {
        let card = Card { creator, price, ..card(&title) };
        drawn(&card);
    }
}
