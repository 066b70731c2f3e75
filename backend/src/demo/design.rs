//! How the demo's pages look, each in another theme.

use domain::design::{Answered, Block, Design, Theme, Typeface, Voice};

/// Everything a page can have.
pub(super) fn grove() -> Design {
    Design {
        theme: Theme::Grove,
        story: "I have walked past the same hedge for eleven years. Last spring I stopped, and counted \
                **fourteen kinds of birds** before my coffee was cold.\n\nThese notes are what came of it. \
                They need no equipment and no talent, only a pair of shoes and half a morning.\n\n\
                > Slow down until you see something you cannot name. Then stay."
            .to_owned(),
        voices: vec![
            voice(
                "I did the canal walk with my daughter. She found the kingfisher before I had put on my glasses.",
                "Inge Olafsdottir",
                "Teacher, Akureyri",
            ),
            voice("Small, kind and exact.", "Marta Reis", "Gardener, Porto"),
            voice(
                "I bought it for the drawings and stayed for the empty pages. They are not empty any more.",
                "Tom Adeyemi",
                "",
            ),
        ],
        answers: vec![
            answered(
                "Do I have to live in the country?",
                "No. Six of the ten walks are in towns, and one is around a car park.",
            ),
            answered(
                "Can I print it?",
                "Yes, as often as you like, **for yourself**. It is made for A5 paper.",
            ),
            answered(
                "Why only two days?",
                "I send the notes out with the seasons. The next ones come in autumn, with other walks.",
            ),
        ],
        promise: "If the notes are not for you, write to me within 14 days and you get your money back. \
                  You need not say why."
            .to_owned(),
        ..Design::default()
    }
}

/// Two products, and what they have to do with each other.
pub(super) fn paper() -> Design {
    Design {
        story: "Both come as files that you print at home: the guide for your pocket, the poster for the \
                place where you take off your shoes."
            .to_owned(),
        voices: vec![voice(
            "The two belong together like a map and a window.",
            "Ravi Menon",
            "Bookseller, Leeds",
        )],
        ..Design::default()
    }
}

/// Dark, with the letters of a machine.
pub(super) fn night() -> Design {
    Design {
        theme: Theme::Night,
        typeface: Typeface::Plain,
        blocks: vec![Block::Inside, Block::Questions, Block::Voices],
        answers: vec![
            answered(
                "Which synths can read them?",
                "Any that loads presets from text:\n\n1. unpack the archive\n2. copy the folder `presets`\n3. restart",
            ),
            answered(
                "May I use them in my music?",
                "Yes, also in music that you sell.",
            ),
        ],
        voices: vec![voice(
            "The third one made me cancel a meeting.",
            "Yuki Tan",
            "Sound designer",
        )],
        ..Design::default()
    }
}

/// Black on white.
pub(super) fn gallery() -> Design {
    Design {
        theme: Theme::Gallery,
        typeface: Typeface::Plain,
        story: "I stood on the pier for eleven mornings until the wind was still. This is the eleventh.".to_owned(),
        voices: vec![voice(
            "It hangs where I see it first. I have been on time for a month.",
            "Noor Haddad",
            "Baker, Ghent",
        )],
        ..Design::default()
    }
}

/// Warm and round.
pub(super) fn clay() -> Design {
    Design {
        theme: Theme::Clay,
        typeface: Typeface::Book,
        story: "The evening print has a sky that I want to look at once more. It comes back when it is right.".to_owned(),
        ..Design::default()
    }
}

/// Loud.
pub(super) fn poster() -> Design {
    Design {
        theme: Theme::Poster,
        typeface: Typeface::Plain,
        voices: vec![
            voice(
                "Track four is my alarm clock now.",
                "Bea Lindqvist",
                "Radio host",
            ),
            voice(
                "Patient is the word.",
                "Kofi Mensah",
                "Film composer, Accra",
            ),
        ],
        ..Design::default()
    }
}

fn voice(quote: &str, name: &str, role: &str) -> Voice {
    Voice {
        quote: quote.to_owned(),
        name: name.to_owned(),
        role: role.to_owned(),
    }
}

fn answered(question: &str, answer: &str) -> Answered {
    Answered {
        question: question.to_owned(),
        answer: answer.to_owned(),
    }
}
