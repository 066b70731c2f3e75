//! What is made from files. There are fewer places for this than hands, so that letters and money never
//! wait for films; while no place is free, such jobs are not even looked at.

use super::{Attempt, Done, Job};
use crate::{
    Backend, Result,
    flows::{copies, previews},
    media::{Media, Place},
};
use domain::{
    id::{FileId, OrderId},
    time::SECOND,
};

/// When it is tried again while all places are taken.
const UNTIL_LOOKED_AGAIN: i64 = 3 * SECOND;

/// The places to work that were free, held so that a job that is claimed finds one.
#[derive(Debug)]
pub(super) struct Places<'a> {
    for_copies: Option<Place<'a>>,
    for_all: Option<Place<'a>>,
}

impl<'a> Places<'a> {
    /// Takes one of each kind, as far as there are any.
    pub(super) fn free(media: &'a Media) -> Self {
        Self {
            for_copies: media.free_place_for_copies(),
            for_all: media.free_place(),
        }
    }

    /// The kinds of jobs that would find no place.
    pub(super) fn busy(&self) -> [&'static str; 2] {
        match (&self.for_all, &self.for_copies) {
            (Some(_), _) => [""; 2],
            (None, Some(_)) => ["make_preview", ""],
            (None, None) => ["make_preview", "make_copy"],
        }
    }

    /// The place that a job needs; the others are free again.
    pub(super) fn for_job(self, job: &Job) -> Option<Place<'a>> {
        match job {
            Job::MakeCopy { .. } => self.for_copies.or(self.for_all),
            Job::MakePreview { .. } => self.for_all,
            _ => None,
        }
    }
}

/// Makes a buyer's personal copy.
pub(super) async fn copy(
    b: &Backend,
    attempt: &Attempt<'_>,
    order: &OrderId,
    file: &FileId,
) -> Result<Done> {
    let Some(place) = &attempt.place else {
        return Ok(later(b));
    };
    copies::make(b, place, attempt.number, order, file).await?;
    Ok(Done::Finished)
}

/// Makes what sales pages show of a file.
pub(super) async fn preview(b: &Backend, attempt: &Attempt<'_>, file: &FileId) -> Result<Done> {
    let Some(place) = &attempt.place else {
        return Ok(later(b));
    };
    previews::make(b, place, attempt.number, file).await?;
    Ok(Done::Finished)
}

fn later(b: &Backend) -> Done {
    Done::Again(b.now().plus(UNTIL_LOOKED_AGAIN))
}
