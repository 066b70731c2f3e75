//! How a download names its file.

/// `Content-Disposition: attachment` with the name in ASCII for old programs and in UTF-8 for all
/// others (RFC 6266, RFC 8187).
pub fn attachment(file_name: &str) -> String {
    let is_plain = |c: char| c == ' ' || c.is_ascii_graphic() && !matches!(c, '"' | '\\' | '%');
    let plain: String = file_name
        .chars()
        .map(|c| if is_plain(c) { c } else { '_' })
        .collect();
    let mut encoded = String::new();
    for byte in file_name.bytes() {
        if byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}")
}

#[cfg(test)]
mod tests {
    use super::attachment;
    use serde_json::Value;

    #[test]
    fn nothing_in_a_name_ends_it() {
        let known: Vec<Value> =
            serde_json::from_str(include_str!("../../testdata/attacks.json")).unwrap();
        assert!(known.len() > 100);
        for attack in &known {
            let name = attack["text"].as_str().unwrap();
            let header = attachment(name);
            let rest = header.strip_prefix("attachment; filename=\"").unwrap();
            let (plain, rest) = rest.split_once('"').unwrap();
            assert_eq!(plain.chars().count(), name.chars().count(), "{header}");
            assert!(
                plain.bytes().all(|byte| (b' '..=b'~').contains(&byte)),
                "{header}"
            );
            assert!(!plain.contains(['\\', '%']), "{header}");
            let encoded = rest.strip_prefix("; filename*=UTF-8''").unwrap();
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$&+-.^_`|~%".contains(&byte);
            assert!(encoded.bytes().all(fits), "{header}");
        }
    }

    #[test]
    fn a_file_keeps_its_name() {
        assert_eq!(
            attachment("Übung \"1\".pdf"),
            "attachment; filename=\"_bung _1_.pdf\"; filename*=UTF-8''%C3%9Cbung%20%221%22.pdf"
        );
    }
}
