//! Uploads in parts.

use super::{S3Files, failed};
use crate::files::ArrivedPart;
use aws_sdk_s3::{
    primitives::ByteStream,
    types::{CompletedMultipartUpload, CompletedPart},
};
use bytes::Bytes;
use std::io;

impl S3Files {
    pub(in crate::files) async fn begin_parts(
        &self,
        key: &str,
        media_type: &str,
    ) -> io::Result<String> {
        let begun = self
            .client
            .create_multipart_upload()
            .bucket(&self.bucket)
            .key(self.key(key))
            .content_type(media_type)
            .send()
            .await
            .map_err(failed)?;
        let unnamed = || io::Error::other("the store began an upload without naming it");
        begun.upload_id.ok_or_else(unnamed)
    }

    pub(super) async fn put_part(
        &self,
        key: &str,
        upload: &str,
        number: i32,
        bytes: Bytes,
    ) -> io::Result<ArrivedPart> {
        let size = i64::try_from(bytes.len()).map_err(io::Error::other)?;
        let put = self
            .client
            .upload_part()
            .bucket(&self.bucket)
            .key(self.key(key))
            .upload_id(upload)
            .part_number(number)
            .body(ByteStream::from(bytes))
            .send()
            .await
            .map_err(failed)?;
        Ok(ArrivedPart {
            number,
            size,
            etag: put.e_tag.unwrap_or_default(),
        })
    }

    pub(in crate::files) async fn parts(
        &self,
        key: &str,
        upload: &str,
    ) -> io::Result<Vec<ArrivedPart>> {
        let mut pages = self
            .client
            .list_parts()
            .bucket(&self.bucket)
            .key(self.key(key))
            .upload_id(upload)
            .into_paginator()
            .send();
        let mut parts = Vec::new();
        while let Some(page) = pages.next().await {
            let page = page.map_err(failed)?;
            parts.extend(page.parts().iter().map(|part| ArrivedPart {
                number: part.part_number().unwrap_or_default(),
                size: part.size().unwrap_or_default(),
                etag: part.e_tag().unwrap_or_default().to_owned(),
            }));
        }
        parts.sort_by_key(|part| part.number);
        Ok(parts)
    }

    pub(in crate::files) async fn join_parts(
        &self,
        key: &str,
        upload: &str,
        parts: &[ArrivedPart],
    ) -> io::Result<()> {
        let parts = parts.iter().map(|part| {
            CompletedPart::builder()
                .part_number(part.number)
                .e_tag(&part.etag)
                .build()
        });
        let all = CompletedMultipartUpload::builder()
            .set_parts(Some(parts.collect()))
            .build();
        self.client
            .complete_multipart_upload()
            .bucket(&self.bucket)
            .key(self.key(key))
            .upload_id(upload)
            .multipart_upload(all)
            .send()
            .await
            .map_err(failed)?;
        Ok(())
    }

    pub(in crate::files) async fn drop_parts(&self, key: &str, upload: &str) -> io::Result<()> {
        let dropped = self
            .client
            .abort_multipart_upload()
            .bucket(&self.bucket)
            .key(self.key(key))
            .upload_id(upload)
            .send()
            .await;
        match dropped.map_err(failed) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}
