//! A ZIP archive that is written while nobody knows yet what will be in it. Its files are deflated, and
//! their sizes and checksums stand behind them (APPNOTE.TXT 4.3.9) and in the directory at its end.

use super::header::{FULL_32, Head, Packing, central_directory, descriptor, local_header};
use crate::Timestamp;

/// What a file turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measured {
    /// CRC-32 of its bytes.
    pub crc32: u32,
    /// How many it has.
    pub size: u64,
    /// How many they are deflated.
    pub packed: u64,
}

impl Measured {
    /// Whether an archive that grows can hold it. What comes behind a file says its sizes in 32 bits.
    pub const fn fits(&self) -> bool {
        self.size < FULL_32 && self.packed < FULL_32
    }
}

/// An archive that grows.
#[derive(Clone, Debug)]
pub struct Growing {
    /// When its files are said to be from.
    made_at: Timestamp,
    files: Vec<File>,
    /// How much of it has been written.
    written: u64,
}

#[derive(Clone, Debug)]
struct File {
    name: String,
    begins: u64,
    measured: Measured,
}

impl File {
    fn head(&self, at: Timestamp) -> Head<'_> {
        Head {
            name: &self.name,
            at,
            packing: Packing::Deflated,
            crc32: self.measured.crc32,
            size: self.measured.size,
            packed: self.measured.packed,
        }
    }
}

impl Growing {
    /// One without any files.
    pub const fn new(made_at: Timestamp) -> Self {
        Self {
            made_at,
            files: Vec::new(),
            written: 0,
        }
    }

    /// What comes before the bytes of a file. Its name must be another than those of all before it.
    pub fn begin(&mut self, name: &str) -> Vec<u8> {
        let file = File {
            name: name.to_owned(),
            begins: self.written,
            measured: Measured::default(),
        };
        let header = local_header(&file.head(self.made_at));
        self.files.push(file);
        self.put(header)
    }

    /// What comes after the bytes of the file that was begun last.
    pub fn end(&mut self, measured: Measured) -> Vec<u8> {
        let Some(file) = self.files.last_mut() else {
            return Vec::new();
        };
        file.measured = measured;
        let after = descriptor(&file.head(self.made_at));
        self.written += measured.packed;
        self.put(after)
    }

    /// What comes after all of them.
    pub fn finish(&self) -> Vec<u8> {
        let heads = self.files.iter();
        let heads = heads.map(|file| (file.head(self.made_at), file.begins));
        central_directory(heads, self.written)
    }

    fn put(&mut self, bytes: Vec<u8>) -> Vec<u8> {
        self.written += bytes.len() as u64;
        bytes
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(bytes: &[u8]) -> usize {
        bytes
            .iter()
            .rev()
            .fold(0, |number, byte| number << 8 | usize::from(*byte))
    }

    #[test]
    fn everything_is_where_the_directory_says() {
        let mut archive = Growing::new(Timestamp::from_millis(0));
        let mut bytes = Vec::new();
        // Deflated by hand: one last block, stored.
        let packed = |text: &[u8]| {
            let length = u16::try_from(text.len()).unwrap();
            let lengths = [length.to_le_bytes(), (!length).to_le_bytes()].concat();
            [&[1], &*lengths, text].concat()
        };
        let texts: [(&str, &[u8]); 3] = [
            ("a.txt", b"one"),
            ("\u{e4}.txt", b""),
            ("b/c.txt", b"three"),
        ];
        for (name, text) in texts {
            bytes.extend(archive.begin(name));
            let deflated = packed(text);
            bytes.extend(&deflated);
            bytes.extend(archive.end(Measured {
                crc32: 7,
                size: text.len() as u64,
                packed: deflated.len() as u64,
            }));
        }
        bytes.extend(archive.finish());

        let end = &bytes[bytes.len() - 22..];
        assert_eq!(&end[..4], b"PK\x05\x06");
        assert_eq!(number(&end[10..12]), 3);
        let mut at = number(&end[16..20]);
        for (name, text) in texts {
            let head = &bytes[at..];
            assert_eq!(&head[..4], b"PK\x01\x02", "{name}");
            assert_eq!(number(&head[8..10]), 1 << 11 | 1 << 3);
            assert_eq!(number(&head[10..12]), 8);
            assert_eq!(
                (number(&head[20..24]), number(&head[24..28])),
                (text.len() + 5, text.len())
            );
            let length = number(&head[28..30]);
            assert_eq!(&head[46..46 + length], name.as_bytes());
            let local = &bytes[number(&head[42..46])..];
            assert_eq!(&local[..4], b"PK\x03\x04");
            let content = &local[30 + length..];
            assert_eq!(&content[5..5 + text.len()], text);
            assert_eq!(&content[5 + text.len()..][..4], b"PK\x07\x08");
            at += 46 + length;
        }
        assert_eq!(at, bytes.len() - 22);
    }
}
