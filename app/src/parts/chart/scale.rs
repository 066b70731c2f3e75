//! Round numbers beside a chart, and where values stand between them.

/// How high a chart is, in pixels.
pub const HEIGHT: i64 = 200;
/// How many steps it has at most on the longer side of the line.
const MOST_STEPS: i64 = 4;

/// Steps of a round number, up and down from nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scale {
    step: i64,
    up: i64,
    down: i64,
}

impl Scale {
    /// The scale on which both the highest and the lowest value (both counted from nothing) have a
    /// place.
    #[must_use]
    pub fn over(top: i64, bottom: i64) -> Self {
        let (top, bottom) = (top.max(0), bottom.max(0));
        let step = round_up(steps(top.max(bottom), MOST_STEPS));
        let up = steps(top, step);
        let down = steps(bottom, step);
        Self {
            step,
            // A chart has at least one step.
            up: if up + down == 0 { 1 } else { up },
            down,
        }
    }

    /// The numbers to write beside it, the highest first.
    pub fn marks(self) -> impl Iterator<Item = i64> {
        (-self.down..=self.up)
            .rev()
            .map(move |steps| steps.saturating_mul(self.step))
    }

    /// How far below the upper edge a value stands, in tenths of a pixel.
    #[must_use]
    pub fn y(self, value: i64) -> i64 {
        let span = i128::from(self.up + self.down) * i128::from(self.step);
        let from_top = i128::from(self.up) * i128::from(self.step) - i128::from(value);
        let y = from_top * i128::from(HEIGHT) * 10 / span;
        i64::try_from(y).unwrap_or(0).clamp(0, HEIGHT * 10)
    }
}

/// How many steps it takes to get there.
const fn steps(length: i64, step: i64) -> i64 {
    length / step + (length % step != 0) as i64
}

/// The next number that is 1, 2 or 5 and zeros.
fn round_up(number: i64) -> i64 {
    let mut unit = 1_i64;
    loop {
        for round in [1, 2, 5] {
            let Some(round) = unit.checked_mul(round) else {
                return i64::MAX;
            };
            if round >= number {
                return round;
            }
        }
        let Some(next) = unit.checked_mul(10) else {
            return i64::MAX;
        };
        unit = next;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn numbers_beside_a_chart_are_round() {
        let marks = |top, bottom| Scale::over(top, bottom).marks().collect::<Vec<_>>();
        assert_eq!(marks(0, 0), [1, 0]);
        assert_eq!(marks(3, 0), [3, 2, 1, 0]);
        assert_eq!(marks(37, 0), [40, 30, 20, 10, 0].map(|mark| mark));
        assert_eq!(marks(900, 300), [1_000, 500, 0, -500]);
        assert_eq!(marks(0, 4), [0, -1, -2, -3, -4]);
    }

    proptest! {
        #[test]
        fn every_value_has_its_place(top in 0..i64::MAX / 4, bottom in 0..i64::MAX / 4, share in 0..=100_i64) {
            let scale = Scale::over(top, bottom);
            let marks: Vec<_> = scale.marks().collect();
            prop_assert!(marks.len() <= 10, "{marks:?}");
            prop_assert!(marks[0] >= top && marks[marks.len() - 1] <= -bottom);
            prop_assert_eq!(scale.y(marks[0]), 0);
            prop_assert_eq!(scale.y(marks[marks.len() - 1]), HEIGHT * 10);
            let value = top / 100 * share;
            prop_assert!(scale.y(value) >= scale.y(top));
            prop_assert!(scale.y(value) <= scale.y(0));
        }
    }
}
