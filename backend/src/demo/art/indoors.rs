//! A desk, a synth, a record's sleeve.

use super::{
    canvas::{Canvas, Colour, Point},
    ink,
};

/// A rectangle that lies at an angle: its middle, half its sides, and how far it is turned.
struct Sheet {
    middle: Point,
    half: Point,
    turn: f32,
}

impl Sheet {
    /// A place on it, from -1 to 1 both ways.
    fn at(&self, (across, down): Point) -> Point {
        let (x, y) = (across * self.half.0, down * self.half.1);
        let (sin, cos) = self.turn.sin_cos();
        (
            self.middle.0 + x * cos - y * sin,
            self.middle.1 + x * sin + y * cos,
        )
    }

    fn part(&self, left: f32, top: f32, right: f32, bottom: f32) -> [Point; 4] {
        [(left, top), (right, top), (right, bottom), (left, bottom)].map(|place| self.at(place))
    }

    /// Lays it down, with its shadow.
    fn lay(&self, canvas: &mut Canvas, colour: Colour) {
        for step in [22.0, 14.0, 7.0] {
            let shadow = Sheet {
                middle: (self.middle.0 + step * 0.6, self.middle.1 + step),
                ..*self
            };
            canvas.shape(&shadow.part(-1.0, -1.0, 1.0, 1.0), ink(0x004a_3726), 0.14);
        }
        canvas.shape(&self.part(-1.0, -1.0, 1.0, 1.0), colour, 1.0);
    }
}

/// A guide and a poster on a desk.
pub(super) fn desk() -> Canvas {
    let wood = [(0.0, ink(0x00d9_b98e)), (1.0, ink(0x00c9_a173))];
    let mut canvas = Canvas::washed(1_280, 800, &wood);
    for grain in 0..15_u8 {
        let level = 30.0 + 54.0 * f32::from(grain);
        let turn = f32::from(grain);
        canvas.line(
            |x| level + 5.0 * (x / 260.0 + turn).sin(),
            2.0,
            ink(0x00c3_9a6b),
        );
    }
    poster(&mut canvas);
    guide(&mut canvas);
    pencil(&mut canvas);
    canvas
}

fn poster(canvas: &mut Canvas) {
    let sheet = Sheet {
        middle: (862.0, 384.0),
        half: (238.0, 318.0),
        turn: 0.07,
    };
    sheet.lay(canvas, ink(0x00fb_f7ee));
    let bands = [
        0x002b_4c7e,
        0x0089_6382,
        0x00e8_8f7a,
        0x00fb_d79b,
        0x00e2_a88c,
        0x0093_7a84,
        0x0047_5b7a,
    ];
    let mut top = -0.88;
    for (number, band) in bands.into_iter().enumerate() {
        let bottom = top + if number < 4 { 0.26 } else { 0.19 };
        canvas.shape(&sheet.part(-0.86, top, 0.86, bottom + 0.01), ink(band), 1.0);
        top = bottom;
    }
    canvas.disc(sheet.at((0.3, -0.02)), 42.0, ink(0x00ff_f1c9), 1.0);
    let hull = [(-0.5, 0.3), (0.1, 0.3), (0.0, 0.38), (-0.4, 0.38)].map(|place| sheet.at(place));
    let sail = [(-0.2, -0.2), (0.06, 0.27), (-0.2, 0.27)].map(|place| sheet.at(place));
    canvas.shape(&sail, ink(0x00fb_efdc), 1.0);
    canvas.shape(&hull, ink(0x001c_2740), 1.0);
    canvas.shape(&sheet.part(-0.86, 0.76, -0.1, 0.79), ink(0x001c_2740), 1.0);
    canvas.shape(&sheet.part(-0.86, 0.84, -0.4, 0.86), ink(0x008a_8578), 1.0);
}

fn guide(canvas: &mut Canvas) {
    let sheet = Sheet {
        middle: (424.0, 430.0),
        half: (198.0, 270.0),
        turn: -0.11,
    };
    sheet.lay(canvas, ink(0x002f_6f4f));
    canvas.shape(&sheet.part(-1.0, -1.0, -0.93, 1.0), ink(0x0024_583e), 1.0);
    // The lines of a map, around two summits.
    for (place, rings) in [((0.16, -0.2), 5_u8), ((-0.34, 0.22), 3)] {
        for ring in 1..=rings {
            let radius = 24.0 * f32::from(ring);
            canvas.ring(sheet.at(place), radius, 3.0, ink(0x007f_b095));
        }
    }
    for step in 0..12_u8 {
        let way = f32::from(step) / 12.0;
        let place = (
            -0.62 + 1.3 * way,
            0.42 - 0.7 * way + 0.12 * (way * 8.0).sin(),
        );
        canvas.disc(sheet.at(place), 6.0, ink(0x00f2_c14e), 1.0);
    }
    canvas.disc(sheet.at((0.68, -0.28)), 13.0, ink(0x00f2_5f3a), 1.0);
    canvas.shape(&sheet.part(-0.7, 0.66, 0.5, 0.71), ink(0x00f4_f0e2), 1.0);
    canvas.shape(&sheet.part(-0.7, 0.78, 0.0, 0.81), ink(0x00a9_c7b0), 1.0);
}

