//! Media types that a browser could run, and how they are sent instead.

/// What a browser only saves, whatever it is given.
pub const BYTES: &str = "application/octet-stream";

/// Types that can carry a script or pull other things in, beside everything that is XML.
const ACTIVE: [&str; 14] = [
    "application/ecmascript",
    "application/hta",
    "application/javascript",
    "application/x-javascript",
    "application/x-shockwave-flash",
    "message/rfc822",
    "multipart/related",
    "multipart/x-mixed-replace",
    "text/css",
    "text/ecmascript",
    "text/html",
    "text/javascript",
    "text/vbscript",
    "text/xsl",
];

/// The type a file is sent under: its own, unless a browser could run what it names.
pub fn inert(media_type: &str) -> &str {
    let essence = media_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let is_xml = essence.ends_with("/xml") || essence.ends_with("+xml");
    if is_xml || ACTIVE.contains(&essence.as_str()) {
        BYTES
    } else {
        media_type
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_run_is_sent_as_bytes() {
        for active in [
            "text/html",
            "TEXT/HTML; charset=utf-8",
            "image/svg+xml",
            "application/xhtml+xml",
            "application/xml",
            "text/xml ; charset=utf-8",
            "text/javascript",
        ] {
            assert_eq!(inert(active), BYTES, "{active}");
        }
        for quiet in [
            "application/pdf",
            "image/png",
            "application/epub+zip",
            "text/plain",
        ] {
            assert_eq!(inert(quiet), quiet);
        }
    }
}
