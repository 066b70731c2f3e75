//! The demo's pictures: drawn, and then kept as those that creators send.

use super::art::Art;
use crate::{Backend, Error, Result, flows::pictures};
use bytes::Bytes;
use domain::{
    design::Design,
    id::{CreatorId, PictureId},
    picture::PictureUse,
};
use futures::{StreamExt as _, TryStreamExt as _, stream};

const COVERS: [Art; 6] = [
    Art::Hills,
    Art::Desk,
    Art::Waves,
    Art::Dawn,
    Art::Dusk,
    Art::Sleeve,
];

/// The covers that are there.
pub(super) struct Covers(Vec<(Art, PictureId)>);

impl Covers {
    /// Draws all of them, and the creator's own picture. Two at a time: more would be turned away from
    /// the workshop where pictures are read.
    ///
    /// # Errors
    /// If the database or the file store fails.
    pub(super) async fn draw(b: &Backend, creator: &CreatorId) -> Result<Self> {
        let covers = stream::iter(COVERS).map(|art| async move {
            let bytes = draw(art).await?;
            Ok::<_, Error>((art, keep(b, creator, PictureUse::Cover, bytes).await?))
        });
        let covers = covers.buffered(2).try_collect().await?;
        let portrait = draw(Art::Portrait).await?;
        let portrait = keep(b, creator, PictureUse::Avatar, portrait).await?;
        pictures::set_avatar(b, creator, Some(&portrait)).await?;
        Ok(Self(covers))
    }

    /// A design with one of them at its top.
    pub(super) fn on(&self, art: Art, design: Design) -> Design {
        let found = self.0.iter().find(|(drawn, _)| *drawn == art);
        Design {
            cover: found.map(|(_, id)| id.clone()),
            cover_text: art.text().to_owned(),
            ..design
        }
    }
}

/// A picture as a PNG.
///
/// # Errors
/// If it cannot be written.
pub(super) async fn draw(art: Art) -> Result<Bytes> {
    let drawn = tokio::task::spawn_blocking(move || art.draw()).await;
    let drawn = drawn.map_err(std::io::Error::other)?;
    Ok(drawn.map_err(std::io::Error::other)?.into())
}

async fn keep(
    b: &Backend,
    creator: &CreatorId,
    usage: PictureUse,
    bytes: Bytes,
) -> Result<PictureId> {
    let picture = pictures::add(b, creator, usage, stream::iter([Ok(bytes)])).await?;
    Ok(picture.id)
}
