//! Text: the fonts that come with the program, shaped and broken into lines in any script they have.

use super::canvas::{Area, Canvas};
use cosmic_text::{
    Attrs, Buffer, Color, Family, FontSystem, LayoutRun, Metrics, Shaping, SwashCache,
    Weight as FontWeight, Wrap,
    fontdb::{Database, ID, Source},
};
use std::sync::Arc;

/// The SIL Open Font License is beside them.
const FONTS: [&[u8]; 7] = [
    include_bytes!("../../../assets/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../assets/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansArabic-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansArmenian-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansGeorgian-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansHebrew-Bold.ttf"),
    include_bytes!("../../../assets/fonts/NotoSansThai-Bold.ttf"),
];

/// The family of most of them.
const FAMILY: &str = "Noto Sans";

/// How heavy letters are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// For what stands beside.
    Regular,
    /// For what counts.
    Bold,
}

impl Weight {
    const fn font(self) -> FontWeight {
        match self {
            Self::Regular => FontWeight::NORMAL,
            Self::Bold => FontWeight::BOLD,
        }
    }
}

/// How a text is set.
#[derive(Clone, Copy, Debug)]
pub(super) struct Setting {
    size: u16,
    leading: u16,
    weight: Weight,
    width: u32,
    lines: u32,
}

impl Setting {
    /// One line; what does not fit is left out, and that can be seen.
    pub(super) const fn line(size: u16, weight: Weight, width: u32) -> Self {
        Self {
            size,
            leading: size + size / 3,
            weight,
            width,
            lines: 1,
        }
    }

    /// As many lines as fit into a height.
    const fn lines(size: u16, width: u32, height: u32) -> Self {
        let leading = size + size / 6;
        let lines = height / leading as u32;
        Self {
            size,
            leading,
            weight: Weight::Bold,
            width,
            lines: if lines == 0 { 1 } else { lines },
        }
    }
}

/// A text that has been set.
pub(super) struct Set {
    buffer: Buffer,
    /// Of its longest line.
    pub(super) width: u32,
    /// Of all lines.
    pub(super) height: u32,
    lines: u32,
}

/// The fonts.
pub(super) struct Letters {
    system: FontSystem,
    cache: SwashCache,
    faces: Vec<(ID, FontWeight)>,
}

impl Letters {
    /// Loads them.
    pub(super) fn new() -> Self {
        let mut fonts = Database::new();
        for font in FONTS {
            fonts.load_font_source(Source::Binary(Arc::new(font)));
        }
        // Of the smaller scripts there is one weight only. It stands in for the other.
        let lone: Vec<_> = fonts
            .faces()
            .filter(|face| face.families.iter().all(|(name, _)| name != FAMILY))
            .cloned()
            .collect();
        for mut face in lone {
            face.weight = FontWeight::NORMAL;
            fonts.push_face_info(face);
        }
        let faces = fonts.faces().map(|face| (face.id, face.weight)).collect();
        Self {
            system: FontSystem::new_with_locale_and_db("en".to_owned(), fonts),
            cache: SwashCache::new(),
            faces,
        }
    }

    /// The beginning of a text in characters that can be drawn, on one line.
    pub(super) fn drawable(&mut self, text: &str, most: usize) -> String {
        let mut drawable = String::new();
        for character in text.chars().take(4 * most) {
            if character.is_whitespace() || character.is_control() {
                drawable.push(' ');
            } else if self.has(character) {
                drawable.push(character);
            }
        }
        let words: Vec<_> = drawable.split_whitespace().collect();
        let joined = words.join(" ");
        // Marks alone, of what cannot be drawn, say nothing.
        if !joined.chars().any(char::is_alphanumeric) {
            return String::new();
        }
        joined.chars().take(most).collect()
    }

    fn has(&mut self, character: char) -> bool {
        let system = &mut self.system;
        self.faces.iter().any(|(id, weight)| {
            let font = system.get_font(*id, *weight);
            font.is_some_and(|font| font.as_swash().charmap().map(character) != 0)
        })
    }

