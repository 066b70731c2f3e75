//! What an empty development database is filled with: a creator who can sign in, three products
//! with real small files, a page in each phase, some orders and registrations.

mod design;
mod visits;

use crate::{
    Backend, Result, db,
    flows::{
        account,
        checkout::{self, Cart, Placed, Visitor},
        complete::{self, Source},
        discounts,
        files::{self, FileChange},
        pages, products,
        register::{self, Registrant},
        registrations,
    },
    listing::Paging,
};
use bytes::Bytes;
use domain::{
    discount::DiscountDraft,
    file::FileDraft,
    id::{CreatorId, ProductId},
    page::{Customization, Page, PageDraft},
    product::ProductDraft,
    registration::{Answer, Question, QuestionKind, RegistrationStatus},
    time::{DAY, HOUR},
};
use futures::stream;
use serde_json::json;

/// The demo creator's address.
pub const EMAIL: &str = "ada@example.com";
/// The demo creator's password.
pub const PASSWORD: &str = "temporary pages";

/// Fills the database if nobody has an account in it; says whether it did.
///
/// # Errors
/// If the database or the file store fails.
pub async fn fill_if_empty(b: &Backend) -> Result<bool> {
    if db::creators::exist(&mut b.db.fresh().await?).await? {
        return Ok(false);
    }
    let creator = account::create(b, EMAIL, "Ada Marlow", Some(PASSWORD))
        .await?
        .id;
    let notes = product(b, &creator, &FIELD_NOTES).await?;
    let poster = product(b, &creator, &POSTER).await?;
    let presets = product(b, &creator, &PRESETS).await?;
    live(b, &creator, &notes).await?;
    discount(b, &creator).await?;
    bundle(b, &creator, &[&notes, &poster]).await?;
    prelaunch(b, &creator, &presets).await?;
    sold_out(b, &creator, &poster).await?;
    paused(b, &creator, &poster).await?;
    expired(b, &creator, &presets).await?;
    pages::create(
        b,
        &creator,
        &draft(b, &[&presets], "Presets, second edition", false),
    )
    .await?;
    Ok(true)
}

/// The phase and the address of each of the demo creator's pages.
///
/// # Errors
/// If the database fails.
pub async fn pages(b: &Backend) -> Result<Vec<(&'static str, String)>> {
    let email =
        domain::Email::parse(EMAIL).map_err(|why| crate::Error::Corrupt(why.to_string()))?;
    let Some(creator) = db::creators::by_email(&mut b.db.fresh().await?, &email).await? else {
        return Ok(Vec::new());
    };
    let listing = pages::list(b, &creator.id, &Paging::default()).await?;
    let now = b.now();
    let line = |page: Page| {
        (
            page.phase(now).as_str(),
            b.url(&format!("/p/{}", page.short_id)),
        )
    };
    Ok(listing.items.into_iter().map(line).collect())
}

/// A product of the demo and its file.
struct Sample {
    name: &'static str,
    description: &'static str,
    price: i64,
    compare_at: Option<i64>,
    file_name: &'static str,
    file_type: &'static str,
    bytes: &'static [u8],
}

const FIELD_NOTES: Sample = Sample {
    name: "Field notes",
    description: "**Ten short walks**, and what to look for on them.\n\nA small illustrated guide for people who would like to \
                  notice more. Each walk takes less than an hour and starts at a bus stop.\n\n\
                  - a map of each walk, drawn by hand\n- three things to find, and one to listen for\n\
                  - an empty page for what you saw",
    price: 900,
    compare_at: Some(1_200),
    file_name: "Field notes.pdf",
    file_type: "application/pdf",
    bytes: include_bytes!("../demo/field-notes.pdf"),
};

const POSTER: Sample = Sample {
    name: "Harbour at dawn",
    description: "A poster to print at home, in the colours of the first ten minutes of the day.",
    price: 1_400,
    compare_at: None,
    file_name: "Harbour at dawn.png",
    file_type: "image/png",
    bytes: include_bytes!("../demo/harbour-poster.png"),
};

