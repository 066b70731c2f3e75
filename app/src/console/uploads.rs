//! Uploads: from the creator's disk straight to storage, one file after the other, each in parts.
//!
//! They belong to the whole console, so that they go on while the creator looks at other screens.

mod meter;
mod queue;
mod request;
mod send;
mod slice;
mod transfer;
mod tries;
mod upload_box;

pub use queue::{Uploads, use_uploads};
pub use upload_box::UploadBox;

pub(crate) use queue::provide;
