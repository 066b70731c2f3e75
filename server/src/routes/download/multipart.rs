//! Several runs of bytes in one answer (`multipart/byteranges`, RFC 9110 §14.6).

use backend::{clock, files::Pieces};
use bytes::Bytes;
use futures::{StreamExt, stream};
use std::ops::Range;

/// The lines around the runs.
pub(super) struct Frame {
    boundary: String,
    media_type: String,
    size: u64,
}

impl Frame {
    /// For parts of a file of this type and size.
    pub(super) fn new(media_type: &str, size: u64) -> Self {
        let boundary = clock::random::<15>()
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Self {
            boundary,
            media_type: media_type.to_owned(),
            size,
        }
    }

    /// What the answer is sent as.
    pub(super) fn media_type(&self) -> String {
        format!("multipart/byteranges; boundary={}", self.boundary)
    }

    fn head(&self, part: &Range<u64>) -> String {
        format!(
            "\r\n--{}\r\nContent-Type: {}\r\nContent-Range: {}\r\n\r\n",
            self.boundary,
            self.media_type,
            content_range(part, self.size)
        )
    }

    fn tail(&self) -> String {
        format!("\r\n--{}--\r\n", self.boundary)
    }

    /// How many bytes the answer has.
    pub(super) fn length(&self, parts: &[Range<u64>]) -> u64 {
        let part = |part: &Range<u64>| self.head(part).len() as u64 + part.end - part.start;
        parts.iter().map(part).sum::<u64>() + self.tail().len() as u64
    }

    /// Puts the lines around the runs.
    pub(super) fn around(&self, parts: Vec<(Range<u64>, Pieces)>) -> Pieces {
        let line = |text: String| stream::iter([Ok(Bytes::from(text))]).boxed();
        let framed: Vec<_> = parts
            .into_iter()
            .flat_map(|(part, bytes)| [line(self.head(&part)), bytes])
            .chain([line(self.tail())])
            .collect();
        stream::iter(framed).flatten().boxed()
    }
}

/// `bytes 0-4/24`
pub(super) fn content_range(part: &Range<u64>, size: u64) -> String {
    format!("bytes {}-{}/{size}", part.start, part.end - 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::TryStreamExt;

    #[tokio::test]
    async fn the_answer_is_as_long_as_it_says() {
        let frame = Frame::new("text/plain", 100);
        let parts = vec![0..2, 95..100];
        let length = frame.length(&parts);
        let bytes = |text: &'static str| stream::iter([Ok(Bytes::from(text))]).boxed();
        let whole: Vec<Bytes> = frame
            .around(
                parts
                    .into_iter()
                    .zip([bytes("ab"), bytes("vwxyz")])
                    .collect(),
            )
            .try_collect()
            .await
            .unwrap();
        let whole = String::from_utf8(whole.concat()).unwrap();
        assert_eq!(whole.len() as u64, length);
        let lines = whole.replace(&frame.boundary, "B");
        assert_eq!(
            lines,
            "\r\n--B\r\nContent-Type: text/plain\r\nContent-Range: bytes 0-1/100\r\n\r\nab\
             \r\n--B\r\nContent-Type: text/plain\r\nContent-Range: bytes 95-99/100\r\n\r\nvwxyz\
             \r\n--B--\r\n"
        );
    }
}
