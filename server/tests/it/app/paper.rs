//! PDFs, made by the rules so that a test can break one of them.

use lopdf::{
    Dictionary, Document, EncryptionState, EncryptionVersion, IncrementalDocument, Object,
    Permissions, Stream, dictionary,
};

/// A PDF of so many pages, each with a number on it.
pub fn pdf(pages: usize) -> Vec<u8> {
    let contents = (1..=pages).map(|page| {
        let content = format!("BT /F1 200 Tf 200 300 Td ({page}) Tj ET");
        Stream::new(Dictionary::new(), content.into_bytes())
    });
    bytes(document(contents.collect()))
}

/// The same PDF with a font that cannot be read any more.
pub fn torn(pdf: &[u8]) -> Vec<u8> {
    let font = b"<</Type/Font";
    let at = pdf.windows(font.len()).position(|part| part == font);
    let mut torn = pdf.to_vec();
    torn[at.unwrap() + 1] = b'(';
    torn
}

/// A PDF that begins with this one, and ends with a change to it.
pub fn continued(pdf: &[u8]) -> Vec<u8> {
    let document = Document::load_mem(pdf).unwrap();
    let page = document.page_iter().next().unwrap();
    let mut later = IncrementalDocument::create_from(pdf.to_vec(), document);
    later.opt_clone_object_to_new_document(page).unwrap();
    let entries = later.new_document.get_dictionary_mut(page).unwrap();
    entries.set("Rotate", 90);
    let mut bytes = Vec::new();
    later.save_to(&mut bytes).unwrap();
    bytes
}

/// A small PDF whose one page unpacks to 100 MB.
pub fn bomb() -> Vec<u8> {
    let mut stream = Stream::new(Dictionary::new(), vec![b' '; 100 * 1024 * 1024]);
    stream.compress().unwrap();
    bytes(document(vec![stream]))
}

/// A small PDF whose one page draws a drawing ten times, which draws another one ten times, and so on.
pub fn laughs() -> Vec<u8> {
    let page = Stream::new(Dictionary::new(), b"/F Do".to_vec());
    let mut document = document(vec![page]);
    let square = b"0 0 595 842 re f".to_vec();
    let mut drawing = document.add_object(form(Dictionary::new(), square));
    for _ in 0..12 {
        let resources = dictionary! { "XObject" => dictionary! { "F" => drawing } };
        drawing = document.add_object(form(resources, b"/F Do ".repeat(10)));
    }
    let resources = dictionary! { "XObject" => dictionary! { "F" => drawing } };
    root(&mut document).set("Resources", resources);
    bytes(document)
}

fn form(resources: Dictionary, content: Vec<u8>) -> Stream {
    let form = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Form",
        "BBox" => [0, 0, 999, 999].map(Object::from).to_vec(),
        "Resources" => resources,
    };
    Stream::new(form, content)
}

/// The root of the tree of pages.
fn root(document: &mut Document) -> &mut Dictionary {
    let root = document.catalog().unwrap().get(b"Pages").unwrap();
    let id = root.as_reference().unwrap();
    document.get_dictionary_mut(id).unwrap()
}

/// A PDF that can be read with this password only.
pub fn encrypted(password: &str) -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(1)).unwrap();
    let id = Object::string_literal(*b"0123456789abcdef");
    document.trailer.set("ID", vec![id.clone(), id]);
    let version = EncryptionVersion::V2 {
        document: &document,
        owner_password: "owner",
        user_password: password,
        key_length: 128,
        permissions: Permissions::all(),
    };
    let state = EncryptionState::try_from(version).unwrap();
    document.encrypt(&state).unwrap();
    bytes(document)
}

/// A PDF whose tree of pages leads back to its root.
pub fn endless() -> Vec<u8> {
    let mut document = Document::load_mem(&pdf(1)).unwrap();
    let itself = document.catalog().unwrap().get(b"Pages").unwrap().clone();
    root(&mut document).set("Kids", vec![itself.clone(), itself]);
    bytes(document)
}

/// A PDF of a page of 100,000 × 100,000 points with an image that claims as many pixels.
pub fn enormous() -> Vec<u8> {
    let content = b"q 100000 0 0 100000 0 0 cm /I Do Q".to_vec();
    let mut document = document(vec![Stream::new(Dictionary::new(), content)]);
    let image = dictionary! {
        "Type" => "XObject",
        "Subtype" => "Image",
        "Width" => 100_000,
        "Height" => 100_000,
        "ColorSpace" => "DeviceRGB",
        "BitsPerComponent" => 8,
    };
    let image = document.add_object(Stream::new(image, vec![0; 1024]));
    let pages = root(&mut document);
    let size = [0, 0, 100_000, 100_000].map(Object::from);
    pages.set("MediaBox", size.to_vec());
    let images = dictionary! { "XObject" => dictionary! { "I" => image } };
    pages.set("Resources", images);
    bytes(document)
}

fn document(contents: Vec<Stream>) -> Document {
    let mut document = Document::with_version("1.5");
    let parent = document.new_object_id();
    let font = document.add_object(dictionary! {
        "Type" => "Font",
        "Subtype" => "Type1",
        "BaseFont" => "Helvetica",
    });
    let mut kids: Vec<Object> = Vec::new();
    for content in contents {
        let content = document.add_object(content);
        let page = dictionary! { "Type" => "Page", "Parent" => parent, "Contents" => content };
        kids.push(document.add_object(page).into());
    }
    let count = i64::try_from(kids.len()).unwrap();
    let pages = dictionary! {
        "Type" => "Pages",
        "Kids" => kids,
        "Count" => count,
        "MediaBox" => [0, 0, 595, 842].map(Object::from).to_vec(),
        "Resources" => dictionary! { "Font" => dictionary! { "F1" => font } },
    };
    document.objects.insert(parent, pages.into());
    let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => parent });
    document.trailer.set("Root", catalog);
    document
}

fn bytes(mut document: Document) -> Vec<u8> {
    let mut bytes = Vec::new();
    document.save_to(&mut bytes).unwrap();
    bytes
}
