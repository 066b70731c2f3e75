//! Days and months, in UTC. See Howard Hinnant, "chrono-compatible low-level date algorithms".

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A calendar day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day {
    pub year: i64,
    /// 1 to 12.
    pub month: i64,
    /// 1 to 31.
    pub day: i64,
}

/// The day of a moment in seconds since 1970.
pub fn day(moment: i64) -> Day {
    let days = moment.div_euclid(86_400) + 719_468;
    let era = days.div_euclid(146_097);
    let day_of_era = days.rem_euclid(146_097);
    let year_of_era =
        (day_of_era - day_of_era / 1_460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    Day {
        year: year_of_era + era * 400 + i64::from(month <= 2),
        month,
        day: day_of_year - (153 * shifted + 2) / 5 + 1,
    }
}

/// A moment for people and for programs: `5 March 2024, 14:05 UTC`.
pub fn time_element(moment: i64) -> String {
    let Day { year, month, day } = day(moment);
    let minutes = moment.div_euclid(60).rem_euclid(24 * 60);
    let (hour, minute) = (minutes / 60, minutes % 60);
    let name = usize::try_from(month - 1).map_or("", |month| MONTHS[month % 12]);
    format!(
        r#"<time datetime="{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}Z">{day} {name} {year}, {hour:02}:{minute:02} UTC</time>"#
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(moment: i64) -> (i64, i64, i64) {
        let Day { year, month, day } = day(moment);
        (year, month, day)
    }

    #[test]
    fn the_calendar_is_right() {
        assert_eq!(parts(0), (1970, 1, 1));
        assert_eq!(parts(951_782_400), (2000, 2, 29));
        assert_eq!(parts(1_709_251_199), (2024, 2, 29), "its last second");
        assert_eq!(parts(1_709_251_200), (2024, 3, 1));
        assert_eq!(parts(1_767_225_599), (2025, 12, 31));
    }

    #[test]
    fn moments_are_written_for_people_and_programs() {
        assert_eq!(
            time_element(1_709_647_500),
            r#"<time datetime="2024-03-05T14:05Z">5 March 2024, 14:05 UTC</time>"#
        );
    }
}
