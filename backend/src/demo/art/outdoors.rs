//! The hills of the walks, and a harbour at two times of the day.

use super::{
    canvas::{Canvas, Colour, Point, mix},
    ink,
};

/// A hill: where its line is, how high it swings, how long and where its waves begin.
struct Hill {
    level: f32,
    swing: f32,
    length: f32,
    begin: f32,
}

impl Hill {
    fn at(&self, x: f32) -> f32 {
        let turn = x / self.length + self.begin;
        self.level + self.swing * (turn.sin() + 0.35 * (turn * 2.3 + 1.0).sin())
    }
}

const HILLS: [(Hill, u32); 5] = [
    (hill(392.0, 34.0, 150.0, 0.4), 0x00a9_c7b0),
    (hill(452.0, 42.0, 190.0, 2.1), 0x0083_ad90),
    (hill(524.0, 46.0, 230.0, 4.0), 0x005a_8f70),
    (hill(604.0, 40.0, 260.0, 0.9), 0x0036_7053),
    (hill(702.0, 36.0, 300.0, 3.4), 0x001d_4c38),
];

const fn hill(level: f32, swing: f32, length: f32, begin: f32) -> Hill {
    Hill {
        level,
        swing,
        length,
        begin,
    }
}

/// Hills behind hills, and a path over them.
pub(super) fn hills() -> Canvas {
    let sky = [
        (0.0, ink(0x00f3_ecd9)),
        (0.3, ink(0x00f6_dfb9)),
        (0.55, ink(0x00f0_c795)),
    ];
    let mut canvas = Canvas::washed(1_280, 800, &sky);
    let sun = (884.0, 316.0);
    canvas.glow(sun, 330.0, ink(0x00ff_f6dc), 0.9);
    canvas.disc(sun, 62.0, ink(0x00ff_fbef), 1.0);
    for (number, (hill, colour)) in HILLS.iter().enumerate() {
        canvas.land(|x| hill.at(x), ink(*colour));
        if number == 2 {
            trees(&mut canvas, hill, ink(0x0044_7a5d));
        }
    }
    path(&mut canvas);
    for (x, y, size) in [
        (300.0, 170.0, 30.0),
        (372.0, 138.0, 22.0),
        (428.0, 196.0, 18.0),
    ] {
        bird(&mut canvas, (x, y), size);
    }
    canvas
}

fn trees(canvas: &mut Canvas, hill: &Hill, colour: Colour) {
    for (x, size) in [
        (196.0, 34.0),
        (238.0, 46.0),
        (272.0, 30.0),
        (1_010.0, 40.0),
        (1_052.0, 28.0),
    ] {
        let foot = hill.at(x) + 8.0;
        let half = size * 0.42;
        for step in [0.0, 0.5, 1.0] {
            let (top, wide) = (foot - size * (2.2 - step), half * (0.6 + step * 0.4));
            let corners = [(x, top), (x + wide, top + size), (x - wide, top + size)];
            canvas.shape(&corners, colour, 1.0);
        }
    }
}

/// A path that gets narrower towards the sun.
fn path(canvas: &mut Canvas) {
    let pale = ink(0x00e7_d6a8);
    for step in 0..220_u16 {
        let way = f32::from(step) / 220.0;
        let near = 1.0 - way;
        let x = 500.0 + 300.0 * way + 120.0 * near * (way * 9.0).sin();
        let y = 810.0 - 330.0 * way.powf(0.8);
        // It is hidden where a hill turns away.
        let hidden = HILLS[2].0.at(x);
        if y > hidden {
            canvas.disc(
                (x, y),
                2.0 + 30.0 * near * near,
                mix(pale, ink(0x00b9_c79a), way * 0.7),
                1.0,
            );
        }
    }
}

fn bird(canvas: &mut Canvas, (x, y): Point, size: f32) {
    let dark = ink(0x003b_4a3f);
    for side in [-1.0, 1.0] {
        for step in 0..40_u8 {
            let way = f32::from(step) / 40.0;
            let (dx, dy) = (side * way * size, -(way * 2.6).sin() * size * 0.35);
            canvas.disc((x + dx, y + dy), 2.4 - 1.4 * way, dark, 1.0);
        }
    }
}

/// A harbour at one time of the day.
pub(super) struct Hour {
    sky: [u32; 3],
    sun: u32,
    sun_at: Point,
    far: u32,
    sea: [u32; 2],
    boat: u32,
    sail: u32,
}

/// The first ten minutes.
pub(super) const DAWN: Hour = Hour {
    sky: [0x002b_4c7e, 0x00e8_8f7a, 0x00fb_d79b],
    sun: 0x00ff_f1c9,
    sun_at: (800.0, 408.0),
    far: 0x0057_5e86,
    sea: [0x00e2_a88c, 0x002a_4a70],
    boat: 0x001c_2740,
    sail: 0x00fb_efdc,
};

