//! What is made from files. There are fewer places for this than hands, so that letters and money never
//! wait for films; who finds none comes back.

use super::Done;
use crate::{
    Backend, Result,
    flows::{copies, previews},
};
use domain::{
    id::{FileId, OrderId},
    time::SECOND,
};

/// When it is tried again while all places are taken.
const UNTIL_LOOKED_AGAIN: i64 = 3 * SECOND;

/// Makes a buyer's personal copy.
pub(super) async fn copy(b: &Backend, order: &OrderId, file: &FileId) -> Result<Done> {
    let Some(place) = b.media.free_place() else {
        return Ok(later(b));
    };
    copies::make(b, &place, order, file).await?;
    Ok(Done::Finished)
}

/// Makes what sales pages show of a file.
pub(super) async fn preview(b: &Backend, file: &FileId) -> Result<Done> {
    let Some(place) = b.media.free_place() else {
        return Ok(later(b));
    };
    previews::make(b, &place, file).await?;
    Ok(Done::Finished)
}

fn later(b: &Backend) -> Done {
    Done::Again(b.now().plus(UNTIL_LOOKED_AGAIN))
}
