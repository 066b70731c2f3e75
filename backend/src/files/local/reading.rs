//! Reading a run of bytes, one piece ahead of whoever takes them.
//!
//! While a piece is on its way to the network the next one is read, off the async threads. No more
//! than that: a reader that waits holds one piece and no thread.

use bytes::Bytes;
use futures::{Stream, stream};
use rustix::{buffer::spare_capacity, io::pread};
use std::{fs::File, io, ops::Range, path::PathBuf};
use tokio::task::{JoinHandle, spawn_blocking};

/// How much is read at once: enough that the switch to another thread costs little.
const PIECE: u64 = 256 * 1024;

/// A piece that is being read, and where it ends.
struct Ahead {
    reading: JoinHandle<io::Result<(File, Vec<u8>)>>,
    rest: Range<u64>,
}

impl Ahead {
    /// Begins to read the first piece of a range; nothing if the range is empty.
    fn start(file: File, range: Range<u64>) -> Option<Self> {
        let end = range.end.min(range.start.saturating_add(PIECE));
        (range.start < end).then(|| Self {
            reading: spawn_blocking(move || piece(file, range.start..end)),
            rest: end..range.end,
        })
    }
}

/// A piece, shorter only at the end of the file.
fn piece(file: File, mut range: Range<u64>) -> io::Result<(File, Vec<u8>)> {
    let wanted = usize::try_from(range.end - range.start).unwrap_or_default();
    let mut piece = Vec::with_capacity(wanted);
    while piece.len() < wanted {
        match pread(&file, spare_capacity(&mut piece), range.start) {
            Ok(0) => break,
            Ok(count) => range.start += count as u64,
            Err(rustix::io::Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
    // The allocator may give more room than was asked for.
    piece.truncate(wanted);
    Ok((file, piece))
}

/// The bytes of a file from `range.start` to before `range.end`, or to its end if that comes first.
///
/// # Errors
/// If the file cannot be opened.
pub(super) async fn read(
    path: PathBuf,
    range: Range<u64>,
) -> io::Result<impl Stream<Item = io::Result<Bytes>> + Send + 'static> {
    let file = spawn_blocking(|| File::open(path)).await??;
    Ok(stream::try_unfold(Ahead::start(file, range), next))
}

async fn next(ahead: Option<Ahead>) -> io::Result<Option<(Bytes, Option<Ahead>)>> {
    let Some(Ahead { reading, rest }) = ahead else {
        return Ok(None);
    };
    let (file, piece) = reading.await??;
    if piece.is_empty() {
        return Ok(None);
    }
    Ok(Some((piece.into(), Ahead::start(file, rest))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures::{StreamExt, TryStreamExt};
    use std::io::Write;

    #[tokio::test]
    async fn any_range_is_read_in_pieces() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        let bytes: Vec<u8> = (0..3 * PIECE + 7)
            .map(|n| n.to_le_bytes()[0] ^ n.to_le_bytes()[2])
            .collect();
        std::fs::write(&path, &bytes).unwrap();
        let size = bytes.len() as u64;
        for range in [
            0..size,
            5..PIECE,
            PIECE..2 * PIECE,
            size - 1..size,
            9..9,
            size - 1..size + 5,
        ] {
            let pieces: Vec<Bytes> = read(path.clone(), range.clone())
                .await
                .unwrap()
                .try_collect()
                .await
                .unwrap();
            let place = |at: u64| usize::try_from(at.min(size)).unwrap();
            assert_eq!(pieces.concat(), bytes[place(range.start)..place(range.end)]);
        }
        assert!(read(folder.path().join("b"), 0..1).await.is_err());
    }

    #[tokio::test]
    async fn a_reader_that_waits_has_read_no_more_than_it_must() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a");
        std::fs::write(&path, vec![1; 5 * usize::try_from(PIECE).unwrap()]).unwrap();
        let mut bytes = Box::pin(read(path.clone(), 0..5 * PIECE).await.unwrap());
        let first = bytes.next().await.unwrap().unwrap();
        assert_eq!(first.len() as u64, PIECE);
        // What has not been read yet is not what it was.
        let mut file = File::options().write(true).open(&path).unwrap();
        file.write_all(&vec![2; 5 * usize::try_from(PIECE).unwrap()])
            .unwrap();
        let rest: Vec<Bytes> = bytes.try_collect().await.unwrap();
        assert!(rest[1..].concat().iter().all(|byte| *byte == 2));
    }
}
