//! The beginning of a recording or a film, by ffmpeg, which runs under the child's own limits.

use super::{INPUT, Piece, Player, Refusal, Result};
use domain::preview::PreviewKind;
use std::{
    fs, io,
    os::unix::process::ExitStatusExt,
    process::{Command, ExitStatus, Stdio},
    time::Duration,
};

/// How much of a recording or a film is measured. A sample is half of that at most, and half of what is
/// shorter: it must not be the product.
const MEASURED: Duration = Duration::from_secs(60);
/// How long a sample has to be to be worth it.
const SHORTEST: Duration = Duration::from_millis(500);
/// At most 1280 × 720, never larger than it was, in even numbers as the format wants.
const SMALLER: &str = "scale=w='min(1280,iw)':h='min(720,ih)':force_original_aspect_ratio=decrease:\
                       force_divisible_by=2,format=yuv420p";

/// Takes the beginning of a recording.
pub(super) fn sound(player: &Player) -> Result<Vec<Piece>> {
    let audio = [
        "-map", "0:a:0", "-vn", "-c:a", "aac", "-b:a", "128k", "-ac", "2",
    ];
    let length = half(player, "0:a:0")?;
    play(player, &audio, length, "sample.m4a")?;
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
    let made = half(player, "0:v:0").and_then(|length| {
        play(player, &video, length, "sample.mp4")?;
        Ok(length)
    });
    let length = match made {
        Err(Refusal::Damaged) => return sound(player),
        other => other?,
    };
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
    run(&sample, "sample.mp4", &picture, length, "poster.jpg")?;
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

/// Half of a stream's length. It is measured, since what a file says about itself may be missing or
/// wrong; nothing is decoded for that.
fn half(player: &Player, stream: &str) -> Result<Duration> {
    let output = ffmpeg(player, INPUT, MEASURED)
        .args(["-map", stream, "-c", "copy", "-f", "null"])
        .args(["-nostats", "-progress", "pipe:1", "-"])
        .stdout(Stdio::piped())
        .output()
        .map_err(|error| unstarted(&error))?;
    check(output.status)?;
    let said = String::from_utf8_lossy(&output.stdout);
    let mut times = said
        .lines()
        .filter_map(|line| line.strip_prefix("out_time_us="));
    let length = times.next_back().and_then(|time| time.parse().ok());
    let half = length.map(Duration::from_micros).ok_or(Refusal::Damaged)? / 2;
    if half < SHORTEST {
        return Err(Refusal::TooSmall);
    }
    Ok(half.min(MEASURED / 2))
}

fn play(player: &Player, how: &[&str], length: Duration, output: &str) -> Result<()> {
    // The index comes first, so that a browser can begin before it has everything.
    let how = [how, &["-movflags", "+faststart"]].concat();
    run(player, INPUT, &how, length, output)
}

fn run(player: &Player, input: &str, how: &[&str], length: Duration, output: &str) -> Result<()> {
    let status = ffmpeg(player, input, length)
        .args(["-sn", "-dn", "-map_metadata", "-1", "-map_chapters", "-1"])
        .args(how)
        .args(["-threads", "2", "-t", &time(length), "-y"])
        .arg(format!("file:{output}"))
        .status()
        .map_err(|error| unstarted(&error))?;
    check(status)?;
    let has_output = fs::metadata(output).is_ok_and(|file| file.len() > 0);
    has_output.then_some(()).ok_or(Refusal::Damaged)
}

/// ffmpeg with nothing but local files, and with a format that is not for it to guess: play lists and the
/// like can name other files.
fn ffmpeg(player: &Player, input: &str, length: Duration) -> Command {
    let mut command = Command::new(&player.program);
    command
        .args(["-nostdin", "-v", "error", "-threads", "2"])
        .args(["-protocol_whitelist", "file,pipe", "-f", &player.format])
        .args(["-max_pixels", "50000000", "-t", &time(length)])
        .args(["-i", &format!("file:{input}")])
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
    command
}

fn time(length: Duration) -> String {
    format!("{}us", length.as_micros())
}

fn unstarted(error: &io::Error) -> Refusal {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::PermissionDenied => Refusal::NoPlayer,
        _ => Refusal::Trouble,
    }
}

fn check(status: ExitStatus) -> Result<()> {
    match status.signal() {
        Some(_) => Err(Refusal::TooMuch),
        None if status.success() => Ok(()),
        None => Err(Refusal::Damaged),
    }
}
