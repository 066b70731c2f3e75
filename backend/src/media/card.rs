//! The card that others show for a link to a page: a picture of 1,200 × 630 pixels.
//!
//! What creators write is set as text and as nothing else: there is no markup in between that it could
//! be part of. Characters for which there is no letter here are left out.
//!
//! | module | is |
//! |---|---|
//! | [`canvas`] | pixels: areas, pictures, the PNG in the end |
//! | [`letters`] | text: fonts, lines, how large it can be |
//! | [`kept`] | the cards that were drawn lately |

mod canvas;
mod kept;
mod letters;

pub use kept::Cards;

use canvas::{Area, Canvas};
use domain::{colour::Colour, palette::Palette};
use image::{ImageError, RgbImage};
use letters::{Letters, Setting, Weight};
use serde::Serialize;
use sha2::{Digest, Sha256};

/// From left to right, in pixels: what every service that shows cards asks for.
pub const WIDTH: u32 = 1_200;
/// From top to bottom.
pub const HEIGHT: u32 = 630;

/// Around everything.
const MARGIN: u32 = 72;
/// Where the cover begins, if there is one.
const COVER_FROM: u32 = 744;
/// The line in the accent below everything.
const FOOT: u32 = 14;
/// How high the price stands.
const PRICE_HEIGHT: u32 = 76;
/// The most characters of a text that are set: more do not fit in any size.
const MOST_CHARACTERS: usize = 240;

/// What a card shows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Card {
    /// The headline of the page.
    pub title: String,
    /// What stands in its place if it has no letter that can be drawn.
    pub nameless: String,
    /// Whose page it is.
    pub creator: String,
    /// What it costs, in words.
    pub price: String,
    /// What that is compared with.
    pub compare_at: Option<String>,
    /// When it opens or closes, in words.
    pub time: String,
    /// The picture on it, by its path.
    pub cover: Option<String>,
    /// The colours.
    pub colours: Colours,
}

/// The colours of a card.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Colours {
    paper: [u8; 3],
    ink: [u8; 3],
    muted: [u8; 3],
    accent: [u8; 3],
    on_accent: [u8; 3],
    edge: [u8; 3],
}

impl From<&Palette> for Colours {
    fn from(palette: &Palette) -> Self {
        let Colour(paper) = palette.paper;
        Self {
            paper,
            ink: palette.ink.0,
            muted: palette.muted.0,
            accent: palette.accent.0,
            on_accent: palette.on_accent.0,
            edge: palette.accent_edge.0,
        }
    }
}

impl Card {
    /// The same for the same card, and for no other.
    pub fn key(&self) -> String {
        // A struct of strings and numbers can always be written.
        let text = serde_json::to_vec(self).unwrap_or_default();
        let hash = Sha256::digest(&text);
        hash[..16]
            .iter()
            .map(|byte| format!("{byte:02x}"))
            .collect()
    }

    /// Draws it as a PNG. It takes a part of a second: not for a thread that others wait for. `cover` is
    /// a picture that this program wrote itself.
    ///
    /// # Errors
    /// If the cover cannot be read, or the picture not be written.
    pub fn draw(&self, cover: Option<&[u8]>) -> Result<Vec<u8>, ImageError> {
        let mut canvas = Canvas::new(WIDTH, HEIGHT, self.colours.paper);
        let right = match cover {
            Some(bytes) => {
                let cover = image::load_from_memory(bytes)?;
                let area = Area::new(COVER_FROM, 0, WIDTH - COVER_FROM, HEIGHT);
                canvas.picture(&flat(&cover, self.colours.paper), area);
                COVER_FROM
            }
            None => WIDTH,
        };
        let foot = Area::new(0, HEIGHT - FOOT, WIDTH, FOOT);
        canvas.fill(foot, 0, self.colours.edge);
        let width = right - 2 * MARGIN;
        let mut letters = Letters::new();
        self.set_words(&mut canvas, &mut letters, width);
        self.set_price(&mut canvas, &mut letters, width);
        canvas.png()
    }

    /// The creator, the title, and the time.
    fn set_words(&self, canvas: &mut Canvas, letters: &mut Letters, width: u32) {
        let Colours { ink, muted, .. } = self.colours;
        let creator = letters.drawable(&self.creator, MOST_CHARACTERS);
        let line = Setting::line(30, Weight::Regular, width);
        letters
            .set(&creator, &line)
            .draw(letters, canvas, (MARGIN, 62), muted);

        let mut title = letters.drawable(&self.title, MOST_CHARACTERS);
        if title.is_empty() {
            title = letters.drawable(&self.nameless, MOST_CHARACTERS);
        }
        let room = Area::new(MARGIN, 118, width, 290);
        let set = letters.fit(&title, room, &[104, 88, 76, 66, 58, 50, 44]);
        set.draw(letters, canvas, (room.left, room.top), ink);

        let time = letters.drawable(&self.time, MOST_CHARACTERS);
        let room = Area::new(MARGIN, 536, width, 42);
        let set = letters.fit(&time, room, &[30, 26, 22]);
        set.draw(letters, canvas, (room.left, room.top), muted);
    }

    /// The price on the accent, and what it is compared with beside it, crossed out.
    fn set_price(&self, canvas: &mut Canvas, letters: &mut Letters, width: u32) {
        let top = 432;
        let price = letters.drawable(&self.price, 40);
        if price.is_empty() {
            return;
        }
        let padding = 34;
        let set = letters.set(
            &price,
            &Setting::line(44, Weight::Bold, width - 2 * padding),
        );
        let pill = Area::new(MARGIN, top, set.width + 2 * padding, PRICE_HEIGHT);
        canvas.fill(pill, PRICE_HEIGHT / 2, self.colours.edge);
        canvas.fill(pill.inset(2), PRICE_HEIGHT / 2 - 2, self.colours.accent);
        let at = (MARGIN + padding, top + (PRICE_HEIGHT - set.height) / 2);
        set.draw(letters, canvas, at, self.colours.on_accent);

        let left = pill.left + pill.width + 28;
        let Some(compare_at) = &self.compare_at else {
            return;
        };
        let compare_at = letters.drawable(compare_at, 40);
        let set = letters.set(&compare_at, &Setting::line(34, Weight::Regular, width));
        if left + set.width > MARGIN + width {
            return;
        }
        let above = top + (PRICE_HEIGHT - set.height) / 2;
        let line = Area::new(left, above + set.height / 2 + 1, set.width, 3);
        set.draw(letters, canvas, (left, above), self.colours.muted);
        canvas.fill(line, 0, self.colours.muted);
    }
}

/// A picture that may be see-through, on paper.
fn flat(picture: &image::DynamicImage, paper: [u8; 3]) -> RgbImage {
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        image::Rgb(canvas::over(paper, [red, green, blue], alpha))
    })
}

#[cfg(test)]
#[path = "card/tests.rs"]
mod tests;
