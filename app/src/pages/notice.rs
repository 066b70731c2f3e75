//! Pages with a title, a sentence and one next step.

mod said;

pub use said::{Notice, Step};

use crate::{
    parts::Shape,
    shell::{Assets, Document},
};
use domain::{Code, Rejection};

/// There is nothing at this address (404).
pub fn not_found(assets: &Assets) -> Document {
    Notice::new(
        Shape::Page,
        "There is nothing here",
        "Pages here exist only for a while, or the address has a typo. Please check the link you were given.",
    )
    .step(Step::link("/orders", "Find my purchases"))
    .step(Step::link("/", "What is this site?"))
    .render(assets)
}

/// Something was here and has gone for good (410).
pub fn gone(assets: &Assets) -> Document {
    Notice::new(
        Shape::Hourglass,
        "This has closed",
        "It existed only for a while. What was bought stays with its buyers.",
    )
    .step(Step::link("/orders", "Find my purchases"))
    .render(assets)
}

/// Something broke on our side (500); the reference leads to the log.
pub fn failed(assets: &Assets, reference: &str) -> Document {
    Notice::new(
        Shape::Warning,
        "Something broke on our side",
        "It is not your fault, and nothing you paid is lost. Please try again in a minute.",
    )
    .step(Step::link("/orders", "Find my purchases"))
    .detail(format!(
        "If you write to us, please name the reference {reference}."
    ))
    .render(assets)
}

/// The payment service does not answer (503).
pub fn payments_unavailable(assets: &Assets, back: Option<&str>) -> Document {
    Notice::new(
        Shape::Clock,
        "Payments are not available right now",
        "Nothing was charged and nothing is lost. Please try again in a few minutes.",
    )
    .back(back)
    .render(assets)
}

/// Any other refusal, in its own words.
pub fn rejected(assets: &Assets, rejection: &Rejection, back: Option<&str>) -> Document {
    if rejection.code == Code::NotFound {
        return not_found(assets);
    }
    Notice::new(
        Shape::Warning,
        title(rejection.code),
        rejection.message.clone(),
    )
    .back(back)
    .render(assets)
}

/// A download that was refused: why, and the way to the files, which is shorter where the browser knows
/// the `order_page`.
pub fn download_refused(
    assets: &Assets,
    rejection: &Rejection,
    order_page: Option<&str>,
) -> Document {
    let notice = Notice::new(
        Shape::Download,
        title(rejection.code),
        rejection.message.clone(),
    );
    let notice = match order_page {
        Some(path) => notice.step(Step::link(path, "Open my order page")),
        None => notice,
    };
    notice
        .step(Step::link("/orders", "Go to my purchases"))
        .detail("The link to your order page is in the mail you got after paying.")
        .render(assets)
}

const fn title(code: Code) -> &'static str {
    match code {
        Code::Expired => "This link has run out",
        Code::DownloadsOver => "The time for downloads is over",
        Code::OtherNetwork => "You are on another network now",
        Code::LimitReached => "All downloads are used",
        Code::Revoked => "This order gives no downloads",
        Code::NotPaid => "Not paid yet",
        Code::InvalidLink | Code::NotFound => "This link does not work",
        Code::TooManyRequests => "That was a lot at once",
        Code::SoldOut => "Sold out",
        Code::NotLive => "Not open",
        Code::PaymentsUnavailable => "Payments are not available right now",
        Code::FilesUnavailable => "The files are not available right now",
        Code::CrossSite => "Please try that from this site",
        Code::TooLarge => "That is too large",
        Code::Unauthorized => "Please sign in",
        _ => "That did not work",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_refused_download_leads_to_the_purchases() {
        for code in [
            Code::Expired,
            Code::DownloadsOver,
            Code::OtherNetwork,
            Code::LimitReached,
            Code::Revoked,
            Code::InvalidLink,
        ] {
            let refusal = Rejection::new(code, "</title><script>alert(1)</script>");
            let document = download_refused(&Assets::default(), &refusal, None);
            assert!(document.html.contains("href=\"/orders\""));
            assert!(
                document.html.contains("alert(1)") && !document.html.contains("<script>"),
                "the refusal speaks for itself: {}",
                document.html
            );
            assert!(!document.html.contains("href=\"/o/"));
            assert!(document.script_hashes.is_empty());
            let known = download_refused(&Assets::default(), &refusal, Some("/o/key"));
            assert!(known.html.contains("href=\"/o/key\""));
        }
    }

    #[test]
    fn a_refusal_stays_text() {
        let refusal = Rejection::new(Code::Conflict, "<script>alert(1)</script>");
        let html = rejected(&Assets::default(), &refusal, Some("/p/\"><script>")).html;
        assert!(!html.contains("<script"), "{html}");
    }
}
