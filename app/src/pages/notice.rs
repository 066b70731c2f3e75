//! Pages with a title, a sentence and one next step.

mod said;

pub use said::{Notice, Step};

use crate::{
    parts::Shape,
    shell::{Document, Site},
};
use ::words::Words;
use domain::{Code, Rejection};

/// There is nothing at this address (404).
pub fn not_found(site: &Site) -> Document {
    let w = site.words;
    Notice::new(
        Shape::Page,
        w.notice_not_found_title(),
        w.notice_not_found_sentence(),
    )
    .step(Step::link("/orders", w.notice_purchases()))
    .step(Step::link("/", w.notice_what()))
    .render(site)
}

/// Something was here and has gone for good (410).
pub fn gone(site: &Site) -> Document {
    let w = site.words;
    Notice::new(
        Shape::Hourglass,
        w.notice_gone_title(),
        w.notice_gone_sentence(),
    )
    .step(Step::link("/orders", w.notice_purchases()))
    .render(site)
}

/// Something broke on our side (500); the reference leads to the log.
pub fn failed(site: &Site, reference: &str) -> Document {
    let w = site.words;
    Notice::new(
        Shape::Warning,
        w.notice_failed_title(),
        w.notice_failed_sentence(),
    )
    .step(Step::link("/orders", w.notice_purchases()))
    .detail(w.notice_failed_detail(reference))
    .render(site)
}

/// The payment service does not answer (503).
pub fn payments_unavailable(site: &Site, back: Option<&str>) -> Document {
    let w = site.words;
    Notice::new(
        Shape::Clock,
        w.notice_title_payments(),
        w.notice_payments_sentence(),
    )
    .back(w, back)
    .render(site)
}

/// Any other refusal, in its own words.
pub fn rejected(site: &Site, rejection: &Rejection, back: Option<&str>) -> Document {
    if rejection.code == Code::NotFound {
        return not_found(site);
    }
    let w = site.words;
    let notice = Notice::new(
        Shape::Warning,
        title(rejection.code, w),
        rejection.message.say(w),
    );
    // In the editor's frame nothing can be followed.
    if rejection.code == Code::Unauthorized && !site.still {
        return notice
            .step(Step::link("/login", w.account_sign_in()))
            .render(site);
    }
    notice.back(w, back).render(site)
}

/// A download that was refused: why, and the way to the files, which is shorter where the browser knows
/// the `order_page`.
pub fn download_refused(site: &Site, rejection: &Rejection, order_page: Option<&str>) -> Document {
    let w = site.words;
    let notice = Notice::new(
        Shape::Download,
        title(rejection.code, w),
        rejection.message.say(w),
    );
    let notice = match order_page {
        Some(path) => notice.step(Step::link(path, w.notice_order_page())),
        None => notice,
    };
    notice
        .step(Step::link("/orders", w.notice_to_purchases()))
        .detail(w.notice_order_page_where())
        .render(site)
}

const fn title(code: Code, w: Words) -> &'static str {
    match code {
        Code::Expired => w.notice_title_expired(),
        Code::DownloadsOver => w.notice_title_downloads_over(),
        Code::OtherNetwork => w.notice_title_other_network(),
        Code::LimitReached => w.notice_title_limit_reached(),
        Code::Revoked => w.notice_title_revoked(),
        Code::NotPaid => w.notice_title_not_paid(),
        Code::InvalidLink | Code::NotFound => w.notice_title_invalid_link(),
        Code::TooManyRequests => w.notice_title_too_many(),
        Code::SoldOut => w.notice_title_sold_out(),
        Code::NotLive => w.notice_title_not_live(),
        Code::PaymentsUnavailable => w.notice_title_payments(),
        Code::FilesUnavailable => w.notice_title_files(),
        Code::CrossSite => w.notice_title_cross_site(),
        Code::TooLarge => w.notice_title_too_large(),
        Code::Unauthorized => w.notice_title_unauthorized(),
        _ => w.notice_title_other(),
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
            let refusal = Rejection::new(
                code,
                ::words::Sentence::told("</title><script>alert(1)</script>"),
            );
            let document = download_refused(&Site::default(), &refusal, None);
            assert!(document.html.contains("href=\"/orders\""));
            assert!(
                document.html.contains("alert(1)") && !document.html.contains("<script>"),
                "the refusal speaks for itself: {}",
                document.html
            );
            assert!(!document.html.contains("href=\"/o/"));
            assert!(document.script_hashes.is_empty());
            let known = download_refused(&Site::default(), &refusal, Some("/o/key"));
            assert!(known.html.contains("href=\"/o/key\""));
        }
    }

    #[test]
    fn whoever_is_signed_out_is_led_to_the_way_in() {
        let refusal = Rejection::new(Code::Unauthorized, ::words::refusal::signed_out());
        let html = rejected(&Site::default(), &refusal, None).html;
        assert!(html.contains("Please sign in"), "{html}");
        assert!(html.contains("href=\"/login\""), "{html}");
    }

    #[test]
    fn a_refusal_stays_text() {
        let refusal = Rejection::new(
            Code::Conflict,
            ::words::Sentence::told("<script>alert(1)</script>"),
        );
        let html = rejected(&Site::default(), &refusal, Some("/p/\"><script>")).html;
        assert!(!html.contains("<script"), "{html}");
    }
}
