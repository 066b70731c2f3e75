//! Signed addresses: who has one may do one thing with one object for a while.

use super::{S3Files, failed};
use crate::files::{Address, WantedPart};
use aws_sdk_s3::presigning::{PresignedRequest, PresigningConfig};
use domain::disposition;
use std::{io, time::Duration};

impl S3Files {
    /// For the bytes of a whole object: size and type are part of the signature.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub async fn put_address(
        &self,
        key: &str,
        size: i64,
        media_type: &str,
        seconds: u64,
    ) -> io::Result<Address> {
        self.client
            .put_object()
            .bucket(&self.bucket)
            .key(self.key(key))
            .content_length(size)
            .content_type(media_type)
            .presigned(lifetime(seconds)?)
            .await
            .map(|signed| address(&signed))
            .map_err(failed)
    }

    /// For the bytes of one part: its size is part of the signature, and its MD5 if it is known.
    ///
    /// # Errors
    /// If it cannot be signed.
    pub async fn part_address(
        &self,
        key: &str,
        upload: &str,
        part: WantedPart<'_>,
        seconds: u64,
    ) -> io::Result<Address> {
        self.client
            .upload_part()
            .bucket(&self.bucket)
            .key(self.key(key))
            .upload_id(upload)
            .part_number(part.number)
            .content_length(part.size)
            .set_content_md5(part.md5.map(str::to_owned))
            .presigned(lifetime(seconds)?)
            .await
            .map(|signed| address(&signed))
            .map_err(failed)
    }

    pub(in crate::files) async fn get_address(
        &self,
        key: &str,
        file_name: &str,
        media_type: &str,
        seconds: u64,
    ) -> io::Result<String> {
        self.client
            .get_object()
            .bucket(&self.bucket)
            .key(self.key(key))
            .response_content_disposition(disposition::attachment(file_name))
            .response_content_type(media_type)
            .response_cache_control("private, no-store")
            .presigned(lifetime(seconds)?)
            .await
            .map(|signed| signed.uri().to_owned())
            .map_err(failed)
    }
}

fn lifetime(seconds: u64) -> io::Result<PresigningConfig> {
    PresigningConfig::expires_in(Duration::from_secs(seconds)).map_err(io::Error::other)
}

fn address(signed: &PresignedRequest) -> Address {
    Address {
        url: signed.uri().to_owned(),
        headers: signed
            .headers()
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    }
}
