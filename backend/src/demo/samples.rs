//! What the demo sells: products, each with one real small file.

use super::{art::Art, pictures::draw};
use crate::{
    Backend, Result,
    flows::{
        files::{self, FileChange},
        products,
    },
};
use bytes::Bytes;
use domain::{
    file::FileDraft,
    id::{CreatorId, ProductId},
    product::ProductDraft,
};
use futures::stream;

/// A product, and what its file is called.
pub(super) struct Sample {
    name: &'static str,
    description: &'static str,
    price: i64,
    compare_at: Option<i64>,
    file_name: &'static str,
    file_type: &'static str,
    content: Content,
}

/// What is in the file.
enum Content {
    Kept(&'static [u8]),
    Drawn(Art),
}

/// A guide to ten walks.
pub(super) const FIELD_NOTES: Sample = Sample {
    name: "Field notes",
    description: "**Ten short walks**, and what to look for on them.\n\nA small illustrated guide for people who would like to \
                  notice more. Each walk takes less than an hour and starts at a bus stop.\n\n\
                  - a map of each walk, drawn by hand\n- three things to find, and one to listen for\n\
                  - an empty page for what you saw",
    price: 900,
    compare_at: Some(1_200),
    file_name: "Field notes.pdf",
    file_type: "application/pdf",
    content: Content::Kept(include_bytes!("../../demo/field-notes.pdf")),
};

/// A picture for a wall.
pub(super) const POSTER: Sample = Sample {
    name: "Harbour at dawn",
    description: "A poster to print at home, in the colours of the first ten minutes of the day.",
    price: 1_400,
    compare_at: None,
    file_name: "Harbour at dawn.png",
    file_type: "image/png",
    content: Content::Drawn(Art::Dawn),
};

/// Sounds.
pub(super) const PRESETS: Sample = Sample {
    name: "Synth presets for slow mornings",
    description: "Twelve patient sounds. Works with any synth that reads text presets.",
    price: 1_900,
    compare_at: None,
    file_name: "Synth presets.zip",
    file_type: "application/zip",
    content: Content::Kept(include_bytes!("../../demo/synth-presets.zip")),
};

/// Makes a product and uploads its file.
///
/// # Errors
/// If the database or the file store fails.
pub(super) async fn product(
    b: &Backend,
    creator: &CreatorId,
    sample: &Sample,
) -> Result<ProductId> {
    let draft = ProductDraft {
        name: sample.name.to_owned(),
        description: sample.description.to_owned(),
        price_in_cents: sample.price,
        compare_at_price_in_cents: sample.compare_at,
        currency: "EUR".to_owned(),
        ..ProductDraft::new()
    };
    let product = products::create(b, creator, &draft).await?;
    let bytes = match sample.content {
        Content::Kept(bytes) => Bytes::from_static(bytes),
        Content::Drawn(art) => draw(art).await?,
    };
    upload(b, creator, &product.id, sample, bytes).await?;
    Ok(product.id)
}

async fn upload(
    b: &Backend,
    creator: &CreatorId,
    product: &ProductId,
    sample: &Sample,
    bytes: Bytes,
) -> Result<()> {
    let file = FileDraft {
        file_name: sample.file_name.to_owned(),
        file_type: sample.file_type.to_owned(),
        size_bytes: i64::try_from(bytes.len()).unwrap_or_default(),
        sha256: None,
        replaces: None,
    };
    let (file, _) = files::begin_upload(b, creator, product, &file).await?;
    let bytes = stream::iter([Ok(bytes)]);
    b.files
        .put(&file.storage_key, file.size_bytes, bytes)
        .await?;
    files::complete_upload(b, creator, &file.id).await?;
    let change = FileChange {
        shows_preview: Some(true),
        ..FileChange::default()
    };
    if file.file_type != "application/zip" {
        files::change(b, creator, &file.id, &change).await?;
    }
    Ok(())
}
