//! Trying again, less and less often, for three days: <https://docs.stripe.com/webhooks#retries>.

use crate::tx::Tx;
use crate::webhooks::send::Outcome;

const FIRST_WAIT_MS: i64 = 500;
const LONGEST_WAIT_MS: i64 = 30_000;
const GIVE_UP_AFTER_MS: i64 = 3 * 24 * 60 * 60 * 1_000;

/// How long to wait after so many failed attempts, in milliseconds. Stripe waits for minutes and
/// hours; a developer would rather not.
pub fn wait_ms(attempts: u32) -> i64 {
    let doubled = 1_i64 << attempts.saturating_sub(1).min(16);
    (FIRST_WAIT_MS * doubled).min(LONGEST_WAIT_MS)
}

/// Remembers what became of an attempt: done, try again later, or give up.
pub fn note(tx: &mut Tx<'_>, outcome: &Outcome) {
    let now = tx.now_ms();
    let Some(delivery) = tx.state.deliveries.get_mut(&outcome.delivery) else {
        return;
    };
    delivery.attempts += 1;
    delivery.due_ms = now + wait_ms(delivery.attempts);
    let given_up = now - delivery.created_ms > GIVE_UP_AFTER_MS;
    if !outcome.arrived && !given_up {
        return;
    }
    let Some(delivery) = tx.state.deliveries.remove(&outcome.delivery) else {
        return;
    };
    if let Some(event) = tx.state.events.get_mut(&delivery.event)
        && outcome.arrived
    {
        event.pending_webhooks = event.pending_webhooks.saturating_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_double_up_to_half_a_minute() {
        let waits: Vec<_> = (1..=9).map(wait_ms).collect();
        assert_eq!(
            waits,
            [
                500, 1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000
            ]
        );
        assert_eq!(wait_ms(1_000), 30_000);
    }
}
