//! A preview must not be the product: what there is little of, little is shown of.

use super::{encoded, failure, fetch, probe, recording, window};
use crate::app::{TestApp, paper};
use image::{DynamicImage, ImageFormat};
use std::process::Command;

#[tokio::test]
async fn an_image_is_shown_at_half_its_size_at_most() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    let icon = encoded(&DynamicImage::new_rgb8(400, 100), ImageFormat::Png);
    window.add(&app, "icon.png", &icon).await;
    let previews = window.shows(&app, 2).await;
    for (preview, (width, height)) in previews.iter().zip([(200, 50), (100, 25)]) {
        let image = image::load_from_memory(&fetch(&app, preview).await).unwrap();
        assert_eq!((image.width(), image.height()), (width, height));
    }
    let dot = encoded(&DynamicImage::new_rgb8(3, 1), ImageFormat::Png);
    let file = window.add(&app, "dot.png", &dot).await;
    let sentence = "This file is so small that a preview would be all of it.";
    assert_eq!(failure(&app, &file, "dot.png").await, sentence);
}

#[tokio::test]
async fn half_of_the_pages_are_shown_at_most() {
    let app = TestApp::start().await;
    for (pages, shown, width) in [(1, 1, 500), (3, 1, 1_000), (5, 2, 1_000)] {
        let email = format!("ada{pages}@example.com");
        let window = super::window_of(&app, &email).await;
        window.add(&app, "book.pdf", &paper::pdf(pages)).await;
        let previews = window.shows(&app, shown).await;
        let image = image::load_from_memory(&fetch(&app, &previews[0]).await).unwrap();
        assert_eq!(image.width(), width, "{pages} pages");
    }
}

#[tokio::test]
async fn half_of_a_recording_is_heard_at_most() {
    let app = TestApp::start().await;
    let window = window(&app).await;
    window.add(&app, "jingle.wav", &recording(8)).await;
    let previews = window.shows(&app, 1).await;
    let (seconds, _) = probe(app.data.path(), &fetch(&app, &previews[0]).await);
    assert!((3.5..4.5).contains(&seconds), "{seconds}");
    let sting = &recording(8)[..44 + 4_000];
    let file = window.add(&app, "sting.wav", sting).await;
    let sentence = "This file is so small that a preview would be all of it.";
    assert_eq!(failure(&app, &file, "sting.wav").await, sentence);
}

/// As browsers record them: nothing in it says how long it is.
#[tokio::test]
async fn half_of_a_film_is_seen_at_most_whatever_it_says_of_its_length() {
    let app = TestApp::start().await;
    let film = Command::new("ffmpeg")
        .args(["-v", "error", "-f", "lavfi"])
        .args(["-i", "testsrc=size=320x180:rate=10:duration=10"])
        .args(["-c:v", "libx264", "-preset", "ultrafast"])
        .args(["-pix_fmt", "yuv420p", "-f", "matroska", "-live", "1", "-"])
        .output()
        .unwrap();
    assert!(film.status.success());
    let window = window(&app).await;
    window.add(&app, "clip.mkv", &film.stdout).await;
    let previews = window.shows(&app, 2).await;
    let (seconds, streams) = probe(app.data.path(), &fetch(&app, &previews[0]).await);
    assert!((4.5..5.5).contains(&seconds), "{seconds}");
    assert_eq!(streams, "video");
}
