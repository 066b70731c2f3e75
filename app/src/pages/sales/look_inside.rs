//! Previews: what can be seen and heard of the files before they are bought.

use crate::spoken::words;
use domain::{
    id::ShortId,
    preview::{Preview, PreviewKind},
};
use leptos::prelude::*;

/// The previews of a page, one figure per file; nothing if there are none. Where nothing is shown above
/// them, `first_at_once`, because the first one may be what is seen first.
pub fn view(short_id: &ShortId, previews: &[Preview], first_at_once: bool) -> Option<AnyView> {
    if previews.is_empty() {
        return None;
    }
    let files = previews.chunk_by(|a, b| a.file_id == b.file_id);
    let figures: Vec<_> = files
        .enumerate()
        .map(|(at, pieces)| figure(short_id, pieces, first_at_once && at == 0))
        .collect();
    Some(
        view! {
            <section class="block look" aria-labelledby="look-inside">
                <h2 id="look-inside">{words().sales_samples()}</h2>
                {figures}
            </section>
        }
        .into_any(),
    )
}

fn figure(short_id: &ShortId, pieces: &[Preview], is_first: bool) -> AnyView {
    let Some(first) = pieces.first() else {
        return ().into_any();
    };
    let name = first.file_name.clone();
    let is_row = first.kind == PreviewKind::Page;
    let shown: Vec<_> = (1_usize..)
        .zip(pieces)
        .map(|(number, piece)| one(short_id, pieces, piece, number, is_first && number == 1))
        .collect();
    view! {
        <figure class="look__file">
            <div class="look__pieces" class:look__pieces--row=is_row>
                {shown}
            </div>
            <figcaption class="muted small">{name}</figcaption>
        </figure>
    }
    .into_any()
}

fn one(
    short_id: &ShortId,
    pieces: &[Preview],
    piece: &Preview,
    number: usize,
    is_first: bool,
) -> AnyView {
    let (w, name) = (words(), &piece.file_name);
    let src = address(short_id, piece);
    let other = |kind| pieces.iter().find(|other| other.kind == kind);
    match piece.kind {
        PreviewKind::Image => {
            let small = other(PreviewKind::Thumbnail);
            image(short_id, piece, small, w.sales_preview_of(name), is_first)
        }
        PreviewKind::Page => {
            let number = i64::try_from(number).unwrap_or(i64::MAX);
            image(
                short_id,
                piece,
                None,
                w.sales_page_of(number, name),
                is_first,
            )
        }
        PreviewKind::Audio => view! {
            <audio controls preload="none" src=src aria-label=w.sales_beginning_of(name)></audio>
        }
        .into_any(),
        PreviewKind::Video => video(short_id, pieces, piece),
        // They belong to the image and to the film.
        PreviewKind::Thumbnail | PreviewKind::Poster => ().into_any(),
    }
}

/// The beginning of a film, with a picture from it until it plays.
pub fn video(short_id: &ShortId, pieces: &[Preview], piece: &Preview) -> AnyView {
    view! {
        <video
            controls
            playsinline
            preload="none"
            src=address(short_id, piece)
            poster=still(short_id, pieces, piece)
            width=piece.width
            height=piece.height
            aria-label=words().sales_beginning_of(&piece.file_name)
        ></video>
    }
    .into_any()
}

/// The picture that the first film of a page shows until it plays.
pub fn poster(short_id: &ShortId, pieces: &[Preview]) -> Option<String> {
    let film = pieces
        .iter()
        .find(|piece| piece.kind == PreviewKind::Video)?;
    still(short_id, pieces, film)
}

fn still(short_id: &ShortId, pieces: &[Preview], film: &Preview) -> Option<String> {
    let is_of_it =
        |piece: &&Preview| piece.file_id == film.file_id && piece.kind == PreviewKind::Poster;
    let found = pieces.iter().find(is_of_it);
    found.map(|poster| address(short_id, poster))
}

/// An image that takes its place before it is there. Only the first one may be fetched at once.
fn image(
    short_id: &ShortId,
    piece: &Preview,
    small: Option<&Preview>,
    words: String,
    is_first: bool,
) -> AnyView {
    let choice = small.and_then(|small| {
        let (narrow, wide) = (small.width?, piece.width?);
        (narrow < wide).then(|| {
            let (small, large) = (address(short_id, small), address(short_id, piece));
            format!("{small} {narrow}w, {large} {wide}w")
        })
    });
    let sizes = choice
        .is_some()
        .then_some("(min-width: 56rem) 40rem, 100vw");
    view! {
        <img
            src=address(short_id, piece)
            srcset=choice
            sizes=sizes
            width=piece.width
            height=piece.height
            alt=words
            loading=(!is_first).then_some("lazy")
            decoding="async"
        />
    }
    .into_any()
}

fn address(short_id: &ShortId, piece: &Preview) -> String {
    format!("/p/{short_id}/preview/{}", piece.id)
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::{FileId, PreviewId, ProductId};

    fn piece(id: &str, file: &str, kind: PreviewKind, width: Option<i64>) -> Preview {
        Preview {
            id: PreviewId::trusted(id),
            file_id: FileId::trusted(file),
            product_id: ProductId::trusted("p"),
            file_name: format!("{file}<.pdf"),
            kind,
            media_type: "image/jpeg".to_owned(),
            storage_key: String::new(),
            size_bytes: 1,
            width,
            height: width,
            position: 0,
        }
    }

    #[test]
    fn each_file_is_a_figure_with_words_for_those_who_cannot_see_it() {
        let previews = [
            piece("1", "a", PreviewKind::Page, Some(10)),
            piece("2", "a", PreviewKind::Page, Some(10)),
            piece("3", "b", PreviewKind::Image, Some(1_600)),
            piece("4", "b", PreviewKind::Thumbnail, Some(480)),
            piece("5", "c", PreviewKind::Audio, None),
            piece("6", "d", PreviewKind::Video, Some(1_280)),
            piece("7", "d", PreviewKind::Poster, Some(1_280)),
        ];
        let short_id = ShortId::parse("7k2m9x4q8vd").unwrap();
        let html = view(&short_id, &previews, true).unwrap().to_html();
        assert_eq!(html.matches("<figure").count(), 4, "{html}");
        assert_eq!(html.matches("<img").count(), 3);
        assert_eq!(html.matches("loading=\"lazy\"").count(), 2);
        for words in [
            "alt=\"Page 2 of a&lt;.pdf\"",
            "src=\"/p/7k2m9x4q8vd/preview/1\"",
            "srcset=\"/p/7k2m9x4q8vd/preview/4 480w, /p/7k2m9x4q8vd/preview/3 1600w\"",
            "poster=\"/p/7k2m9x4q8vd/preview/7\"",
            "width=\"1600\"",
        ] {
            assert!(html.contains(words), "{words} in {html}");
        }
        let below = view(&short_id, &previews, false).unwrap().to_html();
        assert_eq!(below.matches("loading=\"lazy\"").count(), 3);
        assert!(view(&short_id, &[], true).is_none());
    }
}
