//! The web server and worker.
//!
//! | module | is |
//! |---|---|
//! | [`cli`] | the command line |
//! | [`config`] | the only place that reads the environment |
//! | [`boot`] | from settings to a running back end |
//! | [`router`] | every route on one screen |
//! | [`routes`] | what answers them: pages, forms, raw HTTP, the REST API |
//! | [`layers`] | what stands around them: client address, origin check, limits, headers, logs |
//! | [`serve`] | the accept loop, with timeouts and a graceful end |
//! | [`problem`] | how a refusal looks on the wire |

pub mod boot;
pub mod cli;
pub mod config;
pub mod layers;
pub mod problem;
pub mod router;
pub mod routes;
pub mod serve;
pub mod state;
