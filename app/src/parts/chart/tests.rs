use super::*;
use leptos::reactive::owner::Owner;
use std::sync::Arc;

fn plot(series: Vec<(Tone, Vec<i64>)>) -> Plot {
    let count = series.first().map_or(0, |(_, values)| values.len());
    Plot {
        title: "Views & \"visitors\" <b>".to_owned(),
        whole: "All days".to_owned(),
        columns: (1..=count).map(|day| format!("{day} Mar")).collect(),
        series: series
            .into_iter()
            .map(|(tone, values)| Series {
                name: tone.as_str().to_owned(),
                total: values.iter().sum::<i64>().to_string(),
                tone,
                values,
            })
            .collect(),
        write: Arc::new(|value| format!("{value} pcs")),
    }
}

fn html(plot: Plot) -> String {
    let owner = Owner::new_root(None);
    let html = owner.with(|| view! { <Chart plot empty="No visits yet." /> }.to_html());
    // What Leptos finds its way by.
    html.replace("<!>", "")
}

#[test]
fn the_picture_has_a_name_and_the_table_has_every_number() {
    let html = html(plot(vec![
        (Tone::Main, vec![0, 12, 7]),
        (Tone::Part, vec![0, 4, 7]),
    ]));
    assert!(html.contains("role=\"img\""), "{html}");
    assert!(html.contains("<title>Views &amp; "), "{html}");
    assert!(!html.contains("<b>"), "{html}");
    for cell in ["0 pcs", "12 pcs", "4 pcs", "7 pcs"] {
        let cell = format!("<td class=\"table__number\">{cell}</td>");
        assert!(html.contains(&cell), "{html}");
    }
    assert_eq!(html.matches("<th scope=\"row\">").count(), 3);
    assert!(
        html.contains("aria-valuetext=\"3 Mar: main 7 pcs, part 7 pcs\""),
        "{html}"
    );
}

#[test]
fn what_goes_the_other_way_stands_below_the_line() {
    let plot = plot(vec![(Tone::Main, vec![900]), (Tone::Back, vec![900])]);
    assert_eq!(plot.scale().marks().last(), Some(-1_000));
    let html = html(plot);
    let top = |tone: &str| {
        let class = format!("chart__bar--{tone}\"");
        let before = html.split(&class).next().unwrap_or_default();
        let y = before.rsplit(" y=\"").next().unwrap_or_default();
        let whole = y.split('.').next().unwrap_or_default();
        whole.parse::<i64>().unwrap_or(-1)
    };
    assert!(top("main") >= 0 && top("back") > top("main"), "{html}");
}

#[test]
fn only_where_there_is_something_a_bar_is_drawn() {
    let html = html(plot(vec![(Tone::Main, vec![0, 0, 1, 0])]));
    assert_eq!(html.matches("chart__bar--main").count(), 1);
    assert_eq!(
        html.matches("chart__slot").count(),
        4,
        "each day can be chosen"
    );
}

#[test]
fn where_there_is_nothing_it_says_so() {
    let html = html(plot(vec![(Tone::Main, vec![0, 0])]));
    assert!(html.contains("No visits yet."), "{html}");
    assert!(
        !html.contains("type=\"range\"") && !html.contains("<table"),
        "{html}"
    );
}
