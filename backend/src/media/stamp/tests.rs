mod damage;
mod draft;
mod shapes;

use super::*;
use lopdf::{Dictionary, Stream};

const LINE: &str = "Licensed to ada@example.com";

/// A PDF whose pages have these contents. `page` adds to or changes each page.
fn pdf(contents: &[&str], page: impl Fn(&mut Document, &mut Dictionary)) -> Vec<u8> {
    let mut document = Document::with_version("1.5");
    let parent = document.new_object_id();
    let font = add_font(&mut document);
    let kids: Vec<Object> = contents
        .iter()
        .map(|content| {
            let stream = Stream::new(Dictionary::new(), content.as_bytes().to_vec());
            let stream = document.add_object(stream);
            let mut entry = dictionary! {
                "Type" => "Page",
                "Parent" => parent,
                "Contents" => stream,
            };
            page(&mut document, &mut entry);
            document.add_object(entry).into()
        })
        .collect();
    let count = i64::try_from(kids.len()).unwrap();
    let pages = dictionary! {
        "Type" => "Pages",
        "Kids" => kids,
        "Count" => count,
        "MediaBox" => vec![0.into(), 0.into(), 600.into(), 800.into()],
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    document.objects.insert(parent, pages.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}

/// The content of each page, as another reader sees it.
fn contents(bytes: &[u8]) -> Vec<String> {
    let pdf = pages::open(Arc::new(bytes.to_vec())).unwrap();
    pdf.pages()
        .iter()
        .map(|page| String::from_utf8_lossy(page.page_stream().unwrap()).into_owned())
        .collect()
}

/// Whether the foot of a page, as it is shown, has dark pixels near the middle, and its other three
/// edges have none.
fn has_foot(bytes: &[u8], page: usize) -> bool {
    let ink = ink(bytes, page);
    ink[0] > 0 && ink[1..] == [0, 0, 0]
}

/// How many dark pixels there are along the foot, the head, the left and the right.
fn ink(bytes: &[u8], page: usize) -> [usize; 4] {
    use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
    let pdf = pages::open(Arc::new(bytes.to_vec())).unwrap();
    let settings = PixmapSettings {
        bg_color: hayro::vello_cpu::color::palette::css::WHITE,
        ..PixmapSettings::default()
    };
    let drawn = render(
        &pdf.pages()[page],
        &RenderCache::new(),
        &hayro::hayro_interpret::InterpreterSettings::default(),
        &RenderSettings::default(),
        &settings,
    );
    let (width, height) = (usize::from(drawn.width()), usize::from(drawn.height()));
    let pixels = drawn.data_as_u8_slice();
    let dark = |x: usize, y: usize| pixels[(y * width + x) * 4] < 160;
    let mut ink = [0; 4];
    for y in 0..height {
        for x in (0..width).filter(|x| dark(*x, y)) {
            let middle_x = x > width / 4 && x < width * 3 / 4;
            let middle_y = y > height / 4 && y < height * 3 / 4;
            ink[0] += usize::from(middle_x && y + 30 > height);
            ink[1] += usize::from(middle_x && y < 30);
            ink[2] += usize::from(middle_y && x < 30);
            ink[3] += usize::from(middle_y && x + 30 > width);
        }
    }
    ink
}

fn hex(text: &str) -> String {
    text.bytes().map(|byte| format!("{byte:02X}")).collect()
}

#[test]
fn every_page_gets_the_line_or_only_the_first() {
    let original = pdf(&["BT ET", "BT ET"], |_, _| {});
    let all = stamped(original.clone(), LINE, Stamp::Footer).unwrap();
    let first = stamped(original, LINE, Stamp::FirstPage).unwrap();
    let carries = |bytes: &[u8]| -> Vec<bool> {
        contents(bytes)
            .iter()
            .map(|content| content.contains(&hex(LINE)))
            .collect()
    };
    assert_eq!(carries(&all), [true, true]);
    assert_eq!(carries(&first), [true, false]);
    assert!(has_foot(&all, 0) && has_foot(&all, 1));
}

#[test]
fn the_line_is_at_the_foot_however_the_page_is_turned_and_cut() {
    for turned in [0, 90, 180, 270, -90, 450] {
        let original = pdf(&["BT ET"], |_, page| {
            page.set("Rotate", turned);
            let crop = [100, 200, 500, 700].map(Object::from);
            page.set("CropBox", crop.to_vec());
        });
        let copy = stamped(original, LINE, Stamp::Footer).unwrap();
        assert!(has_foot(&copy, 0), "{turned}: {:?}", ink(&copy, 0));
    }
}

#[test]
fn what_a_page_leaves_open_or_closes_too_often_does_not_move_the_line() {
    for content in [
        "q q 0 0 0 0 0 0 cm",
        "Q Q Q 5 0 0 5 900 900 cm",
        "q 2 0 0 2 0 300 cm BT /F1 20 Tf 1 0 0 1 0 900 Tm",
        "/Artifact BMC 1 1 1 rg 1 1 1 RG",
        "0 0 1 1 re W n",
        "3 Tr 300 Ts 0 Tz",
        "",
    ] {
        let copy = stamped(pdf(&[content], |_, _| {}), LINE, Stamp::Footer).unwrap();
        assert!(has_foot(&copy, 0), "{content}: {:?}", ink(&copy, 0));
    }
}

#[test]
fn fonts_of_the_page_stay_where_they_are() {
    let inherited = pdf(&["BT /F1 40 Tf 100 400 Td (mosses) Tj ET"], |_, _| {});
    let apart = pdf(
        &["BT /F1 40 Tf 100 400 Td (mosses) Tj ET"],
        |document, page| {
            let font = add_font(document);
            let fonts = document.add_object(dictionary! { "F1" => font });
            let resources = document.add_object(dictionary! { "Font" => fonts });
            page.set("Resources", resources);
        },
    );
    for original in [inherited, apart] {
        let before = middle(&original);
        let copy = stamped(original, LINE, Stamp::Footer).unwrap();
        assert!(before > 0);
        assert_eq!(middle(&copy), before);
        assert!(has_foot(&copy, 0));
    }
}

/// How many dark pixels there are in the middle of the first page.
fn middle(bytes: &[u8]) -> usize {
    let pdf = pages::open(Arc::new(bytes.to_vec())).unwrap();
    let drawn = hayro::render(
        &pdf.pages()[0],
        &hayro::RenderCache::new(),
        &hayro::hayro_interpret::InterpreterSettings::default(),
        &hayro::RenderSettings::default(),
        &hayro::PixmapSettings {
            bg_color: hayro::vello_cpu::color::palette::css::WHITE,
            ..hayro::PixmapSettings::default()
        },
    );
    let row = usize::from(drawn.width()) * 4;
    let rows = drawn.data_as_u8_slice().chunks(row).skip(100).take(600);
    rows.flat_map(|row| row.chunks(4))
        .filter(|pixel| pixel[0] < 128)
        .count()
}

#[test]
fn a_page_without_resources_gets_some() {
    let original = pdf(&["q Q"], |_, _| {});
    let mut document = Document::load_mem(&original).unwrap();
    for object in document.objects.values_mut() {
        if let Ok(dictionary) = object.as_dict_mut() {
            dictionary.remove(b"Resources");
        }
    }
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    assert!(has_foot(&stamped(bytes, LINE, Stamp::Footer).unwrap(), 0));
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    let original = pdf(&["BT ET"], |_, _| {});
    let once = stamped(original.clone(), LINE, Stamp::Footer).unwrap();
    assert!(once == stamped(original, LINE, Stamp::Footer).unwrap());
}

#[test]
fn what_cannot_be_stamped_is_refused_whole() {
    let whole = pdf(&["BT ET"], |_, _| {});
    assert_eq!(
        stamped(b"%PDF-1.7\nnothing".to_vec(), LINE, Stamp::Footer),
        Err(Refusal::Damaged)
    );
    assert_eq!(
        stamped(whole[..whole.len() / 3].to_vec(), LINE, Stamp::Footer),
        Err(Refusal::Damaged)
    );
    let endless = pdf(&["BT ET"], |_, page| {
        let parent = page.get(b"Parent").unwrap().clone();
        page.set("Type", "Pages");
        page.set("Kids", vec![parent]);
    });
    assert_eq!(stamped(endless, LINE, Stamp::Footer), Err(Refusal::Damaged));
}

#[test]
fn encrypted_files_are_refused_even_without_a_password() {
    for password in ["", "secret"] {
        let mut document = Document::load_mem(&pdf(&["BT ET"], |_, _| {})).unwrap();
        let id = Object::string_literal(*b"0123456789abcdef");
        document.trailer.set("ID", vec![id.clone(), id]);
        let version = lopdf::EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: password,
            key_length: 128,
            permissions: lopdf::Permissions::all(),
        };
        let state = lopdf::EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        assert_eq!(
            stamped(bytes, LINE, Stamp::Footer),
            Err(Refusal::Encrypted),
            "{password:?}"
        );
    }
}