    /// Sets a text; of one that does not fit, the beginning and an ellipsis.
    pub(super) fn set(&mut self, text: &str, how: &Setting) -> Set {
        let all = self.set_lines(text, how, Wrap::WordOrGlyph);
        if all.lines <= how.lines {
            return all;
        }
        let characters: Vec<_> = text.chars().collect();
        let beginning = |count: usize| {
            let beginning: String = characters.iter().take(count).collect();
            format!("{}…", beginning.trim_end())
        };
        // So many fit, and so many do not.
        let (mut fit, mut most) = (0, characters.len());
        while fit + 1 < most {
            let middle = usize::midpoint(fit, most);
            let set = self.set_lines(&beginning(middle), how, Wrap::WordOrGlyph);
            if set.lines <= how.lines {
                fit = middle;
            } else {
                most = middle;
            }
        }
        self.set_lines(&beginning(fit), how, Wrap::WordOrGlyph)
    }

    /// Sets a text in the largest of some sizes in which all of it fits; in the last of them, if it never
    /// does, as much as fits.
    pub(super) fn fit(&mut self, text: &str, room: Area, sizes: &[u16]) -> Set {
        let settings = sizes
            .iter()
            .map(|size| Setting::lines(*size, room.width, room.height));
        let mut smallest = Setting::line(16, Weight::Bold, room.width);
        for setting in settings {
            // A word that is longer than a line is broken only where nothing smaller helps.
            let set = self.set_lines(text, &setting, Wrap::Word);
            if set.lines <= setting.lines && set.width <= setting.width {
                return set;
            }
            smallest = setting;
        }
        self.set(text, &smallest)
    }

    fn set_lines(&mut self, text: &str, how: &Setting, wrap: Wrap) -> Set {
        let metrics = Metrics::new(how.size.into(), how.leading.into());
        let mut buffer = Buffer::new(&mut self.system, metrics);
        let width = u16::try_from(how.width).unwrap_or(u16::MAX);
        buffer.set_size(Some(width.into()), None);
        buffer.set_wrap(wrap);
        let attrs = Attrs::new()
            .family(Family::Name(FAMILY))
            .weight(how.weight.font());
        buffer.set_text(text, &attrs, Shaping::Advanced, None);
        buffer.shape_until_scroll(&mut self.system, false);
        let lines = u32::try_from(buffer.layout_runs().count()).unwrap_or(u32::MAX);
        let width = buffer.layout_runs().map(|run| whole(&run)).max();
        Set {
            width: width.unwrap_or_default(),
            height: lines.saturating_mul(how.leading.into()),
            buffer,
            lines,
        }
    }
}

impl Set {
    /// Draws it with its upper left corner at a place.
    pub(super) fn draw(
        mut self,
        letters: &mut Letters,
        canvas: &mut Canvas,
        (left, top): (u32, u32),
        colour: [u8; 3],
    ) {
        let [red, green, blue] = colour;
        let at = |from: u32| i32::try_from(from).unwrap_or(i32::MAX);
        let (left, top) = (at(left), at(top));
        self.buffer.draw(
            &mut letters.system,
            &mut letters.cache,
            Color::rgb(red, green, blue),
            |x, y, width, height, colour| {
                for (dx, dy) in
                    (0..at(height)).flat_map(|dy| (0..at(width)).map(move |dx| (dx, dy)))
                {
                    let inked = [colour.r(), colour.g(), colour.b()];
                    let (x, y) = (left.saturating_add(x + dx), top.saturating_add(y + dy));
                    canvas.lay(x, y, inked, colour.a());
                }
            },
        );
    }
}

/// The width of a line in whole pixels.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "widths are small and not negative; the cast saturates"
)]
fn whole(run: &LayoutRun<'_>) -> u32 {
    run.line_w.ceil() as u32
}
