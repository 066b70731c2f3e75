//! Deletes files that nobody can buy or download any more, once an hour.

use super::Done;
use crate::{Backend, Result, flows::ending};
use domain::time::HOUR;

pub(super) async fn run(b: &Backend) -> Result<Done> {
    let round = ending::run(b).await?;
    match round.trouble {
        Some(error) => Err(error),
        None => Ok(Done::Again(b.now().plus(HOUR))),
    }
}
