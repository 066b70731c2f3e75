//! A file of a product: what is uploaded, sold and downloaded.

use crate::{
    Rejection, Timestamp,
    id::{CreatorId, FileId, ProductId},
    rejection::Checks,
    text,
};
use serde::{Deserialize, Serialize};

/// The largest file, in bytes (the largest single object of S3 and R2: 5 TiB; ours is 50 GiB).
pub const MAX_BYTES: i64 = 50 * 1024 * 1024 * 1024;

/// A file as stored.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct File {
    /// Identifies the file.
    pub id: FileId,
    /// The product it belongs to.
    pub product_id: ProductId,
    /// Who uploaded it.
    pub creator_id: CreatorId,
    /// The name a customer gets it under.
    pub file_name: String,
    /// Its media type.
    pub file_type: String,
    /// Where the bytes are: `products/{creatorId}/{productId}/original/{fileName}`.
    pub storage_key: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// SHA-256 of the bytes in lower-case hex: promised before the upload, proven after it.
    pub sha256: Option<String>,
    /// When the row was made.
    pub created_at: Timestamp,
    /// When the bytes were there and proven; a file without it is not for sale.
    pub uploaded_at: Option<Timestamp>,
    /// CRC-32 of the bytes (as ZIP has it), known when they are proven.
    pub crc32: Option<u32>,
    /// Where it stands among the files of its product.
    pub position: i64,
    /// Orders from this moment on get it; without it, also all earlier ones.
    pub available_from: Option<Timestamp>,
    /// Orders from this moment on do not get it: another version took its place.
    pub available_until: Option<Timestamp>,
    /// What it takes the place of when its bytes are proven.
    pub replaces: Option<Replacement>,
    /// Since when its bytes are being checked.
    pub checking_since: Option<Timestamp>,
    /// Why its bytes were refused.
    pub refusal: Option<words::Sentence>,
    /// Where a buyer's copy carries the buyer's address.
    pub stamp: Stamp,
    /// Whether the sales page shows a preview made from it.
    pub shows_preview: bool,
}

/// The file that a new version takes the place of, and for whom.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Replacement {
    /// The version before.
    pub file: FileId,
    /// Who gets the new one.
    pub buyers: Buyers,
}

/// Who gets a new version of a file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Buyers {
    /// Everybody who has bought or will buy the product.
    #[default]
    All,
    /// Who buys from now on; earlier buyers keep the version they bought.
    New,
}

impl Buyers {
    /// The name in the API and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::All => "all",
            Self::New => "new",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::All, Self::New]
            .into_iter()
            .find(|buyers| buyers.as_str() == text)
    }
}

/// Where a buyer's personal copy of a PDF carries the buyer's address and order.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stamp {
    /// Nowhere: everybody gets the same bytes.
    #[default]
    None,
    /// At the foot of every page.
    Footer,
    /// On the first page.
    FirstPage,
    /// A word that this version of the program does not know: nobody gets anything, and least of all
    /// the original, until it is chosen anew.
    Unknown,
}

impl Stamp {
    /// The name in the API and in the database.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Footer => "footer",
            Self::FirstPage => "first_page",
            Self::Unknown => "unknown",
        }
    }

    /// Reads the name of what can be chosen.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::None, Self::Footer, Self::FirstPage]
            .into_iter()
            .find(|stamp| stamp.as_str() == text)
    }
}

impl File {
    /// Whether a buyer whose order was fulfilled at `moment` gets this version.
    pub fn is_for(&self, moment: Timestamp) -> bool {
        self.uploaded_at.is_some()
            && self.available_from.is_none_or(|from| from <= moment)
            && self.available_until.is_none_or(|until| moment < until)
    }

    /// Whether whoever buys now gets it.
    pub fn is_current(&self) -> bool {
        self.available_until.is_none()
    }
}

/// What somebody wants to upload, before it has been checked.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FileDraft {
    /// The name a customer gets it under.
    pub file_name: String,
    /// Its media type.
    pub file_type: String,
    /// Its size in bytes.
    pub size_bytes: i64,
    /// SHA-256 in hex, if known beforehand.
    pub sha256: Option<String>,
    /// What it takes the place of.
    #[serde(default)]
    pub replaces: Option<Replacement>,
}

/// An acceptable upload.
#[derive(Clone, Debug, PartialEq)]
pub struct FileTerms {
    /// A plain name without folders.
    pub file_name: String,
    /// `type/subtype`.
    pub file_type: String,
    /// 1 to [`MAX_BYTES`].
    pub size_bytes: i64,
    /// 64 lower-case hex digits.
    pub sha256: Option<String>,
    /// What it takes the place of.
    pub replaces: Option<Replacement>,
}

