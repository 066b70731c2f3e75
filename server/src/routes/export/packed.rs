//! A file of an archive, deflated while it comes.

use super::PIECE;
use axum::body::Bytes;
use domain::archive::Measured;
use flate2::{Compression, Crc, write::DeflateEncoder};
use std::io::{self, Write};

/// What is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Content {
    /// Text: deflated, it is a tenth.
    Text,
    /// Pictures and sound, which are as small as they get: they only look deflated.
    Media,
}

/// A file on its way.
pub(super) struct Packed {
    encoder: DeflateEncoder<Vec<u8>>,
    crc: Crc,
    measured: Measured,
}

impl Packed {
    pub(super) fn new(content: Content) -> Self {
        let effort = match content {
            Content::Text => Compression::default(),
            Content::Media => Compression::none(),
        };
        Self {
            encoder: DeflateEncoder::new(Vec::new(), effort),
            crc: Crc::new(),
            measured: Measured::default(),
        }
    }

    /// Takes some bytes: what can be sent now, which may be nothing.
    pub(super) fn add(&mut self, bytes: &[u8]) -> io::Result<Bytes> {
        self.crc.update(bytes);
        self.measured.size += bytes.len() as u64;
        self.encoder.write_all(bytes)?;
        let ready = self.encoder.get_mut();
        if ready.len() < PIECE {
            return Ok(Bytes::new());
        }
        let ready = std::mem::take(ready);
        self.measured.packed += ready.len() as u64;
        Ok(ready.into())
    }

    /// The rest, and what all of it was.
    pub(super) fn end(self) -> io::Result<(Bytes, Measured)> {
        let rest = self.encoder.finish()?;
        let measured = Measured {
            crc32: self.crc.sum(),
            packed: self.measured.packed + rest.len() as u64,
            ..self.measured
        };
        Ok((rest.into(), measured))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use flate2::write::DeflateDecoder;

    #[test]
    fn nothing_is_lost_and_everything_is_counted() {
        let bytes: Vec<u8> = (0..300_000_u32).flat_map(u32::to_le_bytes).collect();
        for content in [Content::Text, Content::Media] {
            let mut file = Packed::new(content);
            let mut sent = Vec::new();
            for piece in bytes.chunks(70_000) {
                sent.extend(file.add(piece).unwrap());
            }
            let (rest, measured) = file.end().unwrap();
            sent.extend(rest);
            assert_eq!(measured.size, bytes.len() as u64);
            assert_eq!(measured.packed, sent.len() as u64);
            let mut decoder = DeflateDecoder::new(Vec::new());
            decoder.write_all(&sent).unwrap();
            assert_eq!(decoder.finish().unwrap(), bytes, "{content:?}");
        }
    }
}
