//! `FILES_URL`: `file://FOLDER` or `s3://BUCKET[/FOLDER]?endpoint=URL&region=auto&path_style=true`.

use super::Lookup;
use backend::config::{FilesConfig, FilesDelivery, S3Config};
use std::path::{Path, PathBuf};

/// Where the bytes of products are.
pub(super) fn read(get: Lookup<'_>, data_dir: &Path) -> Result<FilesConfig, String> {
    let Some(url) = get("FILES_URL") else {
        return Ok(FilesConfig::Local(data_dir.join("files")));
    };
    match (url.strip_prefix("file://"), url.starts_with("s3://")) {
        (Some(path), _) if !path.is_empty() => Ok(FilesConfig::Local(PathBuf::from(path))),
        (_, true) => bucket(&url, get).map(FilesConfig::S3),
        _ => Err("FILES_URL must be file:// and a folder, or s3:// and a bucket".to_owned()),
    }
}

/// `FILES_DELIVERY`: `stream`, or `redirect` where the store has addresses of its own.
pub(super) fn delivery(get: Lookup<'_>, files: &FilesConfig) -> Result<FilesDelivery, String> {
    match (get("FILES_DELIVERY").as_deref(), files) {
        (None | Some("stream"), _) => Ok(FilesDelivery::Stream),
        (Some("redirect"), FilesConfig::S3(_)) => Ok(FilesDelivery::Redirect),
        (Some("redirect"), FilesConfig::Local(_)) => Err(
            "FILES_DELIVERY can be redirect only when FILES_URL is a bucket (s3://…): a folder has no addresses"
                .to_owned(),
        ),
        _ => Err("FILES_DELIVERY must be stream or redirect".to_owned()),
    }
}

fn bucket(text: &str, get: Lookup<'_>) -> Result<S3Config, String> {
    let wrong = || "FILES_URL must be like s3://BUCKET?endpoint=https://…&region=auto".to_owned();
    let url = url::Url::parse(text).map_err(|_| wrong())?;
    let secret = |name: &str| get(name).ok_or_else(|| format!("{name} must be set for FILES_URL"));
    let mut config = S3Config {
        bucket: url.host_str().ok_or_else(wrong)?.to_owned(),
        prefix: prefix(url.path()),
        endpoint: None,
        region: "auto".to_owned(),
        path_style: false,
        access_key_id: secret("AWS_ACCESS_KEY_ID")?,
        secret_access_key: secret("AWS_SECRET_ACCESS_KEY")?,
    };
    for (name, value) in url.query_pairs() {
        match name.as_ref() {
            "endpoint" => config.endpoint = Some(endpoint(&value)?),
            "region" => config.region = value.into_owned(),
            "path_style" => config.path_style = value == "true",
            other => return Err(format!("FILES_URL has no setting called {other}")),
        }
    }
    if config.endpoint.is_none() && config.region == "auto" {
        let message =
            "FILES_URL must name an endpoint, or a region of Amazon's: …&region=eu-central-1";
        return Err(message.to_owned());
    }
    Ok(config)
}

fn endpoint(text: &str) -> Result<String, String> {
    url::Url::parse(text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https") && url.host().is_some())
        .map(|_| text.trim_end_matches('/').to_owned())
        .ok_or_else(|| {
            "the endpoint in FILES_URL must be an http:// or https:// address".to_owned()
        })
}

/// The path of the address, with a slash at the end but none at the beginning.
fn prefix(path: &str) -> String {
    match path.trim_matches('/') {
        "" => String::new(),
        folder => format!("{folder}/"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read_url(url: &str) -> Result<FilesConfig, String> {
        read(
            &|name| match name {
                "FILES_URL" => Some(url.to_owned()),
                "AWS_ACCESS_KEY_ID" | "AWS_SECRET_ACCESS_KEY" => Some("x".to_owned()),
                _ => None,
            },
            Path::new("data"),
        )
    }

    #[test]
    fn a_bucket_has_an_endpoint_a_region_and_perhaps_a_folder() {
        let url = "s3://files/staging?endpoint=https://x.r2.example/&region=eu&path_style=true";
        let Ok(FilesConfig::S3(config)) = read_url(url) else {
            panic!("not a bucket")
        };
        assert_eq!(
            (config.bucket.as_str(), config.prefix.as_str()),
            ("files", "staging/")
        );
        assert_eq!(config.endpoint.as_deref(), Some("https://x.r2.example"));
        assert_eq!((config.region.as_str(), config.path_style), ("eu", true));
        assert_eq!(config.origin(), "https://x.r2.example");
        assert!(!format!("{config:?}").contains("secret"));
        let Ok(FilesConfig::S3(amazon)) = read_url("s3://files?region=eu-central-1") else {
            panic!("not a bucket")
        };
        assert_eq!(
            amazon.origin(),
            "https://files.s3.eu-central-1.amazonaws.com"
        );
    }

    #[test]
    fn only_a_bucket_can_be_redirected_to() {
        let local = FilesConfig::Local(PathBuf::from("files"));
        let bucket = read_url("s3://files?region=eu").unwrap();
        let deliver = |how: &'static str, files| delivery(&|_| Some(how.to_owned()), files);
        assert_eq!(delivery(&|_| None, &bucket), Ok(FilesDelivery::Stream));
        assert_eq!(deliver("redirect", &bucket), Ok(FilesDelivery::Redirect));
        assert!(
            deliver("redirect", &local)
                .unwrap_err()
                .contains("FILES_URL")
        );
        assert!(
            deliver("both", &bucket)
                .unwrap_err()
                .contains("FILES_DELIVERY")
        );
    }

    #[test]
    fn what_makes_no_sense_is_named() {
        for (url, word) in [
            ("s3://files?endpoint=nowhere", "endpoint"),
            ("s3://files?pathstyle=true", "pathstyle"),
            ("http://files", "FILES_URL"),
            ("s3://files", "region"),
            ("file://", "FILES_URL"),
        ] {
            assert!(read_url(url).unwrap_err().contains(word), "{url}");
        }
        let without_keys = read(
            &|name| (name == "FILES_URL").then(|| "s3://files?region=eu".to_owned()),
            Path::new("data"),
        );
        assert!(without_keys.unwrap_err().contains("AWS_ACCESS_KEY_ID"));
    }
}
