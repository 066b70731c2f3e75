//! Uploads: from the creator's disk straight to storage, one file after the other.
//!
//! They belong to the whole console, so that they go on while the creator looks at other screens.

mod queue;
mod request;
mod upload_box;

pub use queue::{Uploads, use_uploads};
pub use upload_box::UploadBox;

pub(crate) use queue::provide;