const PRESETS: Sample = Sample {
    name: "Synth presets for slow mornings",
    description: "Twelve patient sounds. Works with any synth that reads text presets.",
    price: 1_900,
    compare_at: None,
    file_name: "Synth presets.zip",
    file_type: "application/zip",
    bytes: include_bytes!("../demo/synth-presets.zip"),
};

async fn product(b: &Backend, creator: &CreatorId, sample: &Sample) -> Result<ProductId> {
    let draft = ProductDraft {
        name: sample.name.to_owned(),
        description: sample.description.to_owned(),
        price_in_cents: sample.price,
        compare_at_price_in_cents: sample.compare_at,
        currency: "EUR".to_owned(),
        ..ProductDraft::new()
    };
    let product = products::create(b, creator, &draft).await?;
    let file = FileDraft {
        file_name: sample.file_name.to_owned(),
        file_type: sample.file_type.to_owned(),
        size_bytes: i64::try_from(sample.bytes.len()).unwrap_or_default(),
        sha256: None,
        replaces: None,
    };
    let (file, _) = files::begin_upload(b, creator, &product.id, &file).await?;
    let bytes = stream::iter([Ok(Bytes::from_static(sample.bytes))]);
    b.files
        .put(&file.storage_key, file.size_bytes, bytes)
        .await?;
    files::complete_upload(b, creator, &file.id).await?;
    let change = FileChange {
        shows_preview: Some(true),
        ..FileChange::default()
    };
    if file.file_type != "application/zip" {
        files::change(b, creator, &file.id, &change).await?;
    }
    Ok(product.id)
}

fn draft(b: &Backend, products: &[&ProductId], headline: &str, is_published: bool) -> PageDraft {
    PageDraft {
        product_ids: products.iter().map(ToString::to_string).collect(),
        expires_at: Some(b.now().plus(3 * DAY)),
        is_published,
        customization: Customization {
            headline: headline.to_owned(),
            thank_you: "Thank you! I hope it finds a good place with you. Ada".to_owned(),
            ..Customization::default()
        },
        ..PageDraft::default()
    }
}

async fn live(b: &Backend, creator: &CreatorId, product: &ProductId) -> Result<()> {
    let draft = PageDraft {
        stock_limit: Some(40),
        expires_at: Some(b.now().plus(2 * DAY)),
        customization: Customization {
            tagline: "Forty copies, two days, then it is gone.".to_owned(),
            accent: "#2f6f4f".to_owned(),
            design: design::grove(),
            ..draft(b, &[product], "Field notes", true).customization
        },
        ..draft(b, &[product], "", true)
    };
    let page = pages::create(b, creator, &draft).await?;
    for buyer in ["grace@example.com", "alan@example.com", "joan@example.com"] {
        buy(b, &page, buyer).await?;
    }
    visits::fill(b, &page, 1).await
}

async fn bundle(b: &Backend, creator: &CreatorId, products: &[&ProductId]) -> Result<()> {
    let mut draft = draft(b, products, "The walker’s desk", true);
    "A guide for the way, a poster for the wall.".clone_into(&mut draft.customization.tagline);
    draft.customization.design = design::paper();
    let page = pages::create(b, creator, &draft).await?;
    buy(b, &page, "mary@example.com").await
}

