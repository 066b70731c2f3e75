//! The child that opens a file: what it may use, and that it ends.

use super::encoded;
use crate::app::paper;
use backend::media::{Limits, Media, MediaConfig, Outcome, Player, Refusal, Task};
use bytes::Bytes;
use futures::stream;
use image::{DynamicImage, ImageFormat};
use std::{fs, os::unix::fs::PermissionsExt, path::PathBuf, time::Duration};
use tempfile::TempDir;

fn media(folder: &TempDir, limits: Limits) -> Media {
    let config = MediaConfig {
        program: PathBuf::from(env!("CARGO_BIN_EXE_temporary-pages")),
        player: None,
        folder: folder.path().join("media"),
    };
    Media::open(config, limits).unwrap()
}

async fn open(media: &Media, bytes: Vec<u8>, task: &Task) -> (backend::media::Folder, Outcome) {
    let size = bytes.len() as u64;
    let bytes = stream::iter([Ok(Bytes::from(bytes))]);
    let folder = media.fetch(size, bytes).await.unwrap();
    let outcome = media
        .run(&media.place().await, &folder, task)
        .await
        .unwrap();
    (folder, outcome)
}

/// A film whose player is a script.
fn played_by(folder: &TempDir, script: &str) -> Task {
    let program = folder.path().join("player");
    fs::write(&program, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    Task::Film(Player {
        program,
        format: "mov".to_owned(),
    })
}

/// Whether a process is there that does more than wait to be buried.
fn is_alive(id: &str) -> bool {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    status.contains("State:") && !status.contains("State:\tZ")
}

#[tokio::test]
async fn a_child_that_does_not_end_is_ended_with_all_it_has_started() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        patience: Duration::from_secs(2),
        ..Limits::default()
    };
    let task = played_by(&folder, "echo $$ > id; exec sleep 600");
    let (made, outcome) = open(&media(&folder, limits), b"film".to_vec(), &task).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::TooMuch));
    let id = fs::read_to_string(made.path("id")).unwrap();
    for _ in 0..500 {
        if !is_alive(id.trim()) {
            return;
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    panic!("the player is still there");
}

#[tokio::test]
async fn a_child_that_only_computes_is_ended_by_its_limit() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        seconds: 1,
        ..Limits::default()
    };
    let task = played_by(&folder, "while :; do :; done");
    let (_, outcome) = open(&media(&folder, limits), b"film".to_vec(), &task).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::TooMuch));
}

#[tokio::test]
async fn an_image_that_needs_more_memory_than_there_is_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let image = encoded(&DynamicImage::new_rgba8(7_000, 7_000), ImageFormat::Png);
    let limits = |memory| Limits {
        memory,
        ..Limits::default()
    };
    let small = media(&folder, limits(320 * 1024 * 1024));
    let (_, outcome) = open(&small, image.clone(), &Task::Picture).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::TooMuch));
    let large = media(&folder, Limits::default());
    let (made, outcome) = open(&large, image, &Task::Picture).await;
    assert!(matches!(outcome, Outcome::Made(pieces) if pieces.len() == 2));
    assert!(made.path("cover.png").is_file());
}

#[tokio::test]
async fn a_drawing_of_drawings_of_drawings_is_given_up() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        memory: 320 * 1024 * 1024,
        seconds: 20,
        ..Limits::default()
    };
    let (_, outcome) = open(&media(&folder, limits), paper::laughs(), &Task::Pages).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::TooMuch));
}

#[tokio::test]
async fn a_child_knows_nothing_of_the_server() {
    let folder = tempfile::tempdir().unwrap();
    let task = played_by(&folder, "env > env; pwd > pwd; ulimit -c > core; exit 1");
    let (made, outcome) = open(&media(&folder, Limits::default()), b"film".to_vec(), &task).await;
    assert_eq!(outcome, Outcome::Refused(Refusal::Damaged));
    let said = |name: &str| fs::read_to_string(made.path(name)).unwrap();
    let known: Vec<_> = said("env")
        .lines()
        .filter_map(|line| line.split('=').next().map(str::to_owned))
        .filter(|name| !matches!(name.as_str(), "PWD" | "_" | "SHLVL" | "OLDPWD"))
        .collect();
    assert!(known.is_empty(), "{known:?}");
    assert_eq!(said("core").trim(), "0");
    let here = made.path("in");
    assert_eq!(PathBuf::from(said("pwd").trim()), here.parent().unwrap());
}

#[tokio::test]
async fn a_child_that_cannot_write_does_not_blame_the_file() {
    let folder = tempfile::tempdir().unwrap();
    let media = media(&folder, Limits::default());
    let image = encoded(&DynamicImage::new_rgb8(40, 40), ImageFormat::Png);
    let size = image.len() as u64;
    let bytes = stream::iter([Ok(Bytes::from(image))]);
    let made = media.fetch(size, bytes).await.unwrap();
    // Where the result is to be, there is a folder.
    fs::create_dir(made.path("cover.jpg")).unwrap();
    let done = media.run(&media.place().await, &made, &Task::Picture).await;
    assert!(done.is_err(), "{done:?}");
    fs::remove_dir(made.path("cover.jpg")).unwrap();
    let done = media.run(&media.place().await, &made, &Task::Picture).await;
    assert!(matches!(done, Ok(Outcome::Made(pieces)) if pieces.len() == 2));
}

#[tokio::test]
async fn nothing_is_fetched_that_would_fill_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let limits = Limits {
        reserve: u64::MAX / 2,
        ..Limits::default()
    };
    let media = media(&folder, limits);
    let fetched = media.fetch(1, stream::iter([Ok(Bytes::from("x"))])).await;
    assert_eq!(fetched.unwrap_err().kind(), std::io::ErrorKind::StorageFull);
    let left = fs::read_dir(folder.path().join("media")).unwrap();
    assert_eq!(left.count(), 0);
}
