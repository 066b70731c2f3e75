//! Counting who looks at a page, without knowing who they are.
//!
//! A visitor is a hash of a secret of the day, the page, the network and the browser. With the day the
//! secret and the hashes go; numbers per page, day and referral stay. A view is counted after its
//! request was answered: those that come while others are written go into the next transaction, so
//! that a rush is few transactions and not many.

mod write;

use crate::{Backend, Shared};
use domain::{
    id::{CreatorId, PageId},
    network,
    page::Page,
    stats::Day,
    visit::{self, Referral},
};
use std::{
    net::IpAddr,
    sync::{Mutex, PoisonError},
};

/// How many views wait at most. A flood that comes faster than it can be written is not counted.
const MOST_WAITING: usize = 10_000;

/// Somebody who looks at a page, as far as the request tells.
#[derive(Clone, Debug)]
pub struct Visitor<'a> {
    /// Where from.
    pub address: IpAddr,
    /// With what browser.
    pub user_agent: &'a str,
    /// Who is signed in there, if anybody is.
    pub creator: Option<&'a CreatorId>,
    /// What led here.
    pub referral: Referral,
}

/// A view that is to be counted.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct View {
    page: PageId,
    day: Day,
    /// Network and browser: never written anywhere.
    visitor: String,
    referral: Referral,
}

/// The views that wait to be written.
#[derive(Debug, Default)]
pub struct Views(Mutex<Waiting>);

#[derive(Debug, Default)]
struct Waiting {
    views: Vec<View>,
    /// Whether somebody is writing, who will look for more.
    writing: bool,
}

impl Views {
    /// Adds a view; `true` if nobody is writing: then the caller has to.
    fn add(&self, view: View) -> bool {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if waiting.views.len() < MOST_WAITING {
            waiting.views.push(view);
        }
        !std::mem::replace(&mut waiting.writing, true)
    }

    /// What waits; if nothing does, nobody is writing any more.
    fn take(&self) -> Vec<View> {
        let mut waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        waiting.writing = !waiting.views.is_empty();
        std::mem::take(&mut waiting.views)
    }
}

/// Counts a view, unless it is the creator's own or no person looks. Returns at once; the program waits
/// for what is not written yet before it ends.
pub fn count(b: &Shared, page: &Page, visitor: Visitor<'_>) {
    if visitor.creator == Some(&page.creator_id) || visit::is_program(visitor.user_agent) {
        return;
    }
    let network = network::network(visitor.address);
    let view = View {
        page: page.id.clone(),
        day: Day::of(b.now()),
        visitor: format!("{network}\n{}", visitor.user_agent),
        referral: visitor.referral,
    };
    if b.views.add(view) {
        let shared = Shared::clone(b);
        b.errands.spawn(async move { write_all(&shared).await });
    }
}

async fn write_all(b: &Backend) {
    loop {
        let views = b.views.take();
        if views.is_empty() {
            return;
        }
        let count = views.len();
        if let Err(error) = write::write(b, views).await {
            tracing::error!(views.lost = count, %error, "Could not count views");
        }
    }
}

/// Reads a referral as a browser posts it: fields of a form, or of an address. The site itself and the
/// payment page send nobody.
#[must_use]
pub fn referral(b: &Backend, fields: &str) -> Referral {
    let fields = url::form_urlencoded::parse(fields.as_bytes());
    let payments = b.payments.checkout_origin();
    Referral::read(fields).from_outside(&[b.public_url(), payments])
}
