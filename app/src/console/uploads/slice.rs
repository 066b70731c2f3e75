//! Pieces of a file on the creator's disk. They are never held in memory as a whole.

use crate::api::files::PartSum;
use crate::spoken::words;
use base64::{Engine, engine::general_purpose::STANDARD};
use domain::upload::Part;
use js_sys::{ArrayBuffer, Uint8Array};
use md5::{Digest, Md5};
use sha2::Sha256;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File};

/// How much is read at once.
const CHUNK: i64 = 1024 * 1024;

/// The bytes of a part, as something that can be sent.
pub(super) fn slice(file: &File, part: &Part) -> Result<Blob, String> {
    cut(file, part.start, part.start + part.size)
}

/// What the bytes of a part add up to.
pub(super) async fn sum(file: &File, part: &Part) -> Result<PartSum, String> {
    let sum = digest::<Md5>(file, part.start, part.start + part.size).await?;
    Ok(PartSum {
        number: part.number,
        md5: STANDARD.encode(sum),
    })
}

/// SHA-256 of a file in hex.
pub(super) async fn sha256(file: &File, size: i64) -> Result<String, String> {
    let sum = digest::<Sha256>(file, 0, size).await?;
    Ok(sum.iter().map(|byte| format!("{byte:02x}")).collect())
}

async fn digest<D: Digest>(file: &File, start: i64, end: i64) -> Result<Vec<u8>, String> {
    let (mut hash, mut at) = (D::new(), start);
    while at < end {
        let next = end.min(at + CHUNK);
        let read = JsFuture::from(cut(file, at, next)?.array_buffer());
        let bytes: ArrayBuffer = read.await.map_err(changed)?.unchecked_into();
        hash.update(Uint8Array::new(&bytes).to_vec());
        at = next;
    }
    Ok(hash.finalize().to_vec())
}

fn cut(file: &File, from: i64, to: i64) -> Result<Blob, String> {
    // Exact: sizes are far below 2^53.
    file.slice_with_f64_and_f64(from as f64, to as f64)
        .map_err(changed)
}

/// What browsers refuse to read was moved or changed after it was chosen.
fn changed(_: JsValue) -> String {
    words().uploads_unreadable().to_owned()
}