impl FileDraft {
    /// Checks every field.
    ///
    /// # Errors
    /// All fields that are not acceptable.
    pub fn check(&self) -> Result<FileTerms, Rejection> {
        let mut checks = Checks::default();
        let file_name = checks.field("fileName", file_name(&self.file_name));
        let file_type = checks.field("fileType", media_type(&self.file_type));
        let size_bytes = checks.field("fileSizeBytes", size(self.size_bytes));
        let sha256 = checks.field("sha256", self.sha256.as_deref().map(sha256_hex).transpose());
        checks.finish()?;
        let (Some(file_name), Some(file_type), Some(size_bytes), Some(sha256)) =
            (file_name, file_type, size_bytes, sha256)
        else {
            return Err(Rejection::field("fileName", words::refusal::check_file()));
        };
        Ok(FileTerms {
            file_name,
            file_type,
            size_bytes,
            sha256,
            replaces: self.replaces.clone(),
        })
    }
}

/// The key under which the original of a file is stored, as the data model has it.
pub fn storage_key(creator: &CreatorId, product: &ProductId, file_name: &str) -> String {
    format!("products/{creator}/{product}/original/{file_name}")
}

/// The key of a file whose name was used before: with the random end of its id before the name, which
/// keeps keys short enough for every store.
pub fn version_key(
    creator: &CreatorId,
    product: &ProductId,
    file: &FileId,
    file_name: &str,
) -> String {
    let id = file.as_str();
    let mark = id.rsplit('-').next().unwrap_or(id);
    format!("products/{creator}/{product}/original/{mark}/{file_name}")
}

/// A name that customers can save a file under.
///
/// # Errors
/// What is wrong with it, in a sentence.
pub fn file_name(name: &str) -> Result<String, words::Sentence> {
    let name = text::line(name, words::refusal::file_name_missing, 200)?;
    // 255 bytes is what common file systems allow; the rest is room for a temporary suffix.
    if name.len() > 240 {
        return Err(words::refusal::file_name_long());
    }
    let reserved = name.starts_with('.') || name.ends_with('.') || name.ends_with(' ');
    if reserved || name.contains(['/', '\\', ':', '*', '?', '"', '<', '>', '|']) {
        return Err(words::refusal::file_name_odd());
    }
    Ok(name)
}

fn media_type(text: &str) -> Result<String, words::Sentence> {
    let text = text.trim().to_ascii_lowercase();
    if text.is_empty() {
        return Ok("application/octet-stream".to_owned());
    }
    let token = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|b| b.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&b))
    };
    match text.split_once('/') {
        Some((kind, sub)) if text.len() <= 127 && token(kind) && token(sub) => Ok(text),
        _ => Err(words::refusal::file_type_odd()),
    }
}

fn size(bytes: i64) -> Result<i64, words::Sentence> {
    match bytes {
        ..=0 => Err(words::refusal::file_empty()),
        1..=MAX_BYTES => Ok(bytes),
        _ => Err(words::refusal::file_too_large()),
    }
}

fn sha256_hex(text: &str) -> Result<String, words::Sentence> {
    let text = text.trim().to_ascii_lowercase();
    if text.len() == 64 && text.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        Ok(text)
    } else {
        Err(words::refusal::file_sha256_odd())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn draft(name: &str) -> FileDraft {
        FileDraft {
            file_name: name.into(),
            file_type: "application/pdf".into(),
            size_bytes: 1,
            sha256: None,
            replaces: None,
        }
    }

    #[test]
    fn refuses_what_cannot_be_sold() {
        for bad in [
            "",
            "../x",
            "a/b",
            "a\\b",
            ".htaccess",
            "x\u{0}",
            "x\r\ny",
            "\u{202e}fdp.exe",
        ] {
            assert!(draft(bad).check().is_err(), "{bad:?}");
        }
        for size_bytes in [0, -1, MAX_BYTES + 1, i64::MAX] {
            assert!(
                FileDraft {
                    size_bytes,
                    ..draft("a.pdf")
                }
                .check()
                .is_err(),
                "{size_bytes}"
            );
        }
        assert!(
            FileDraft {
                sha256: Some("abc".into()),
                ..draft("a.pdf")
            }
            .check()
            .is_err()
        );
        assert!(
            FileDraft {
                file_type: "text/html\r\nX: y".into(),
                ..draft("a.pdf")
            }
            .check()
            .is_err()
        );
        assert!(draft("Übung (1) — final.pdf").check().is_ok());
    }

    proptest! {
        #[test]
        fn an_accepted_name_is_one_path_segment(name in "\\PC{0,60}|[./\\\\a]{0,12}") {
            if let Ok(terms) = draft(&name).check() {
                prop_assert!(!terms.file_name.contains('/'));
                prop_assert_ne!(terms.file_name.as_str(), "..");
                prop_assert!(!terms.file_name.starts_with('.'));
            }
        }
    }
}
