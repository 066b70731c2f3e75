//! Strangers' files are opened in a child process that can do no harm.
//!
//! Reading a PDF, an image or a film means running large decoders over bytes that somebody may have
//! prepared against them. So this program starts itself once more for each file ([`workshop`]), with
//! nothing in its environment, in a folder of its own, with hard limits on memory, time and what it
//! may write, which the child sets before it looks at anything ([`child`]). What comes back is one
//! line of JSON and new files. A child that says itself that it could not work is tried again, and one
//! that ends in any other way too, a few times: then the file is to blame.

pub mod card;
pub mod child;
mod kind;
mod pages;
mod picture;
mod sample;
mod stamp;
mod variants;
mod workshop;

pub use kind::Kind;
pub use workshop::{Folder, Limits, Media, MediaConfig, Place};

use domain::{
    file::Stamp,
    picture::{MOST_RATIO, PictureUse},
    preview::PreviewKind,
};
use serde::{Deserialize, Serialize};
use std::{io, path::PathBuf};

/// How often something is tried that took too much: the machine may have been busy.
const MOST_ATTEMPTS: i64 = 3;

/// The name of the file that is opened, in the folder of the child.
pub const INPUT: &str = "in";
/// The name of the stamped copy.
pub const COPY: &str = "copy.pdf";

/// What the child is asked to do with the file.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum Task {
    /// To write a line on the pages of a PDF.
    Stamp {
        /// The line.
        text: String,
        /// On which pages.
        place: Stamp,
    },
    /// To make an image smaller.
    Picture,
    /// To bring a picture of a creator into the sizes in which it is kept.
    Variants {
        /// What it is for.
        usage: PictureUse,
    },
    /// To show the first pages of a PDF.
    Pages,
    /// To take the beginning of a recording.
    Sound(Player),
    /// To take the beginning of a film.
    Film(Player),
}

/// What plays a recording or a film.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Player {
    /// The program ffmpeg.
    pub program: PathBuf,
    /// The format that it is told to read, so that a play list cannot pass for a film.
    pub format: String,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// New files.
    Made(Vec<Piece>),
    /// Nothing can be made from this file.
    Refused(Refusal),
}

/// A piece of a preview, as a file in the child's folder.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// What it shows.
    pub kind: PreviewKind,
    /// Its name in the folder, which is also how its storage key ends.
    pub name: String,
    /// Its media type.
    pub media_type: String,
    /// Pixels from left to right and from top to bottom.
    pub size: Option<(u32, u32)>,
}

/// Why nothing can be made from a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// Of this kind of file there are no previews.
    NoPreview,
    /// Only PDF files can be stamped.
    NotPdf,
    /// It is not known where the stamp goes.
    NoPlace,
    /// The file is encrypted.
    Encrypted,
    /// The file cannot be read.
    Damaged,
    /// The file has too many bytes.
    TooLarge,
    /// The image has too many pixels.
    TooManyPixels,
    /// Reading it takes too much time or memory.
    TooMuch,
    /// There is no program here that plays it.
    NoPlayer,
    /// There is so little of it that a preview would give it away.
    TooSmall,
    /// It moves, and one picture was wanted.
    Moves,
    /// One side is many times longer than the other.
    TooNarrow,
    /// Its bytes are not in the store any more.
    Gone,
    /// Something failed that is not the file's fault. The child keeps it to itself.
    Trouble,
}

impl Refusal {
    /// The reason in a sentence for the creator.
    pub fn sentence(self) -> words::Sentence {
        match self {
            Self::NoPreview => words::refusal::media_no_preview(),
            Self::NotPdf => words::refusal::media_not_pdf(),
            Self::NoPlace => words::refusal::media_no_place(),
            Self::Encrypted => words::refusal::media_encrypted(),
            Self::Damaged => words::refusal::media_damaged(),
            Self::TooLarge => words::refusal::media_too_large(),
            Self::TooManyPixels => words::refusal::media_too_many_pixels(),
            Self::TooMuch => words::refusal::media_too_much(),
            Self::NoPlayer => words::refusal::media_no_player(),
            Self::TooSmall => words::refusal::media_too_small(),
            Self::Moves => words::refusal::picture_moves(),
            Self::TooNarrow => words::refusal::picture_narrow(MOST_RATIO.into()),
            Self::Gone => words::refusal::media_gone(),
            Self::Trouble => words::refusal::media_trouble(),
        }
    }

    /// Whether another attempt may end differently.
    pub const fn may_pass(self, attempt: i64) -> bool {
        matches!(self, Self::TooMuch | Self::Trouble) && attempt < MOST_ATTEMPTS
    }

    /// Why a file could not be read or written where the child works.
    fn of_io(error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::OutOfMemory => Self::TooMuch,
            _ => Self::Trouble,
        }
    }
}

/// What making something comes to in the child.
type Result<T> = std::result::Result<T, Refusal>;
