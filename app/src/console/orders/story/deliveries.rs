//! What happened to the files of an order, as moments of its time line.

use super::{About, Moment, noted, plain};
use crate::{api::deliveries::Delivery, console::orders::deliveries::why};
use ::words::Words;

/// An entry of the log as a moment; nothing for what only the log itself has to say.
pub(super) fn moment(w: Words, line: &Delivery) -> Option<Moment> {
    let files: Vec<_> = line.files.iter().map(|(name, _)| name.as_str()).collect();
    let (about, words, note) = match line.kind.as_str() {
        "issued" => noted(About::Download, w.orders_story_link(), files.join(", ")),
        "started" => plain(About::Download, w.orders_story_download()),
        "finished" => plain(About::Download, w.orders_story_downloaded()),
        "refused" => noted(
            About::Trouble,
            w.orders_story_download_refused(),
            why(w, line.why.as_deref().unwrap_or_default()),
        ),
        _ => return None,
    };
    Some(Moment {
        at: line.at,
        rank: 2,
        about,
        words,
        note,
    })
}
