//! Which bytes a buyer gets for a file.

use crate::{
    Error, Result,
    db::{Connection, orders::Order},
    flows::copies,
};
use domain::{
    file::{File, Stamp},
    media_type,
};

/// The bytes that one buyer gets for one file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Where they are in the store.
    pub storage_key: String,
    /// How many there are.
    pub size_bytes: i64,
    /// Their SHA-256 in lower-case hex.
    pub sha256: String,
    /// Their CRC-32, if it is known already.
    pub crc32: Option<u32>,
    /// The media type they are sent under; never one that a browser runs.
    pub media_type: String,
    /// The name they are saved under.
    pub file_name: String,
}

impl Source {
    /// How many bytes there are, for counting in them.
    pub fn size(&self) -> u64 {
        u64::try_from(self.size_bytes).unwrap_or_default()
    }
}

/// Says which bytes the buyer of an order gets for a file: the original, unless the file is given
/// out in personal copies only. Then it is never the original.
///
/// # Errors
/// [`domain::Code::Conflict`] while the personal copy is being made, or if it could not be made.
pub async fn source(c: &mut dyn Connection, order: &Order, file: &File) -> Result<Source> {
    if file.stamp == Stamp::None {
        return original(file);
    }
    let (storage_key, copy) = copies::ready(c, &order.id, file).await?;
    Ok(Source {
        storage_key,
        size_bytes: copy.size,
        sha256: copy.sha256,
        crc32: Some(copy.crc32),
        media_type: media_type::inert(&file.file_type).to_owned(),
        file_name: file.file_name.clone(),
    })
}

fn original(file: &File) -> Result<Source> {
    let sha256 = file
        .sha256
        .clone()
        .ok_or_else(|| Error::Corrupt(format!("file {} has bytes but no hash", file.id)))?;
    Ok(Source {
        storage_key: file.storage_key.clone(),
        size_bytes: file.size_bytes,
        sha256,
        crc32: file.crc32,
        media_type: media_type::inert(&file.file_type).to_owned(),
        file_name: file.file_name.clone(),
    })
}