/// The last.
pub(super) const DUSK: Hour = Hour {
    sky: [0x0024_1c35, 0x007a_3a4c, 0x00d9_7a4a],
    sun: 0x00ff_c98a,
    sun_at: (420.0, 452.0),
    far: 0x0033_2338,
    sea: [0x00a6_5644, 0x001c_1626],
    boat: 0x0012_0d18,
    sail: 0x00d9_a486,
};

const HORIZON: f32 = 452.0;

/// Water, a boat, and the sun close above the horizon.
pub(super) fn harbour(hour: &Hour) -> Canvas {
    let [top, middle, low] = hour.sky.map(ink);
    let [bright, deep] = hour.sea.map(ink);
    let stops = [(0.0, top), (0.36, middle), (0.566, low)];
    let mut canvas = Canvas::washed(1_280, 800, &stops);
    let sun = hour.sun_at;
    canvas.glow(sun, 360.0, ink(hour.sun), 0.75);
    canvas.disc(sun, 56.0, ink(hour.sun), 1.0);
    water(&mut canvas, hour, bright, deep);
    far(&mut canvas, hour);
    boat(&mut canvas, hour);
    canvas
}

/// Hides the sun below the horizon, and lays its light on the water.
fn water(canvas: &mut Canvas, hour: &Hour, bright: Colour, deep: Colour) {
    let shallow = mix(bright, deep, 0.75);
    canvas.flood(452, &[(0.0, bright), (0.54, shallow), (1.0, deep)]);
    for wave in 0..26_u8 {
        let depth = f32::from(wave) / 26.0;
        let y = HORIZON + 8.0 + 330.0 * depth * depth.sqrt();
        let turn = f32::from(wave) * 2.4;
        let (half, thick) = (34.0 + 96.0 * depth + 30.0 * turn.sin(), 1.5 + 5.0 * depth);
        let x = hour.sun_at.0 + 22.0 * (turn * 1.7).sin();
        let corners = [(x - half, y), (x, y - thick), (x + half, y), (x, y + thick)];
        canvas.shape(&corners, ink(hour.sun), 0.8 - 0.5 * depth);
    }
}

/// The other shore, with a lighthouse.
fn far(canvas: &mut Canvas, hour: &Hour) {
    let colour = ink(hour.far);
    for (left, right, high) in [
        (-40.0, 330.0, 46.0),
        (180.0, 520.0, 28.0),
        (1_000.0, 1_330.0, 62.0),
    ] {
        let third = (right - left) / 3.0;
        let corners = [
            (left, HORIZON),
            (left + third, HORIZON - high),
            (right - third, HORIZON - high * 0.7),
            (right, HORIZON),
        ];
        canvas.shape(&corners, colour, 1.0);
    }
    canvas.shape(
        &[
            (1_118.0, 316.0),
            (1_134.0, 316.0),
            (1_140.0, 410.0),
            (1_112.0, 410.0),
        ],
        colour,
        1.0,
    );
    canvas.glow((1_126.0, 306.0), 60.0, ink(hour.sun), 0.8);
    canvas.disc((1_126.0, 306.0), 8.0, ink(hour.sun), 1.0);
}

fn boat(canvas: &mut Canvas, hour: &Hour) {
    let (x, y) = (560.0, 560.0);
    let (hull, sail) = (ink(hour.boat), ink(hour.sail));
    for (dip, strength) in [(26.0, 0.30), (52.0, 0.16)] {
        canvas.shape(
            &[
                (x - 120.0, y + dip),
                (x + 130.0, y + dip),
                (x + 60.0, y + dip + 16.0),
                (x - 70.0, y + dip + 16.0),
            ],
            hull,
            strength,
        );
    }
    canvas.shape(
        &[
            (x - 2.0, y - 250.0),
            (x + 3.0, y - 250.0),
            (x + 3.0, y),
            (x - 2.0, y),
        ],
        hull,
        1.0,
    );
    canvas.shape(
        &[
            (x + 8.0, y - 240.0),
            (x + 118.0, y - 26.0),
            (x + 8.0, y - 18.0),
        ],
        sail,
        1.0,
    );
    canvas.shape(
        &[
            (x - 8.0, y - 206.0),
            (x - 8.0, y - 18.0),
            (x - 84.0, y - 26.0),
        ],
        mix(sail, hull, 0.28),
        1.0,
    );
    canvas.shape(
        &[
            (x - 128.0, y - 10.0),
            (x + 142.0, y - 10.0),
            (x + 104.0, y + 26.0),
            (x - 92.0, y + 26.0),
        ],
        hull,
        1.0,
    );
}
