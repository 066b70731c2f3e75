//! What kind of file a file is.

use ::words::Words;

/// What people call a media type; the type itself where they have no word for it.
pub fn of(w: Words, media_type: &str) -> String {
    let known = match media_type {
        "application/pdf" => "PDF",
        "application/zip" => w.order_kind_archive(),
        "application/epub+zip" => w.order_kind_book(),
        "application/octet-stream" => w.order_kind_file(),
        "text/plain" => w.order_kind_text(),
        other => match other.split_once('/') {
            Some(("image", _)) => w.order_kind_image(),
            Some(("audio", _)) => w.order_kind_audio(),
            Some(("video", _)) => w.order_kind_video(),
            Some(("font", _)) => w.order_kind_font(),
            _ => other,
        },
    };
    known.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use ::words::Language;

    #[test]
    fn people_read_words_and_only_what_is_rare_by_its_type() {
        let w = Words::of(Language::English);
        assert_eq!(of(w, "application/pdf"), "PDF");
        assert_eq!(of(w, "video/mp4"), w.order_kind_video());
        assert_eq!(of(w, "model/gltf-binary"), "model/gltf-binary");
    }
}
