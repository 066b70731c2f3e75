//! The beginning of a recording or a film, by ffmpeg, which runs under the child's own limits.

use super::{INPUT, Piece, Player, Refusal, Result};
use domain::preview::PreviewKind;
use std::{
    fs,
    os::unix::process::ExitStatusExt,
    process::{Command, Stdio},
};

/// How long a sample is, in seconds.
const LENGTH: &str = "30";
/// At most 1280 × 720, never larger than it was, in even numbers as the format wants.
const SMALLER: &str = "scale=w='min(1280,iw)':h='min(720,ih)':force_original_aspect_ratio=decrease:\
                       force_divisible_by=2,format=yuv420p";

/// Takes the beginning of a recording.
pub(super) fn sound(player: &Player) -> Result<Vec<Piece>> {
    let audio = [
        "-map", "0:a:0", "-vn", "-c:a", "aac", "-b:a", "128k", "-ac", "2",
    ];
    play(player, &audio, "sample.m4a")?;
    Ok(vec![piece(
        PreviewKind::Audio,
        "sample.m4a",
        "audio/mp4",
        None,
    )])
}

/// Takes the beginning of a film, and a picture from it. What is called a film may be a recording.
pub(super) fn film(player: &Player) -> Result<Vec<Piece>> {
    let video = [
        "-map", "0:v:0", "-map", "0:a:0?", "-vf", SMALLER, "-fpsmax", "30", "-c:v", "libx264",
        "-preset", "veryfast", "-crf", "26", "-maxrate", "1500k", "-bufsize", "3000k", "-c:a",
        "aac", "-b:a", "96k", "-ac", "2",
    ];
    match play(player, &video, "sample.mp4") {
        Err(Refusal::Damaged) => return sound(player),
        other => other?,
    }
    let sample = Player {
        format: "mov".to_owned(),
        ..player.clone()
    };
    let picture = [
        "-map",
        "0:v:0",
        "-vf",
        "thumbnail=30",
        "-frames:v",
        "1",
        "-q:v",
        "4",
    ];
    run(&sample, "sample.mp4", &picture, "poster.jpg")?;
    let size = image::image_dimensions("poster.jpg").map_err(|_| Refusal::Damaged)?;
    Ok(vec![
        piece(PreviewKind::Video, "sample.mp4", "video/mp4", Some(size)),
        piece(PreviewKind::Poster, "poster.jpg", "image/jpeg", Some(size)),
    ])
}

fn piece(kind: PreviewKind, name: &str, media_type: &str, size: Option<(u32, u32)>) -> Piece {
    Piece {
        kind,
        name: name.to_owned(),
        media_type: media_type.to_owned(),
        size,
    }
}

fn play(player: &Player, how: &[&str], output: &str) -> Result<()> {
    // The index comes first, so that a browser can begin before it has everything.
    let how = [how, &["-movflags", "+faststart"]].concat();
    run(player, INPUT, &how, output)
}

/// Runs ffmpeg with nothing but local files, and with a format that is not for it to guess: play
/// lists and the like can name other files.
fn run(player: &Player, input: &str, how: &[&str], output: &str) -> Result<()> {
    let status = Command::new(&player.program)
        .args(["-nostdin", "-v", "error", "-threads", "2"])
        .args(["-protocol_whitelist", "file,pipe", "-f", &player.format])
        .args(["-max_pixels", "50000000", "-t", LENGTH])
        .args(["-i", &format!("file:{input}")])
        .args(["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"])
        .args(how)
        .args(["-threads", "2", "-t", LENGTH, "-y"])
        .arg(format!("file:{output}"))
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .map_err(|_| Refusal::NoPlayer)?;
    if status.signal().is_some() {
        return Err(Refusal::TooMuch);
    }
    let has_output = fs::metadata(output).is_ok_and(|file| file.len() > 0);
    if status.success() && has_output {
        Ok(())
    } else {
        Err(Refusal::Damaged)
    }
}
