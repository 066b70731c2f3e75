//! `FFMPEG` and `MEDIA_PROGRAM`: what opens strangers' files.

use super::Lookup;
use backend::media::MediaConfig;
use std::path::{Path, PathBuf};

/// How strangers' files are opened.
pub(super) fn read(get: Lookup<'_>, data_dir: &Path) -> Result<MediaConfig, String> {
    let program = match get("MEDIA_PROGRAM") {
        Some(path) => PathBuf::from(path),
        None => myself()?,
    };
    Ok(MediaConfig {
        program,
        player: player(get)?,
        folder: data_dir.join("media"),
    })
}

/// This program: on Linux the very one that runs, also after its file was replaced by a newer one.
fn myself() -> Result<PathBuf, String> {
    let running = Path::new("/proc/self/exe");
    if running.exists() {
        return Ok(running.to_owned());
    }
    std::env::current_exe().map_err(|error| format!("This program cannot find itself: {error}"))
}

/// ffmpeg: where `FFMPEG` says, or else the first on the path; `off` for none.
fn player(get: Lookup<'_>) -> Result<Option<PathBuf>, String> {
    match get("FFMPEG").as_deref() {
        Some("off") => Ok(None),
        Some(path) if Path::new(path).is_file() => Ok(Some(PathBuf::from(path))),
        Some(_) => Err("FFMPEG must be the path of the program ffmpeg, or off".to_owned()),
        None => Ok(get("PATH").and_then(|path| {
            std::env::split_paths(&path)
                .map(|folder| folder.join("ffmpeg"))
                .find(|file| file.is_file())
        })),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn player_of(settings: &[(&str, &str)]) -> Result<Option<PathBuf>, String> {
        let get = |name: &str| {
            let found = settings.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| (*value).to_owned())
        };
        player(&get)
    }

    #[test]
    fn the_player_is_found_named_or_switched_off() {
        let folder = tempfile::tempdir().unwrap();
        let program = folder.path().join("ffmpeg");
        std::fs::write(&program, "").unwrap();
        let path = format!("/nowhere:{}", folder.path().display());
        assert_eq!(player_of(&[("PATH", &path)]), Ok(Some(program.clone())));
        let named = [("PATH", ""), ("FFMPEG", program.to_str().unwrap())];
        assert_eq!(player_of(&named), Ok(Some(program)));
        assert_eq!(player_of(&[("PATH", &path), ("FFMPEG", "off")]), Ok(None));
        assert_eq!(player_of(&[]), Ok(None));
        assert!(player_of(&[("FFMPEG", "/nowhere/ffmpeg")]).is_err());
    }
}