fn pencil(canvas: &mut Canvas) {
    let sheet = Sheet {
        middle: (632.0, 690.0),
        half: (170.0, 9.0),
        turn: -0.32,
    };
    sheet.lay(canvas, ink(0x00f2_c14e));
    canvas.shape(&sheet.part(-1.0, -1.0, -0.9, 1.0), ink(0x00e0_7a6a), 1.0);
    let tip = [(1.0, -1.0), (1.14, 0.0), (1.0, 1.0)].map(|place| sheet.at(place));
    canvas.shape(&tip, ink(0x00f0_d9b5), 1.0);
    let lead = [(1.09, -0.36), (1.14, 0.0), (1.09, 0.36)].map(|place| sheet.at(place));
    canvas.shape(&lead, ink(0x003a_3530), 1.0);
}

/// Sounds, and the knobs that shape them.
pub(super) fn waves() -> Canvas {
    let night = [
        (0.0, ink(0x000b_0e1f)),
        (0.7, ink(0x0014_1233)),
        (1.0, ink(0x000c_0a1c)),
    ];
    let mut canvas = Canvas::washed(1_280, 800, &night);
    canvas.glow((340.0, 330.0), 420.0, ink(0x004b_2a8a), 0.6);
    canvas.glow((960.0, 280.0), 460.0, ink(0x0016_5a8a), 0.55);
    let colours = [
        0x0022_d3ee,
        0x0038_bdf8,
        0x0081_8cf8,
        0x00c0_84fc,
        0x00f4_72b6,
        0x00fb_923c,
    ];
    for (number, colour) in (0_u8..).zip(colours) {
        let turn = f32::from(number);
        let wave = move |x: f32| {
            // Loud in the middle, silent at the ends.
            let loud = (x / 1_280.0 * std::f32::consts::PI).sin().powi(2);
            let sound =
                (x / (64.0 + 12.0 * turn) + turn).sin() + 0.4 * (x / 29.0 + turn * 2.0).sin();
            316.0 + 14.0 * (turn - 2.5) + (70.0 + 16.0 * turn) * loud * sound
        };
        canvas.line(wave, 4.0, ink(colour));
    }
    for (number, colour) in (0_u8..).zip(colours.into_iter().chain([0x0038_bdf8, 0x0022_d3ee])) {
        let middle = (157.0 + 138.0 * f32::from(number), 668.0);
        knob(
            &mut canvas,
            middle,
            ink(colour),
            2.4 + 0.9 * f32::from(number),
        );
    }
    canvas
}

fn knob(canvas: &mut Canvas, middle: Point, colour: Colour, turn: f32) {
    canvas.ring(middle, 46.0, 5.0, ink(0x002a_2a4d));
    canvas.disc(middle, 34.0, ink(0x001e_1e3c), 1.0);
    let (sin, cos) = turn.sin_cos();
    for step in 0..14_u8 {
        let out = 16.0 + f32::from(step);
        canvas.disc(
            (middle.0 + cos * out, middle.1 + sin * out),
            3.4,
            colour,
            1.0,
        );
    }
}

/// Rings on a bold ground.
pub(super) fn sleeve() -> Canvas {
    let ground = ink(0x00f2_c14e);
    let mut canvas = Canvas::washed(1_280, 800, &[(0.0, ground)]);
    let middle = (860.0, 400.0);
    canvas.disc(middle, 344.0, ink(0x0016_1412), 1.0);
    for groove in 0..12_u8 {
        let radius = 326.0 - 17.0 * f32::from(groove);
        let colour = if groove % 4 == 0 {
            ink(0x00fb_f7ee)
        } else {
            ink(0x003a_352f)
        };
        canvas.ring(middle, radius, 4.0, colour);
    }
    canvas.disc(middle, 104.0, ink(0x00e2_532d), 1.0);
    canvas.disc(middle, 13.0, ground, 1.0);
    for (number, length) in (0_u8..).zip([300.0, 210.0, 340.0, 150.0, 260.0]) {
        let top = 150.0 + 108.0 * f32::from(number);
        let corners = [
            (90.0, top),
            (90.0 + length, top),
            (90.0 + length, top + 62.0),
            (90.0, top + 62.0),
        ];
        canvas.shape(&corners, ink(0x0016_1412), 1.0);
    }
    canvas
}
