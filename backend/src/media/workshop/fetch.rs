//! Bringing a file to where a child can open it: all of it, and in time.

use super::{super::INPUT, Folder, Media};
use bytes::Bytes;
use futures::{Stream, StreamExt, TryStreamExt};
use rustix::fs::statvfs;
use std::{io, pin::pin};
use tokio::{
    fs::File,
    io::{AsyncWriteExt, BufWriter},
    time::timeout,
};

impl Media {
    /// A folder with a file of `size` bytes to open in it.
    ///
    /// # Errors
    /// If the file cannot be fetched or kept, takes too long, has another size, or would leave too
    /// little room.
    pub async fn fetch<S>(&self, size: u64, bytes: S) -> io::Result<Folder>
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        self.check_room(size)?;
        let folder = Folder::make(&self.config.folder)?;
        let file = File::create_new(folder.path(INPUT)).await?;
        self.in_time(self.receive(size, bytes, file)).await?;
        Ok(folder)
    }

    /// A folder with a file in it that somebody sends: at most `most` bytes. Of what is more, about as
    /// much again is read and thrown away, so that the sender hears the answer.
    ///
    /// # Errors
    /// [`io::ErrorKind::FileTooLarge`]; those of [`Self::fetch`], except for the size.
    pub async fn take<S>(&self, most: u64, bytes: S) -> io::Result<Folder>
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        self.check_room(most)?;
        let folder = Folder::make(&self.config.folder)?;
        let file = File::create_new(folder.path(INPUT)).await?;
        self.in_time(self.receive_most(most, bytes, file)).await?;
        Ok(folder)
    }

    async fn receive_most<S>(&self, most: u64, bytes: S, file: File) -> io::Result<()>
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        let (mut bytes, mut file) = (pin!(bytes), BufWriter::new(file));
        let mut seen: u64 = 0;
        while let Some(piece) = timeout(self.limits.silence, bytes.next()).await? {
            let piece = piece?;
            seen = seen.saturating_add(u64::try_from(piece.len()).unwrap_or(u64::MAX));
            if seen <= most {
                file.write_all(&piece).await?;
            } else if seen > most.saturating_mul(2) {
                break;
            }
        }
        if seen > most {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        file.flush().await
    }

    /// The pieces of a few bytes.
    ///
    /// # Errors
    /// If they cannot be fetched, or not in time.
    pub async fn listen<S>(&self, bytes: S) -> io::Result<Vec<Bytes>>
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        timeout(self.limits.silence, bytes.try_collect()).await?
    }

    /// What comes of a transfer, unless it takes too long: somebody else may need the place.
    ///
    /// # Errors
    /// Those of the transfer, and [`io::ErrorKind::TimedOut`].
    pub async fn in_time<T>(&self, transfer: impl Future<Output = io::Result<T>>) -> io::Result<T> {
        timeout(self.limits.transfer, transfer).await?
    }

    async fn receive<S>(&self, size: u64, bytes: S, file: File) -> io::Result<()>
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        let (mut bytes, mut file) = (pin!(bytes), BufWriter::new(file));
        let mut left = Some(size);
        while let Some(piece) = timeout(self.limits.silence, bytes.next()).await? {
            let piece = piece?;
            let more = u64::try_from(piece.len()).unwrap_or(u64::MAX);
            left = left.and_then(|left| left.checked_sub(more));
            if left.is_none() {
                break;
            }
            file.write_all(&piece).await?;
        }
        // The beginning of a file can be a file, too: an earlier state of the same PDF.
        if left != Some(0) {
            let message = "a file in the store has not the size that was uploaded";
            return Err(io::Error::new(io::ErrorKind::InvalidData, message));
        }
        file.flush().await
    }

    fn check_room(&self, size: u64) -> io::Result<()> {
        let disk = statvfs(&self.config.folder)?;
        let free = disk.f_bavail.saturating_mul(disk.f_frsize);
        if free < size.saturating_add(self.limits.reserve) {
            let message = "there is too little room to open a file";
            return Err(io::Error::new(io::ErrorKind::StorageFull, message));
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::{Limits, MediaConfig},
        *,
    };
    use futures::stream;
    use std::{fs, time::Duration};
    use tempfile::TempDir;

    /// Far longer than any limit here: what waits for this was not ended by one.
    const AGES: Duration = Duration::from_secs(60);
    const SOON: Duration = Duration::from_millis(200);

    fn media(folder: &TempDir, limits: Limits) -> Media {
        let config = MediaConfig {
            program: folder.path().join("none"),
            player: None,
            folder: folder.path().to_owned(),
        };
        let limits = Limits {
            reserve: 0,
            ..limits
        };
        Media::open(config, limits).unwrap()
    }

    /// How fetching ends, and that it leaves nothing behind.
    async fn failure<S>(limits: Limits, size: u64, bytes: S) -> io::ErrorKind
    where
        S: Stream<Item = io::Result<Bytes>> + Send,
    {
        let folder = tempfile::tempdir().unwrap();
        let media = media(&folder, limits);
        let fetched = timeout(AGES, media.fetch(size, bytes)).await;
        let error = fetched.expect("it does not end").unwrap_err();
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
        error.kind()
    }

    fn piece(text: &'static str) -> io::Result<Bytes> {
        Ok(Bytes::from_static(text.as_bytes()))
    }

    fn silence() -> Limits {
        Limits {
            silence: SOON,
            transfer: 2 * AGES,
            ..Limits::default()
        }
    }

    #[tokio::test]
    async fn a_store_that_falls_silent_is_not_waited_for() {
        let never = stream::pending();
        assert_eq!(failure(silence(), 8, never).await, io::ErrorKind::TimedOut);
        let half = stream::iter([piece("half")]).chain(stream::pending());
        assert_eq!(failure(silence(), 8, half).await, io::ErrorKind::TimedOut);

        let folder = tempfile::tempdir().unwrap();
        let media = media(&folder, silence());
        let heard = timeout(AGES, media.listen(stream::pending())).await;
        assert_eq!(
            heard.expect("it does not end").unwrap_err().kind(),
            io::ErrorKind::TimedOut
        );
    }

    #[tokio::test]
    async fn a_store_that_sends_drop_by_drop_is_not_waited_for() {
        let limits = Limits {
            silence: 2 * AGES,
            transfer: SOON,
            ..Limits::default()
        };
        let drops = stream::repeat(()).then(|()| async {
            tokio::time::sleep(Duration::from_millis(5)).await;
            piece(".")
        });
        let kind = failure(limits, 1024 * 1024, drops).await;
        assert_eq!(kind, io::ErrorKind::TimedOut);
    }

    #[tokio::test]
    async fn what_is_sent_has_a_limit_and_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let media = media(&folder, Limits::default());
        let sent = |pieces: [&'static str; 2]| stream::iter(pieces.map(piece));
        let made = media.take(8, sent(["half", "half"])).await.unwrap();
        assert_eq!(fs::read(made.path(INPUT)).unwrap(), b"halfhalf");
        drop(made);
        let refused = media.take(7, sent(["half", "half"])).await.unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
        let endless = stream::repeat_with(|| piece("half"));
        let refused = timeout(AGES, media.take(7, endless)).await;
        let refused = refused.expect("it reads for ever").unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::FileTooLarge);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
    }

    #[tokio::test]
    async fn only_all_of_a_file_is_opened() {
        for (size, pieces) in [(8, ["half", ""]), (8, ["half", "of it"]), (0, ["some", ""])] {
            let bytes = stream::iter(pieces.map(piece));
            let kind = failure(Limits::default(), size, bytes).await;
            assert_eq!(kind, io::ErrorKind::InvalidData, "{pieces:?}");
        }
        let folder = tempfile::tempdir().unwrap();
        let media = media(&folder, Limits::default());
        let bytes = stream::iter(["half", "half"].map(piece));
        let made = media.fetch(8, bytes).await.unwrap();
        assert_eq!(fs::read(made.path(INPUT)).unwrap(), b"halfhalf");
    }
}
