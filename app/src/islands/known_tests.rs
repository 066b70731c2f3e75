use super::*;

fn page() -> Known {
    Known {
        phase: Phase::Prelaunch,
        launch_at: Some(10_500),
        closes_at: 20_000,
        offers: 0,
        stock: None,
    }
}

#[test]
fn the_phase_changes_at_the_exact_millisecond() {
    assert_eq!(page().phase(10_499), Phase::Prelaunch);
    assert_eq!(page().phase(10_500), Phase::Live);
    assert_eq!(page().phase(19_999), Phase::Live);
    assert_eq!(page().phase(20_000), Phase::Expired);
}

#[test]
fn a_paused_page_waits_for_its_creator_and_ends_with_time() {
    let paused = Known {
        phase: Phase::Paused,
        ..page()
    };
    assert_eq!(paused.phase(0), Phase::Paused);
    assert_eq!(paused.phase(11_000), Phase::Paused);
    assert_eq!(paused.phase(20_000), Phase::Expired);
}

#[test]
fn the_last_copy_closes_the_page_and_a_returned_one_opens_it() {
    let mut page = page();
    let stock = |held| Stock {
        limit: 2,
        sold: 1,
        held,
    };
    page.restock(stock(1));
    assert_eq!(page.phase(11_000), Phase::SoldOut);
    page.phase = Phase::SoldOut;
    page.restock(stock(0));
    assert_eq!(page.phase(11_000), Phase::Live);
}

#[test]
fn ticks_fall_on_full_seconds_and_on_the_deadline() {
    let page = page();
    assert_eq!(page.next_tick(0), 500);
    assert_eq!(page.next_tick(500), 1_000);
    assert_eq!(page.next_tick(10_499), 1);
    assert_eq!(page.next_tick(10_500), 500);
    assert_eq!(page.next_tick(20_000), HOUR);
}

#[test]
fn shows_one_until_the_end() {
    assert_eq!(Left::of(1).seconds, 1);
    assert_eq!(Left::of(1_000).seconds, 1);
    assert_eq!(Left::of(1_001).seconds, 2);
    assert_eq!(Left::of(0), Left::default());
    assert_eq!(Left::of(-5), Left::default());
    let long = Left::of(((2 * 24 + 3) * 60 + 4) * 60_000 + 5_000);
    assert_eq!(
        (long.days, long.hours, long.minutes, long.seconds),
        (2, 3, 4, 5)
    );
    let en = Words::default();
    assert_eq!(long.words(en), "2 days, 3 hours");
    assert_eq!(Left::of(61_000).words(en), "1 minute");
    assert_eq!(Left::of(59_000).words(en), "less than a minute");
    let de = Words::of(::words::Language::German);
    assert_eq!(long.words(de), "2 Tage, 3 Stunden");
}
