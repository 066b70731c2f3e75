//! Idempotency keys of calls that wait to be carried out. Another call cannot use them meanwhile.

use std::collections::HashSet;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The keys in use. Only slow calls hold theirs: all others are carried out in no time.
#[derive(Debug, Clone, Default)]
pub struct KeysInUse(Arc<Mutex<HashSet<String>>>);

/// Keeps a key until it is dropped.
#[derive(Debug)]
pub struct Hold {
    keys: KeysInUse,
    key: String,
}

impl KeysInUse {
    /// Takes a key. `None` when it is taken.
    pub fn hold(&self, key: &str) -> Option<Hold> {
        let key = key.to_owned();
        self.lock().insert(key.clone()).then(|| Hold {
            keys: self.clone(),
            key,
        })
    }

    fn lock(&self) -> MutexGuard<'_, HashSet<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        self.keys.lock().remove(&self.key);
    }
}
