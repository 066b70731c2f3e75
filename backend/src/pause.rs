//! Named points between two steps of a flow, where a test can hold it, let a competitor run, or end
//! the process.
//!
//! Only builds with the feature `pause-points` have them, and only the tests' builds have that:
//! everywhere else [`Pauses::at`] is an empty function.

/// The points that tests have taken hold of.
#[derive(Clone, Debug, Default)]
pub struct Pauses {
    #[cfg(feature = "pause-points")]
    points: std::sync::Arc<points::Points>,
}

impl Pauses {
    /// Points at which nothing happens, except that the process ends at `crash_at`.
    #[cfg_attr(
        not(feature = "pause-points"),
        expect(unused_variables, reason = "there are no points in this build")
    )]
    pub fn new(crash_at: Option<String>) -> Self {
        #[cfg(feature = "pause-points")]
        return Self {
            points: std::sync::Arc::new(points::Points::new(crash_at)),
        };
        #[cfg(not(feature = "pause-points"))]
        Self::default()
    }

    /// Goes on at once, unless a test holds this point.
    #[cfg_attr(
        not(feature = "pause-points"),
        expect(
            unused_variables,
            clippy::unused_async,
            reason = "there are no points in this build"
        )
    )]
    pub async fn at(&self, point: &'static str) {
        #[cfg(feature = "pause-points")]
        self.points.at(point).await;
    }

    /// Holds everybody who comes to this point, until the gate lets them go or is dropped.
    #[cfg(feature = "pause-points")]
    pub fn hold(&self, point: &'static str) -> Gate {
        self.points.hold(point)
    }
}

#[cfg(feature = "pause-points")]
pub use points::Gate;

#[cfg(feature = "pause-points")]
mod points {
    use std::{
        collections::HashMap,
        sync::{Arc, Mutex, PoisonError},
    };
    use tokio::sync::Semaphore;

    #[derive(Debug, Default)]
    pub(super) struct Points {
        crash_at: Option<String>,
        held: Mutex<HashMap<&'static str, Arc<Held>>>,
    }

    #[derive(Debug)]
    struct Held {
        arrived: Semaphore,
        released: Semaphore,
    }

    /// A point that is held.
    #[derive(Debug)]
    pub struct Gate(Arc<Held>);

    impl Points {
        pub(super) fn new(crash_at: Option<String>) -> Self {
            Self {
                crash_at,
                held: Mutex::default(),
            }
        }

        pub(super) async fn at(&self, point: &'static str) {
            if self.crash_at.as_deref() == Some(point) {
                std::process::abort();
            }
            let held = self.held().get(point).cloned();
            if let Some(held) = held {
                held.arrived.add_permits(1);
                if let Ok(permit) = held.released.acquire().await {
                    permit.forget();
                }
            }
        }

        pub(super) fn hold(&self, point: &'static str) -> Gate {
            let held = Arc::new(Held {
                arrived: Semaphore::new(0),
                released: Semaphore::new(0),
            });
            self.held().insert(point, held.clone());
            Gate(held)
        }

        fn held(&self) -> std::sync::MutexGuard<'_, HashMap<&'static str, Arc<Held>>> {
            self.held.lock().unwrap_or_else(PoisonError::into_inner)
        }
    }

    impl Gate {
        /// Waits until one more has come to the point.
        pub async fn arrived(&self) {
            if let Ok(permit) = self.0.arrived.acquire().await {
                permit.forget();
            }
        }

        /// Lets one of those who wait go on.
        pub fn let_one_go(&self) {
            self.0.released.add_permits(1);
        }

        /// Lets everybody go on, now and later.
        pub fn open(&self) {
            self.0.released.close();
        }
    }

    impl Drop for Gate {
        fn drop(&mut self) {
            self.open();
        }
    }
}
