//! Amounts in minor units, and Stripe's rules about them:
//! <https://docs.stripe.com/currencies>.

use crate::error::ApiError;

/// Three-letter codes Stripe charges in.
const CURRENCIES: &str = "aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd \
    bob brl bsd btn bwp byn byr bzd cad cdf chf clp cny cop crc cup cve czk djf dkk dop dzd eek egp \
    etb eur fjd fkp gbp gel ghs gip gmd gnf gtq gyd hkd hnl hrk htg huf idr ils inr iqd isk jmd jod \
    jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl ltl lvl mad mdl mga mkd mmk mnt mop mro \
    mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub \
    rwf sar sbd scr sek sgd shp sle sll sos srd std svc szl thb tjs tnd top try ttd twd tzs uah ugx \
    usd uyu uzs vef vnd vuv wst xaf xcd xof xpf yer zar zmw";

const ZERO_DECIMAL: &str = "bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf";
const THREE_DECIMAL: &str = "bhd iqd jod kwd omr tnd";
/// Without a minor unit, yet sent with two decimals, which must be 00.
const PADDED: &str = "isk ugx";

/// The most Stripe accepts: eight digits.
pub const MAX_AMOUNT: i64 = 99_999_999;

/// A currency Stripe charges in, in lower case.
///
/// # Errors
/// When it is none of them.
pub fn parse_currency(text: &str, param: &str) -> Result<String, ApiError> {
    let code = text.to_ascii_lowercase();
    if code.len() == 3 && listed(CURRENCIES, &code) {
        return Ok(code);
    }
    Err(ApiError::invalid(format!(
        "Invalid currency: {text}. Stripe currently supports these currencies: {}",
        CURRENCIES.split_whitespace().collect::<Vec<_>>().join(", ")
    ))
    .param(param))
}

/// How many decimals an amount is sent with.
pub fn exponent(currency: &str) -> usize {
    if listed(ZERO_DECIMAL, currency) {
        0
    } else if listed(THREE_DECIMAL, currency) {
        3
    } else {
        2
    }
}

/// The smallest charge, where Stripe documents one.
pub fn minimum(currency: &str) -> i64 {
    match currency {
        "gbp" => 30,
        "usd" | "eur" | "aud" | "brl" | "cad" | "chf" | "inr" | "nzd" | "sgd" | "jpy" => 50,
        "bgn" => 100,
        "aed" | "myr" | "pln" | "ron" => 200,
        "dkk" => 250,
        "nok" | "sek" => 300,
        "hkd" => 400,
        "mxn" | "thb" => 1_000,
        "czk" => 1_500,
        "huf" => 17_500,
        _ => 1,
    }
}

/// The smallest amount that can be paid.
pub fn step(currency: &str) -> i64 {
    if listed(PADDED, currency) {
        100
    } else if listed(THREE_DECIMAL, currency) {
        10
    } else {
        1
    }
}

/// Refuses amounts that do not fit the currency's smallest payable step.
pub fn check_step(amount: i64, currency: &str, param: &str) -> Result<(), ApiError> {
    let step = step(currency);
    if amount % step == 0 {
        return Ok(());
    }
    Err(ApiError::invalid(format!(
        "Invalid amount: {} amounts must be a multiple of {step}.",
        currency.to_uppercase()
    ))
    .code("parameter_invalid_integer")
    .param(param))
}

/// Refuses totals below the currency's minimum or with more than eight digits. Nothing to pay is
/// fine.
pub fn check_total(amount: i64, currency: &str) -> Result<(), ApiError> {
    if amount > MAX_AMOUNT {
        return Err(ApiError::invalid(format!(
            "The Checkout Session's total amount due must be no more than {}.",
            display(MAX_AMOUNT, currency)
        ))
        .code("amount_too_large"));
    }
    if amount != 0 && amount < minimum(currency) {
        return Err(ApiError::invalid(format!(
            "The Checkout Session's total amount due must add up to at least {}.",
            display(minimum(currency), currency)
        ))
        .code("amount_too_small"));
    }
    Ok(())
}

/// An amount for people: `€12.00`, `¥500`, `KWD 1.500`.
pub fn display(amount: i64, currency: &str) -> String {
    let symbol = match currency {
        "eur" => "€".to_owned(),
        "usd" => "$".to_owned(),
        "gbp" => "£".to_owned(),
        "jpy" => "¥".to_owned(),
        other => format!("{}\u{a0}", other.to_uppercase()),
    };
    let places = exponent(currency);
    let sign = if amount < 0 { "-" } else { "" };
    let digits = format!("{:0>width$}", amount.unsigned_abs(), width = places + 1);
    let (whole, minor) = digits.split_at(digits.len() - places);
    let point = if places == 0 { "" } else { "." };
    format!("{sign}{symbol}{}{point}{minor}", grouped(whole))
}

/// `1234567` → `1,234,567`.
fn grouped(digits: &str) -> String {
    let mut out = String::new();
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

fn listed(list: &str, currency: &str) -> bool {
    list.split_whitespace().any(|code| code == currency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_show_the_currencys_decimals() {
        assert_eq!(display(1_200, "eur"), "€12.00");
        assert_eq!(display(5, "usd"), "$0.05");
        assert_eq!(display(123_456_789, "usd"), "$1,234,567.89");
        assert_eq!(display(500, "jpy"), "¥500");
        assert_eq!(display(1_500, "kwd"), "KWD\u{a0}1.500");
        assert_eq!(display(-250, "gbp"), "-£2.50");
    }

    #[test]
    fn totals_have_a_floor_and_a_ceiling() {
        assert!(check_total(0, "usd").is_ok());
        assert_eq!(
            check_total(49, "usd").unwrap_err().code,
            Some("amount_too_small")
        );
        assert!(check_total(50, "usd").is_ok());
        assert_eq!(
            check_total(29, "gbp").unwrap_err().code,
            Some("amount_too_small")
        );
        assert!(check_total(99_999_999, "jpy").is_ok());
        assert_eq!(
            check_total(100_000_000, "jpy").unwrap_err().code,
            Some("amount_too_large")
        );
    }

    #[test]
    fn some_currencies_have_a_coarser_step() {
        assert!(check_step(1_501, "kwd", "x").is_err());
        assert!(check_step(1_510, "kwd", "x").is_ok());
        assert!(check_step(150, "isk", "x").is_err());
        assert!(check_step(200, "ugx", "x").is_ok());
        assert!(check_step(1, "jpy", "x").is_ok());
    }

    #[test]
    fn currencies_are_known_in_any_case() {
        assert_eq!(parse_currency("EUR", "currency").unwrap(), "eur");
        assert!(parse_currency("eu", "currency").is_err());
        assert!(parse_currency("aed afn", "currency").is_err());
        assert!(parse_currency("xyz", "currency").is_err());
    }
}
