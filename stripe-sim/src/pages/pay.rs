//! The hosted payment page, `/pay/{session}`: what each visit and each form leads to.

use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use url::Url;

use crate::error::ApiError;
use crate::flows::{dispute, pay, tax};
use crate::form;
use crate::pages::html::notice;
use crate::pages::pay_form::{Choice, PayForm, Refusal};
use crate::pages::pay_view::{Visit, view};
use crate::pages::respond::{html, see_other};
use crate::params::Params;
use crate::sim::Sim;
use crate::state::buyer::Buyer;
use crate::state::method::{Decline, Method};
use crate::state::session::{Session, SessionStatus};
use crate::tx::Tx;

/// `GET /pay/{session}`
pub async fn show(State(sim): State<Sim>, Path(id): Path<String>) -> Response {
    sim.change(None, |tx| {
        let Some(session) = tx.state.sessions.get(&id).cloned() else {
            return unknown(tx);
        };
        match session.status {
            SessionStatus::Open => form(
                tx,
                &session,
                StatusCode::OK,
                &PayForm::prefilled(&session),
                None,
            ),
            SessionStatus::Complete => done(tx, &session),
            SessionStatus::Expired => expired(tx, &session),
        }
    })
}

/// `POST /pay/{session}`
pub async fn submit(State(sim): State<Sim>, Path(id): Path<String>, body: Bytes) -> Response {
    sim.change(None, |tx| {
        let Some(session) = tx.state.sessions.get(&id).cloned() else {
            return unknown(tx);
        };
        match session.status {
            SessionStatus::Open => answer(tx, &session, &body),
            // A double click, or the browser's back button: it was paid once, and stays so.
            SessionStatus::Complete => see_other(&session.success_address()),
            SessionStatus::Expired => expired(tx, &session),
        }
    })
}

fn answer(tx: &mut Tx<'_>, session: &Session, body: &[u8]) -> Response {
    let typed = form::parse(body).and_then(|fields| PayForm::read(&Params::top(&fields), session));
    let typed = match typed {
        Ok(typed) => typed,
        Err(error) => {
            let refusal = Refusal::general(&error.message);
            let blank = PayForm::prefilled(session);
            return form(tx, session, StatusCode::BAD_REQUEST, &blank, Some(&refusal));
        }
    };
    let (buyer, choice) = match typed.check(session, tx.now()) {
        Ok(checked) => checked,
        Err(refusal) => return form(tx, session, StatusCode::BAD_REQUEST, &typed, Some(&refusal)),
    };
    match act(tx, session, buyer, choice) {
        Ok(Next::Success) => see_other(&session.success_address()),
        Ok(Next::Back) => see_other(&back(tx, session)),
        Ok(Next::Again(decline)) => {
            let refusal = Refusal::general(&decline.message);
            form(
                tx,
                session,
                StatusCode::PAYMENT_REQUIRED,
                &typed,
                Some(&refusal),
            )
        }
        Err(error) => {
            let refusal = Refusal::general(&error.message);
            form(tx, session, StatusCode::CONFLICT, &typed, Some(&refusal))
        }
    }
}

enum Next {
    Success,
    Back,
    Again(Decline),
}

fn act(tx: &mut Tx<'_>, session: &Session, buyer: Buyer, choice: Choice) -> Result<Next, ApiError> {
    let id = session.id.as_str();
    match choice {
        Choice::Cancel => Ok(Next::Back),
        Choice::Pay(method) => pay::pay(tx, id, buyer, method).map(|()| Next::Success),
        Choice::PayThenDispute(method) => {
            pay::pay(tx, id, buyer, method)?;
            if let Some(charge) = latest_charge(tx, id) {
                dispute::open(tx, &charge, "fraudulent")?;
            }
            Ok(Next::Success)
        }
        Choice::Delay(kind) => pay::delay(tx, id, buyer, &kind).map(|()| Next::Success),
        Choice::Decline(method, decline) => refuse(tx, id, buyer, method, decline),
    }
}

fn refuse(
    tx: &mut Tx<'_>,
    id: &str,
    buyer: Buyer,
    method: Method,
    decline: Decline,
) -> Result<Next, ApiError> {
    pay::decline(tx, id, buyer, method, decline.clone())?;
    Ok(Next::Again(decline))
}

fn latest_charge(tx: &Tx<'_>, session: &str) -> Option<String> {
    let intent = tx.state.sessions.get(session)?.payment_intent.as_deref()?;
    tx.state.intents.get(intent)?.latest_charge.clone()
}

fn back(tx: &Tx<'_>, session: &Session) -> String {
    let here = || format!("{}/pay/{}", tx.config.public_base_url, session.id);
    session.cancel_url.clone().unwrap_or_else(here)
}

fn form(
    tx: &Tx<'_>,
    session: &Session,
    status: StatusCode,
    typed: &PayForm,
    refusal: Option<&Refusal>,
) -> Response {
    let visit = Visit {
        base: &tx.config.public_base_url,
        session: &tax::foreseen(session),
        seller: &seller(tx, session),
        typed,
        refusal,
    };
    html(
        status,
        view(&visit),
        &[&session.success_address(), &back(tx, session)],
    )
}

/// Who is paid: the connected account's business, or whoever is at the end of the payment.
fn seller(tx: &Tx<'_>, session: &Session) -> String {
    let account = session
        .account
        .as_ref()
        .or(session.intent.on_behalf_of.as_ref());
    let account = account.and_then(|id| tx.state.accounts.get(id));
    let host = || {
        Some(
            Url::parse(&session.success_url)
                .ok()?
                .host_str()?
                .to_owned(),
        )
    };
    let name = account.and_then(|account| account.business_name.clone());
    name.or_else(host).unwrap_or_default()
}

fn unknown(tx: &Tx<'_>) -> Response {
    let page = notice(
        &tx.config.public_base_url,
        "This page does not exist",
        "There is no checkout with this address. It may have been mistyped.",
        None,
    );
    html(StatusCode::NOT_FOUND, page, &[])
}

fn done(tx: &Tx<'_>, session: &Session) -> Response {
    let page = notice(
        &tx.config.public_base_url,
        "This checkout is complete",
        "Nothing more is to be paid here.",
        Some((&session.success_address(), "Continue")),
    );
    html(StatusCode::OK, page, &[])
}

fn expired(tx: &Tx<'_>, session: &Session) -> Response {
    let page = notice(
        &tx.config.public_base_url,
        "This checkout has expired",
        "You have not been charged. Go back to the seller to start again.",
        session
            .cancel_url
            .as_deref()
            .map(|address| (address, "Back")),
    );
    html(StatusCode::GONE, page, &[])
}
