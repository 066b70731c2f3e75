use super::*;

fn wrong(design: &Design) -> Vec<String> {
    let mut checks = Checks::default();
    design.check(&mut checks);
    let rejection = checks.finish().err();
    let errors = rejection.map(|rejection| rejection.errors);
    errors
        .into_iter()
        .flatten()
        .map(|error| error.field)
        .collect()
}

#[test]
fn names_are_read_as_they_are_written() {
    for theme in Theme::ALL {
        assert_eq!(Theme::parse(theme.as_str()), Some(theme));
        let json = serde_json::to_string(&theme).unwrap();
        assert_eq!(json, format!("\"{}\"", theme.as_str()));
    }
    for typeface in Typeface::ALL {
        assert_eq!(Typeface::parse(typeface.as_str()), Some(typeface));
        let json = serde_json::to_string(&typeface).unwrap();
        assert_eq!(json, format!("\"{}\"", typeface.as_str()));
    }
    for block in Block::ALL {
        let json = serde_json::to_string(&block).unwrap();
        assert_eq!(json, format!("\"{}\"", block.as_str()));
    }
}

#[test]
fn a_page_nobody_designed_is_an_empty_object() {
    assert_eq!(serde_json::to_string(&Design::default()).unwrap(), "{}");
    assert_eq!(Design::default().order(), Block::ALL);
    assert!(wrong(&Design::default()).is_empty());
}

#[test]
fn what_cannot_be_shown_is_named() {
    let design = Design {
        blocks: vec![Block::Story, Block::Inside, Block::Story],
        story: "x".repeat(20_001),
        voices: vec![Voice::default()],
        answers: vec![
            Answered {
                question: "When?".to_owned(),
                answer: "Soon.".to_owned(),
            },
            Answered {
                question: "  ".to_owned(),
                answer: String::new(),
            },
        ],
        ..Design::default()
    };
    assert_eq!(
        wrong(&design),
        [
            "customization.design.story",
            "customization.design.blocks",
            "customization.design.voices[0].quote",
            "customization.design.answers[1].question",
            "customization.design.answers[1].answer",
        ]
    );
    let crowd = Design {
        voices: vec![
            Voice {
                quote: "Good.".to_owned(),
                ..Voice::default()
            };
            MOST_ENTRIES + 1
        ],
        ..Design::default()
    };
    assert_eq!(wrong(&crowd), ["customization.design.voices"]);
}
