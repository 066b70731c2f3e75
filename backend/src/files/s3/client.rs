//! How the bucket is spoken to.

use crate::config::S3Config;
use aws_sdk_s3::{
    Client,
    config::{
        BehaviorVersion, Config, Credentials, Region, RequestChecksumCalculation,
        ResponseChecksumValidation, StalledStreamProtectionConfig, retry::RetryConfig,
        timeout::TimeoutConfig,
    },
};
use aws_smithy_http_client::{
    Builder,
    tls::{Provider, rustls_provider::CryptoMode},
};
use std::time::Duration;

/// How long to wait for a connection, and then for the beginning of an answer.
const PATIENCE: Duration = Duration::from_secs(10);
/// How long an answer may stand still while somebody is waiting for it.
const STANDSTILL: Duration = Duration::from_secs(30);

/// A client that keeps to what every store understands.
pub(super) fn client(config: &S3Config) -> Client {
    let http = Builder::new()
        .tls_provider(Provider::Rustls(CryptoMode::Ring))
        .build_https();
    let timeouts = TimeoutConfig::builder()
        .connect_timeout(PATIENCE / 2)
        .read_timeout(PATIENCE)
        .build();
    let standstill = StalledStreamProtectionConfig::enabled()
        .grace_period(STANDSTILL)
        .build();
    let mut builder = Config::builder()
        .behavior_version(BehaviorVersion::latest())
        .http_client(http)
        .region(Region::new(config.region.clone()))
        .credentials_provider(Credentials::new(
            &config.access_key_id,
            &config.secret_access_key,
            None,
            None,
            "settings",
        ))
        .force_path_style(config.path_style)
        .request_checksum_calculation(RequestChecksumCalculation::WhenRequired)
        .response_checksum_validation(ResponseChecksumValidation::WhenRequired)
        .retry_config(RetryConfig::standard().with_max_attempts(3))
        .timeout_config(timeouts)
        .stalled_stream_protection(standstill);
    if let Some(endpoint) = &config.endpoint {
        builder = builder.endpoint_url(endpoint);
    }
    Client::from_conf(builder.build())
}
