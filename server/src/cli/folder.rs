//! `files adopt`: the folder of the files was moved or copied by hand.

use crate::{boot, config::Config};
use backend::flows::folder;

/// Takes the folder that `FILES_URL` names for the one of the files, and prints what it holds.
#[expect(clippy::print_stdout, reason = "the answer of the command")]
pub(super) async fn adopt(config: &Config, without_files: bool) -> Result<(), String> {
    let db = boot::open_database(config).await?;
    let adopted = folder::adopt(&db, &config.files, without_files).await;
    db.close().await;
    let contents = adopted.map_err(|refusal| refusal.to_string())?;
    println!(
        "Adopted. {} of {} files are there.",
        contents.found(),
        contents.known
    );
    for key in contents.missing {
        println!("  missing: {key}");
    }
    Ok(())
}