async fn prelaunch(b: &Backend, creator: &CreatorId, product: &ProductId) -> Result<()> {
    let size = Question {
        name: "synth".to_owned(),
        label: "Which synth do you use?".to_owned(),
        ..Question::default()
    };
    let level = Question {
        name: "level".to_owned(),
        label: "How long have you been playing?".to_owned(),
        kind: QuestionKind::Select,
        options: ["Just started", "A few years", "Longer than I admit"]
            .map(str::to_owned)
            .to_vec(),
        ..Question::default()
    };
    let mut draft = PageDraft {
        launch_at: Some(b.now().plus(DAY)),
        expires_at: Some(b.now().plus(8 * DAY)),
        questions: vec![size, level],
        ..draft(b, &[product], "Synth presets for slow mornings", true)
    };
    "Twelve sounds that take their time.".clone_into(&mut draft.customization.tagline);
    draft.customization.design = design::night();
    let page = pages::create(b, creator, &draft).await?;
    for (email, name, synth) in [
        ("delia@example.com", "Delia", "A borrowed one"),
        ("wendy@example.com", "Wendy", "Modular"),
        ("suzanne@example.com", "Suzanne", "A Buchla"),
    ] {
        let answers = [("synth".to_owned(), Answer::Text(synth.to_owned()))].into();
        let registrant = Registrant {
            email: email.to_owned(),
            name: name.to_owned(),
            answers,
            ..Registrant::default()
        };
        register::register(b, &page.short_id, &registrant).await?;
    }
    let registered = registrations::list(b, creator, Some(&page.id), &Paging::default()).await?;
    let mut tx = b.db.write().await?;
    for registration in registered.items.iter().skip(1) {
        let confirmed = RegistrationStatus::Confirmed;
        db::registrations::set_status(&mut tx, &registration.id, confirmed, b.now()).await?;
    }
    Ok(tx.commit().await?)
}

async fn sold_out(b: &Backend, creator: &CreatorId, product: &ProductId) -> Result<()> {
    let mut draft = PageDraft {
        stock_limit: Some(2),
        ..draft(b, &[product], "Harbour at dawn, signed edition", true)
    };
    draft.customization.design = design::gallery();
    let page = pages::create(b, creator, &draft).await?;
    buy(b, &page, "edith@example.com").await?;
    buy(b, &page, "radia@example.com").await
}

async fn paused(b: &Backend, creator: &CreatorId, product: &ProductId) -> Result<()> {
    let mut draft = PageDraft {
        is_active: false,
        ..draft(b, &[product], "Harbour at dusk", true)
    };
    draft.customization.design = design::clay();
    pages::create(b, creator, &draft).await?;
    Ok(())
}

/// A page cannot be made in the past, so it is made open, sells, and is then moved back.
async fn expired(b: &Backend, creator: &CreatorId, product: &ProductId) -> Result<()> {
    let mut draft = draft(b, &[product], "Presets, first edition", true);
    "#f2c14e".clone_into(&mut draft.customization.accent);
    draft.customization.design = design::poster();
    let page = pages::create(b, creator, &draft).await?;
    buy(b, &page, "daphne@example.com").await?;
    visits::fill(b, &page, 10).await?;
    let past = Page {
        launch_at: Some(b.now().plus(-9 * DAY)),
        expires_at: b.now().plus(-2 * HOUR),
        ..page
    };
    let mut tx = b.db.write().await?;
    db::pages::update(&mut tx, &past).await?;
    Ok(tx.commit().await?)
}

/// A code to try: a fifth off, ten times.
async fn discount(b: &Backend, creator: &CreatorId) -> Result<()> {
    let draft = DiscountDraft {
        code: "WELCOME".to_owned(),
        percent: Some(20),
        max_uses: Some(10),
        ..DiscountDraft::new()
    };
    discounts::create(b, creator, &draft).await?;
    Ok(())
}

/// A purchase as it would have been, with a payment that no service knows. Where creators need an
/// account of their own to sell, nobody has bought yet.
async fn buy(b: &Backend, page: &Page, email: &str) -> Result<()> {
    if b.payments.connect().is_some() {
        return Ok(());
    }
    let cart = Cart {
        email: email.to_owned(),
        ..Cart::default()
    };
    let visitor = Visitor::default();
    let Placed::New(order, _) = checkout::place(b, page, &cart, &visitor).await? else {
        return Ok(());
    };
    let session = json!({
        "id": format!("cs_demo_{}", order.id),
        "client_reference_id": order.id,
        "status": "complete",
        "payment_status": "paid",
        "amount_total": order.total.minor,
        "currency": order.total.currency.stripe_code(),
        "payment_intent": format!("pi_demo_{}", order.id),
    });
    let mut tx = b.db.write().await?;
    let session = serde_json::from_value(session)?;
    complete::apply(b, &mut tx, &session, None, Source::Event).await?;
    Ok(tx.commit().await?)
}
