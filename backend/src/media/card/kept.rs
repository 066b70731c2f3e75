//! The cards that were drawn lately, and those that are being drawn: few at a time, away from the
//! threads that answer.

use super::Card;
use crate::{Error, Result};
use bytes::Bytes;
use std::{
    collections::VecDeque,
    sync::{Mutex, PoisonError},
};
use tokio::sync::Semaphore;

/// How many cards are drawn at once.
const HANDS: usize = 2;
/// How many bytes of cards are kept.
const MOST_KEPT: usize = 24 * 1024 * 1024;

/// Draws cards and keeps them for a while.
#[derive(Debug)]
pub struct Cards {
    kept: Mutex<VecDeque<(String, Bytes)>>,
    hands: Semaphore,
}

impl Default for Cards {
    fn default() -> Self {
        Self {
            kept: Mutex::default(),
            hands: Semaphore::new(HANDS),
        }
    }
}

impl Cards {
    /// The card under a key, if it is kept.
    pub fn get(&self, key: &str) -> Option<Bytes> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        let at = kept.iter().position(|(known, _)| known == key)?;
        // What is asked for stays longest.
        let found = kept.remove(at)?;
        let bytes = found.1.clone();
        kept.push_back(found);
        Some(bytes)
    }

    /// Draws a card, unless it is kept by the time there is a hand for it.
    ///
    /// # Errors
    /// If it cannot be drawn.
    pub async fn draw(&self, card: Card, cover: Option<Vec<u8>>) -> Result<Bytes> {
        let key = card.key();
        // It fails only when it is closed, which it never is.
        let _hand = self.hands.acquire().await.ok();
        if let Some(bytes) = self.get(&key) {
            return Ok(bytes);
        }
        let drawing = tokio::task::spawn_blocking(move || card.draw(cover.as_deref()));
        let drawn = drawing
            .await
            .map_err(|error| undrawn(&error))?
            .map_err(|error| undrawn(&error))?;
        let bytes = Bytes::from(drawn);
        self.keep(key, bytes.clone());
        Ok(bytes)
    }

    fn keep(&self, key: String, bytes: Bytes) {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        kept.push_back((key, bytes));
        let mut size: usize = kept.iter().map(|(_, bytes)| bytes.len()).sum();
        while size > MOST_KEPT
            && let Some((_, oldest)) = kept.pop_front()
        {
            size -= oldest.len();
        }
    }
}

fn undrawn(error: &dyn std::fmt::Display) -> Error {
    Error::Corrupt(format!("a card cannot be drawn: {error}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_has_a_limit_and_what_is_asked_for_stays() {
        let cards = Cards::default();
        let large = Bytes::from(vec![0; MOST_KEPT / 4]);
        for number in 0..4 {
            cards.keep(number.to_string(), large.clone());
        }
        assert!(cards.get("0").is_some());
        cards.keep("4".to_owned(), large);
        assert!(cards.get("0").is_some() && cards.get("4").is_some());
        assert_eq!(cards.get("1"), None);
    }
}
