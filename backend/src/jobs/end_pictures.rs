//! Deletes pictures that nothing has used for a week, once a day.

use super::Done;
use crate::{Backend, Result, flows::pictures};
use domain::time::DAY;

pub(super) async fn run(b: &Backend) -> Result<Done> {
    pictures::end(b).await?;
    Ok(Done::Again(b.now().plus(DAY)))
}
