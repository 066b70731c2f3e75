//! What an empty development database is filled with: a creator who can sign in, three products
//! with real small files, a page in each phase, some orders and registrations.
//!
//! | module | is |
//! |---|---|
//! | `samples` | what is sold |
//! | `design` | the look and the words of the pages |
//! | `art`, `pictures` | their covers |
//! | `visits` | who looked at them |

mod art;
mod design;
mod pictures;
mod samples;
mod visits;

use crate::{
    Backend, Result, db,
    flows::{
        account,
        checkout::{self, Cart, Placed, Visitor},
        complete::{self, Source},
        discounts, pages,
        register::{self, Registrant},
        registrations,
    },
    listing::Paging,
};
use art::Art;
use domain::{
    discount::DiscountDraft,
    id::{CreatorId, ProductId},
    page::{Customization, Page, PageDraft},
    registration::{Answer, Question, QuestionKind, RegistrationStatus},
    time::{DAY, HOUR},
};
use pictures::Covers;
use samples::{FIELD_NOTES, POSTER, PRESETS, product};
use serde_json::json;

/// The demo creator's address.
pub const EMAIL: &str = "ada@example.com";
const NAME: &str = "Ada Marlow";
/// The demo creator's password.
pub const PASSWORD: &str = "temporary pages";

/// What a page sold.
struct Sold {
    /// How many hours ago it opened.
    opened: i64,
    /// Who bought, how many hours ago, the first one first.
    buyers: &'static [(i64, &'static str)],
}

const LIVE: Sold = Sold {
    opened: 27,
    buyers: &[(26, "grace"), (20, "alan"), (3, "joan")],
};

const EXPIRED: Sold = Sold {
    opened: 9 * 24,
    buyers: &[
        (215, "daphne"),
        (213, "pauline"),
        (209, "eliane"),
        (196, "laurie"),
        (190, "bebe"),
        (171, "maryanne"),
        (148, "johanna"),
        (140, "else"),
        (101, "ruth"),
        (52, "teresa"),
        (27, "clara"),
        (5, "doris"),
    ],
};

/// Fills the database if nobody has an account in it; says whether it did.
///
/// # Errors
/// If the database or the file store fails.
pub async fn fill_if_empty(b: &Backend) -> Result<bool> {
    if db::creators::exist(&mut b.db.fresh().await?).await? {
        return Ok(false);
    }
    let creator = account::create(b, EMAIL, NAME, Some(PASSWORD)).await?.id;
    let about = account::Typed {
        name: NAME.to_owned(),
        about: "I walk slowly, draw what I find, and sell it for a week.".to_owned(),
        website: "https://ada.example".to_owned(),
    };
    account::change_profile(b, &creator, &about).await?;
    let covers = Covers::draw(b, &creator).await?;
    let notes = product(b, &creator, &FIELD_NOTES).await?;
    let poster = product(b, &creator, &POSTER).await?;
    let presets = product(b, &creator, &PRESETS).await?;
    live(b, &creator, &covers, &notes).await?;
    discount(b, &creator).await?;
    bundle(b, &creator, &covers, &[&notes, &poster]).await?;
    prelaunch(b, &creator, &covers, &presets).await?;
    sold_out(b, &creator, &covers, &poster).await?;
    paused(b, &creator, &covers, &poster).await?;
    expired(b, &creator, &covers, &presets).await?;
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

async fn live(
    b: &Backend,
    creator: &CreatorId,
    covers: &Covers,
    product: &ProductId,
) -> Result<()> {
    let draft = PageDraft {
        stock_limit: Some(40),
        expires_at: Some(b.now().plus(2 * DAY)),
        customization: Customization {
            tagline: "Forty copies, two days, then it is gone.".to_owned(),
            accent: "#2f6f4f".to_owned(),
            design: covers.on(Art::Hills, design::grove()),
            ..draft(b, &[product], "Field notes", true).customization
        },
        ..draft(b, &[product], "", true)
    };
    let page = sell(b, creator, &draft, &LIVE).await?;
    visits::fill(b, &page, 2).await
}

/// Goes back to when a page opened, sells, and returns to the present.
async fn sell(b: &Backend, creator: &CreatorId, draft: &PageDraft, sold: &Sold) -> Result<Page> {
    b.clock.advance(-sold.opened * HOUR);
    let page = pages::create(b, creator, draft).await?;
    let mut ago = sold.opened;
    for (hours, buyer) in sold.buyers {
        b.clock.advance((ago - hours) * HOUR);
        ago = *hours;
        buy(b, &page, &format!("{buyer}@example.com")).await?;
    }
    b.clock.advance(ago * HOUR);
    Ok(page)
}

async fn bundle(
    b: &Backend,
    creator: &CreatorId,
    covers: &Covers,
    products: &[&ProductId],
) -> Result<()> {
    let mut draft = draft(b, products, "The walker’s desk", true);
    "A guide for the way, a poster for the wall.".clone_into(&mut draft.customization.tagline);
    draft.customization.design = covers.on(Art::Desk, design::paper());
    let page = pages::create(b, creator, &draft).await?;
    buy(b, &page, "mary@example.com").await
}

async fn prelaunch(
    b: &Backend,
    creator: &CreatorId,
    covers: &Covers,
    product: &ProductId,
) -> Result<()> {
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
    draft.customization.design = covers.on(Art::Waves, design::night());
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

async fn sold_out(
    b: &Backend,
    creator: &CreatorId,
    covers: &Covers,
    product: &ProductId,
) -> Result<()> {
    let mut draft = PageDraft {
        stock_limit: Some(2),
        ..draft(b, &[product], "Harbour at dawn, signed edition", true)
    };
    "Two prints on heavy paper, each with a number.".clone_into(&mut draft.customization.tagline);
    draft.customization.design = covers.on(Art::Dawn, design::gallery());
    let page = pages::create(b, creator, &draft).await?;
    buy(b, &page, "edith@example.com").await?;
    buy(b, &page, "radia@example.com").await
}

async fn paused(
    b: &Backend,
    creator: &CreatorId,
    covers: &Covers,
    product: &ProductId,
) -> Result<()> {
    let mut draft = PageDraft {
        is_active: false,
        ..draft(b, &[product], "Harbour at dusk", true)
    };
    "The same place, ten hours later.".clone_into(&mut draft.customization.tagline);
    draft.customization.design = covers.on(Art::Dusk, design::clay());
    pages::create(b, creator, &draft).await?;
    Ok(())
}

async fn expired(
    b: &Backend,
    creator: &CreatorId,
    covers: &Covers,
    product: &ProductId,
) -> Result<()> {
    let mut draft = draft(b, &[product], "Presets, first edition", true);
    draft.expires_at = Some(b.now().plus(-2 * HOUR));
    "Nine sounds on yellow. They were here for a week."
        .clone_into(&mut draft.customization.tagline);
    "#f2c14e".clone_into(&mut draft.customization.accent);
    draft.customization.design = covers.on(Art::Sleeve, design::poster());
    let page = sell(b, creator, &draft, &EXPIRED).await?;
    visits::fill(b, &page, 10).await
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
