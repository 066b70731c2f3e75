//! Pictures that creators show: covers of their pages, and themselves.

use crate::{
    id::{CreatorId, PictureId},
    time::DAY,
};
use serde::{Deserialize, Serialize};

/// The largest file that is taken, in bytes.
pub const MOST_BYTES: u64 = 12 * MB;
/// The same in megabytes, for people.
pub const MOST_MEGABYTES: i64 = 12;
/// How many times its shorter side the longer side of a cover may be.
pub const MOST_RATIO: u32 = 5;
/// How many pictures a creator can have at once; those that nothing uses go by themselves.
pub const MOST_PICTURES: i64 = 500;
/// How long a picture stays that nothing uses, in milliseconds.
pub const UNUSED_FOR: i64 = 7 * DAY;

const MB: u64 = 1024 * 1024;

/// What a picture is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PictureUse {
    /// The top of a page.
    Cover,
    /// The creator: a square.
    Avatar,
}

impl PictureUse {
    /// The name in the database and the API.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Cover => "cover",
            Self::Avatar => "avatar",
        }
    }

    /// Reads the name.
    pub fn parse(text: &str) -> Option<Self> {
        [Self::Cover, Self::Avatar]
            .into_iter()
            .find(|usage| usage.as_str() == text)
    }

    /// The widths in which it is kept, in pixels, the smallest first.
    pub const fn widths(self) -> &'static [u32] {
        match self {
            Self::Cover => &[480, 960, 1_600],
            Self::Avatar => &[96, 192],
        }
    }

    /// The widths in which a picture `width` pixels wide is kept: none is wider than it is itself.
    pub fn widths_of(self, width: u32) -> Vec<u32> {
        let largest = self.widths().iter().copied().max().unwrap_or(width);
        let last = width.min(largest);
        let smaller = self.widths().iter().copied().filter(|kept| *kept < last);
        smaller.chain([last]).collect()
    }
}

/// How the bytes of a picture are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// What nothing can be seen through.
    Jpeg,
    /// What is see-through somewhere.
    Png,
}

impl Format {
    /// The end of its name.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Jpeg => "jpg",
            Self::Png => "png",
        }
    }

    /// The media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
        }
    }

    /// Reads a media type.
    pub fn of_media_type(text: &str) -> Option<Self> {
        [Self::Jpeg, Self::Png]
            .into_iter()
            .find(|format| format.media_type() == text)
    }
}

/// One size in which a picture is kept, in pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct PictureSize {
    /// From left to right.
    pub width: i64,
    /// From top to bottom.
    pub height: i64,
}

/// A picture that is there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Picture {
    /// Identifies it. What lies under it never changes.
    pub id: PictureId,
    /// How it is written.
    pub format: Format,
    /// Its sizes, the smallest first; never none.
    pub sizes: Vec<PictureSize>,
}

impl Picture {
    /// The largest size.
    pub fn largest(&self) -> PictureSize {
        self.sizes.last().copied().unwrap_or(PictureSize {
            width: 0,
            height: 0,
        })
    }

    /// The smallest size that is at least `width` pixels wide, or the largest there is.
    pub fn at_least(&self, width: i64) -> PictureSize {
        let mut sizes = self.sizes.iter().copied();
        sizes
            .find(|size| size.width >= width)
            .unwrap_or_else(|| self.largest())
    }

    /// The path of one of its sizes.
    pub fn path(&self, size: PictureSize) -> String {
        format!("/i/{}/{}", self.id, name(size.width, self.format))
    }

    /// All sizes, for `srcset`.
    pub fn srcset(&self) -> String {
        let one = |size: &PictureSize| format!("{} {}w", self.path(*size), size.width);
        let all: Vec<_> = self.sizes.iter().map(one).collect();
        all.join(", ")
    }
}

/// What a size is called: `960.jpg`.
pub fn name(width: i64, format: Format) -> String {
    format!("{width}.{}", format.extension())
}

/// Reads what a size is called, and nothing that is not exactly so.
pub fn parse_name(text: &str) -> Option<(i64, Format)> {
    let (width, extension) = text.split_once('.')?;
    let format = [Format::Jpeg, Format::Png]
        .into_iter()
        .find(|format| format.extension() == extension)?;
    let width = width.parse().ok()?;
    (name(width, format) == text).then_some((width, format))
}

/// Where a size is kept.
pub fn storage_key(creator: &CreatorId, id: &PictureId, width: i64, format: Format) -> String {
    format!("pictures/{creator}/{id}/{}", name(width, format))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_size_is_larger_than_the_picture() {
        let cover = |width| PictureUse::Cover.widths_of(width);
        assert_eq!(cover(4_000), [480, 960, 1_600]);
        assert_eq!(cover(1_600), [480, 960, 1_600]);
        assert_eq!(cover(1_200), [480, 960, 1_200]);
        assert_eq!(cover(480), [480]);
        assert_eq!(cover(1), [1]);
        assert_eq!(PictureUse::Avatar.widths_of(1_000), [96, 192]);
        assert_eq!(PictureUse::Avatar.widths_of(100), [96, 100]);
    }

    #[test]
    fn only_names_of_sizes_are_names() {
        assert_eq!(parse_name("960.jpg"), Some((960, Format::Jpeg)));
        assert_eq!(parse_name("96.png"), Some((96, Format::Png)));
        for odd in [
            "",
            "960",
            ".jpg",
            "960.svg",
            "0960.jpg",
            "+960.jpg",
            "960.jpg.html",
            "../960.jpg",
            "960.JPG",
        ] {
            assert_eq!(parse_name(odd), None, "{odd}");
        }
    }

    #[test]
    fn a_browser_chooses_among_the_sizes() {
        let picture = Picture {
            id: PictureId::trusted("0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a"),
            format: Format::Jpeg,
            sizes: [(480, 270), (960, 540)]
                .map(|(width, height)| PictureSize { width, height })
                .to_vec(),
        };
        let path = "/i/0190f8a3-7e1c-7bd0-9c2f-0d6f6f1c2b3a";
        assert_eq!(
            picture.srcset(),
            format!("{path}/480.jpg 480w, {path}/960.jpg 960w")
        );
        assert_eq!(picture.at_least(500).width, 960);
        assert_eq!(picture.at_least(5_000).width, 960);
        assert_eq!(picture.at_least(1).width, 480);
    }
}
