//! Time that passes, and waiting for what it brings.

use super::TestApp;
use backend::db;
use serde_json::json;
use std::time::Duration;

impl TestApp {
    /// Lets time pass.
    pub fn wait_for_days(&self, days: i64) {
        self.clock.advance(days * domain::time::DAY);
    }

    /// Lets time pass, for the payment service as well.
    pub async fn wait_together(&self, minutes: i64) {
        self.clock.advance(minutes * domain::time::MINUTE);
        self.simulate("clock", json!({ "advance": minutes * 60 }))
            .await;
    }

    /// Waits until every job that is due has been done and written off.
    pub async fn settle(&self) {
        self.until("no job is due", async || {
            let mut c = self.backend.db.fresh().await.unwrap();
            let open = db::jobs::backlog(&mut c, self.backend.now()).await.unwrap();
            (open == 0).then_some(())
        })
        .await;
    }

    /// Waits for a condition; a test never waits for a fixed time.
    pub async fn until<T>(&self, what: &str, mut condition: impl AsyncFnMut() -> Option<T>) -> T {
        for _ in 0..1_500 {
            if let Some(value) = condition().await {
                return value;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("waited in vain until {what}");
    }
}
