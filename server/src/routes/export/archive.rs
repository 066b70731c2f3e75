//! The archive: the document, the tables as their reader opens them, and what can be looked at.

use super::{
    AHEAD, Sender, Wish, document,
    packed::{Content, Packed},
    send,
};
use crate::routes::table::{self, Reader};
use axum::body::Bytes;
use backend::{
    Error, Result,
    flows::{
        account,
        belongings::{self, Belonging},
    },
};
use domain::{
    archive::Growing,
    list::{CustomerWish, OrderWish, RegistrationWish},
};
use futures::{Stream, StreamExt, TryStreamExt, channel::mpsc};
use std::{io::ErrorKind, pin::pin};

/// Writes all of it.
pub(super) async fn write(wish: &Wish, sender: Sender) -> Result<()> {
    let mut zip = Zip {
        sender,
        archive: Growing::new(wish.b.now()),
    };
    let (out, pieces) = mpsc::channel(AHEAD);
    let pieces = pieces.map_err(Error::Files);
    let (written, packed) = futures::join!(
        document::write(wish, out),
        zip.file("data.json", Content::Text, pieces)
    );
    // Why the document broke off says more than that it did.
    written?;
    packed?;
    tables(wish, &mut zip).await?;
    let me = &wish.session.creator.id;
    for belonging in belongings::pictures(&wish.b, me).await? {
        zip.belonging(wish, &belonging).await?;
    }
    for belonging in belongings::previews(&wish.b, me).await? {
        zip.belonging(wish, &belonging).await?;
    }
    let end = zip.archive.finish();
    send(&mut zip.sender, end).await
}

/// The same tables that the lists of the console can be saved as.
async fn tables(wish: &Wish, zip: &mut Zip) -> Result<()> {
    let (b, me, words) = (&wish.b, &wish.session.creator.id, wish.words);
    let zone = account::zone(b, me).await?;
    let reader = Reader::Person(words, zone.clone());
    let orders = OrderWish::default();
    let orders = table::orders::texts(b.clone(), me.clone(), orders, Vec::new(), reader.clone());
    zip.table("orders.csv", orders.await?).await?;
    let customers = CustomerWish::default();
    let customers = table::customers::texts(b.clone(), me.clone(), customers, words, zone);
    zip.table("customers.csv", customers.await?).await?;
    let people = RegistrationWish::default();
    let people = table::registrations::texts(b.clone(), me.clone(), people, Vec::new(), reader);
    zip.table("registrations.csv", people.await?).await
}

/// An archive on its way.
struct Zip {
    sender: Sender,
    archive: Growing,
}

impl Zip {
    async fn file(
        &mut self,
        name: &str,
        content: Content,
        pieces: impl Stream<Item = Result<Bytes>>,
    ) -> Result<()> {
        let header = self.archive.begin(name);
        send(&mut self.sender, header).await?;
        let mut packed = Packed::new(content);
        let mut pieces = pin!(pieces);
        while let Some(piece) = pieces.next().await {
            let ready = packed.add(&piece?).map_err(Error::Files)?;
            send(&mut self.sender, ready).await?;
        }
        let (rest, measured) = packed.end().map_err(Error::Files)?;
        if !measured.fits() {
            let error = std::io::Error::other(format!("{name} is too large for an export"));
            return Err(Error::Files(error));
        }
        send(&mut self.sender, rest).await?;
        let after = self.archive.end(measured);
        send(&mut self.sender, after).await
    }

    async fn table(&mut self, name: &str, texts: impl Stream<Item = Result<String>>) -> Result<()> {
        let pieces = texts.map_ok(Bytes::from);
        self.file(name, Content::Text, pieces).await
    }

    /// What is gone is left out: everything else is worth having. But while the store is away, an archive
    /// without pictures would look whole.
    async fn belonging(&mut self, wish: &Wish, belonging: &Belonging) -> Result<()> {
        let range = 0..belonging.size;
        match wish.b.files.read(&belonging.storage_key, range).await {
            Ok(pieces) => {
                let pieces = pieces.map_err(Error::Files);
                self.file(&belonging.path, Content::Media, pieces).await
            }
            Err(error) if error.kind() != ErrorKind::NotFound => Err(Error::Files(error)),
            Err(error) => {
                let creator = &wish.session.creator.id;
                tracing::warn!(creator.id = %creator, %error, "An export goes without a picture");
                Ok(())
            }
        }
    }
}
