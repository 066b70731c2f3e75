//! The lease of a job: nobody else takes it while its worker gives signs of life.

use crate::{
    Backend,
    db::{self, jobs::Claimed},
};
use domain::time::MINUTE;
use std::time::Duration;

/// How long a worker may take before another one tries.
pub(super) const TIME: i64 = 2 * MINUTE;
/// How often a worker that takes longer says that it is still at it.
const RENEWAL: Duration = Duration::from_secs(40);

/// Renews the lease of a job for as long as it takes; ends when the job is not ours any more.
pub(super) async fn keep(b: &Backend, claimed: &mut Claimed) {
    loop {
        tokio::time::sleep(RENEWAL).await;
        let until = b.now().plus(TIME);
        let renewed = async {
            let mut tx = b.db.write().await?;
            let is_ours = db::jobs::extend(&mut tx, claimed, until).await?;
            tx.commit().await.map(|()| is_ours)
        };
        match renewed.await {
            Ok(true) => claimed.lease_until = until.millis(),
            Ok(false) => return,
            Err(error) => tracing::warn!(job.id = claimed.id, %error, "Could not renew a lease"),
        }
    }
}
