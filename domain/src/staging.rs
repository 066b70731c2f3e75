//! How a page would look in another phase, for whoever makes it.

use crate::{
    Timestamp,
    offer::{Offer, Stock},
    page::{Page, Phase},
    time::DAY,
};

impl Page {
    /// The page as it would be in a phase, and a moment at which it is in it: the next one from `now`
    /// on, or one before, where that is over. A draft is shown as if it were live.
    #[must_use]
    pub fn staged(mut self, phase: Phase, now: Timestamp) -> (Self, Timestamp) {
        self.is_published = true;
        self.is_active = phase != Phase::Paused;
        self.takes_payments = true;
        for offer in &mut self.offers {
            offer.is_active = true;
            // What is over would not be seen in any phase but the last.
            offer.expires_at = offer.expires_at.filter(|at| *at > now);
            offer.stage(phase);
        }
        let at = self.stage(phase, now);
        (self, at)
    }

    /// Gives the page the times that the phase needs, and finds a moment of it.
    fn stage(&mut self, phase: Phase, now: Timestamp) -> Timestamp {
        let closes_at = self.closes_at();
        let last = closes_at.plus(-1);
        let launch = self.launch_at.map(|launch| launch.min(last));
        self.launch_at = launch;
        match phase {
            Phase::Expired => closes_at.max(now),
            Phase::Prelaunch => {
                let launch = launch.unwrap_or_else(|| now.plus(3 * DAY)).min(last);
                self.launch_at = Some(launch);
                if now < launch { now } else { launch.plus(-DAY) }
            }
            Phase::Draft | Phase::Live | Phase::SoldOut | Phase::Paused => {
                let opens = launch.unwrap_or_default();
                if now < closes_at {
                    now.max(opens)
                } else {
                    closes_at.plus(-DAY).max(opens)
                }
            }
        }
    }
}

impl Offer {
    /// Sold out if the phase says so, otherwise with a copy left.
    fn stage(&mut self, phase: Phase) {
        if phase == Phase::SoldOut {
            let limit = self.stock.map_or(1, |stock| stock.limit.max(1));
            self.stock = Some(Stock {
                limit,
                sold: limit,
                held: 0,
            });
        } else if let Some(stock) = self.stock.filter(|stock| stock.left() == 0) {
            let limit = stock.limit.max(1);
            self.stock = Some(Stock {
                limit,
                sold: limit - 1,
                held: 0,
            });
        }
    }
}

#[cfg(test)]
#[path = "staging_tests.rs"]
mod tests;
