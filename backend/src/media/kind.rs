//! What can be made from a file, by its first bytes.

use super::{Player, Refusal, Task};
use std::path::Path;

const MB: i64 = 1024 * 1024;

/// What a file is, as far as it matters here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// An image that can be decoded.
    Picture,
    /// A PDF.
    Pdf,
    /// A recording, in this format of ffmpeg.
    Sound(&'static str),
    /// A film, in this format of ffmpeg.
    Film(&'static str),
}

impl Kind {
    /// Reads the first bytes of a file. What a sender calls it does not count.
    pub fn of(head: &[u8]) -> Option<Self> {
        Some(match infer::get(head)?.mime_type() {
            "image/png" | "image/jpeg" | "image/gif" | "image/webp" => Self::Picture,
            "application/pdf" => Self::Pdf,
            "audio/mpeg" => Self::Sound("mp3"),
            "audio/m4a" => Self::Sound("mov"),
            "audio/ogg" | "audio/opus" => Self::Sound("ogg"),
            "audio/x-flac" => Self::Sound("flac"),
            "audio/x-wav" => Self::Sound("wav"),
            "video/mp4" | "video/x-m4v" | "video/quicktime" => Self::Film("mov"),
            "video/webm" | "video/x-matroska" => Self::Film("matroska"),
            _ => return None,
        })
    }

    /// The most bytes that are fetched to be opened.
    pub const fn most_bytes(self) -> i64 {
        match self {
            Self::Picture => 50 * MB,
            Self::Pdf => 200 * MB,
            Self::Sound(_) | Self::Film(_) => 4096 * MB,
        }
    }

    /// How a preview of it is made.
    ///
    /// # Errors
    /// [`Refusal::NoPlayer`] if that takes a program that is not here.
    pub fn preview(self, player: Option<&Path>) -> Result<Task, Refusal> {
        let player = |format: &str| {
            Ok(Player {
                program: player.ok_or(Refusal::NoPlayer)?.to_owned(),
                format: format.to_owned(),
            })
        };
        Ok(match self {
            Self::Picture => Task::Picture,
            Self::Pdf => Task::Pages,
            Self::Sound(format) => Task::Sound(player(format)?),
            Self::Film(format) => Task::Film(player(format)?),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_do_not_count_and_active_files_have_no_previews() {
        assert_eq!(Kind::of(b"\x89PNG\r\n\x1a\n\0\0"), Some(Kind::Picture));
        assert_eq!(Kind::of(b"%PDF-1.7\n"), Some(Kind::Pdf));
        assert_eq!(Kind::of(b"GIF89a/*<script>"), Some(Kind::Picture));
        let mp4 = b"\0\0\0\x20ftypisom\0\0\x02\0isomiso2avc1mp41";
        assert_eq!(Kind::of(mp4), Some(Kind::Film("mov")));
        for other in [
            b"<svg xmlns=\"http://www.w3.org/2000/svg\">".as_slice(),
            b"<!doctype html><script>",
            b"#EXTM3U\n#EXTINF:1,\nfile:///etc/hostname\n",
            b"ffconcat version 1.0\nfile /etc/hostname\n",
            b"PK\x03\x04",
            b"",
        ] {
            assert_eq!(Kind::of(other), None);
        }
    }
}
