//! The creator.

use super::{canvas::Canvas, ink};

/// Somebody in a green jumper, in front of the evening.
pub(super) fn portrait() -> Canvas {
    let evening = [(0.0, ink(0x00f6_c177)), (1.0, ink(0x00e0_7a5f))];
    let mut canvas = Canvas::washed(320, 320, &evening);
    let (hair, skin, shade) = (ink(0x0033_2622), ink(0x00e9_b893), ink(0x00d0_9a76));
    canvas.disc((160.0, 142.0), 82.0, hair, 1.0);
    canvas.disc((238.0, 96.0), 34.0, hair, 1.0);
    canvas.disc((160.0, 352.0), 124.0, ink(0x002f_6f4f), 1.0);
    let neck = [
        (138.0, 196.0),
        (182.0, 196.0),
        (190.0, 250.0),
        (130.0, 250.0),
    ];
    canvas.shape(&neck, shade, 1.0);
    canvas.disc((160.0, 240.0), 31.0, shade, 1.0);
    canvas.disc((160.0, 158.0), 62.0, skin, 1.0);
    // A fringe.
    let fringe = [
        (96.0, 120.0),
        (130.0, 86.0),
        (206.0, 92.0),
        (224.0, 132.0),
        (150.0, 128.0),
    ];
    canvas.shape(&fringe, hair, 1.0);
    for eye in [137.0, 183.0] {
        canvas.disc((eye, 160.0), 5.5, hair, 1.0);
    }
    for step in 0..30_u8 {
        let way = f32::from(step) / 29.0;
        let at = (
            140.0 + 40.0 * way,
            186.0 + 10.0 * (way * std::f32::consts::PI).sin(),
        );
        canvas.disc(at, 2.4, ink(0x009c_4a3c), 1.0);
    }
    canvas
}
