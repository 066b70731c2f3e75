//! The screens behind the first, as the router asks for them.
//!
//! The browser does not load them with the console: those that belong together are a file of their
//! own, fetched when somebody first goes to one of them (`docs/decisions/0023-split-console.md`).
//! The server names the file in the document when it renders such a screen. A build without the
//! feature `split` holds them all.

use super::{
    command::{entries::Act, palette::Finder},
    customers, discounts,
    kit::{load::Problem, screen::Screen},
    orders, pages, products, registrations, settings,
};
use crate::{error::ApiError, spoken::words};
use leptos::prelude::*;
use leptos_router::LazyRoute;

/// A file did not arrive.
#[derive(Debug)]
struct Missing;

#[cfg(feature = "split")]
impl From<leptos::wasm_split::SplitLoaderError> for Missing {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

macro_rules! screens {
    ($($(#[$doc:meta])* $file:ident($group:ident) { $($screen:ident => $view:path),* $(,)? })*) => {$(
        #[derive(Clone, Copy, Debug)]
        enum $group {
            $($screen,)*
        }

        impl $group {
            fn show(self) -> AnyView {
                match self {
                    $(Self::$screen => $view().into_any(),)*
                }
            }
        }

        $(#[$doc])*
        #[cfg(feature = "split")]
        #[leptos::wasm_split::wasm_split($file, wasm_split_path = leptos::wasm_split, fallible)]
        fn $file(screen: $group) -> Result<AnyView, Missing> {
            Ok(screen.show())
        }

        $(#[$doc])*
        #[cfg(not(feature = "split"))]
        async fn $file(screen: $group) -> Result<AnyView, Missing> {
            leptos::prefetch_lazy_fn_on_server(stringify!($file));
            Ok(screen.show())
        }

        $(
            #[doc = concat!("Loads [`", stringify!($view), "`].")]
            #[derive(Debug)]
            pub struct $screen;

            impl LazyRoute for $screen {
                fn data() -> Self {
                    Self
                }

                async fn view(_: Self) -> AnyView {
                    $file($group::$screen).await.unwrap_or_else(missing)
                }
            }
        )*
    )*};
}

screens! {
    /// What is sold, and for less.
    wares(Ware) {
        Products => products::List,
        NewProduct => products::New,
        Product => products::Detail,
        Discounts => discounts::List,
        NewDiscount => discounts::New,
        EditDiscount => discounts::Edit,
    }
    /// Where it is sold.
    fronts(Front) {
        Pages => pages::List,
        NewPage => pages::New,
        Page => pages::Detail,
        EditPage => pages::Edit,
    }
    /// What came of it.
    books(Book) {
        Orders => orders::List,
        Order => orders::Detail,
        Customers => customers::List,
        Customer => customers::Detail,
        Registrations => registrations::List,
    }
    /// The creator's own affairs.
    own(Affair) {
        Settings => settings::Settings,
        Security => settings::Security,
        Notifications => settings::Notifications,
        ApiKeys => settings::ApiKeys,
        Payments => settings::Payments,
        OwnData => settings::Data,
    }
}

/// What the palette holds, of which nobody needs anything before it is opened.
///
/// Whether it could be loaded or not, there is something to show.
pub(super) async fn finder(run: Callback<Act>) -> AnyView {
    let found = palette(run).await;
    found.unwrap_or_else(|_| view! { <Problem error=ApiError::Network beside=true /> }.into_any())
}

/// The palette.
#[cfg(feature = "split")]
#[leptos::wasm_split::wasm_split(palette, wasm_split_path = leptos::wasm_split, fallible)]
fn palette(run: Callback<Act>) -> Result<AnyView, Missing> {
    Ok(view! { <Finder run /> }.into_any())
}

/// The palette.
#[cfg(not(feature = "split"))]
async fn palette(run: Callback<Act>) -> Result<AnyView, Missing> {
    Ok(view! { <Finder run /> }.into_any())
}

fn missing(_: Missing) -> AnyView {
    view! {
        <Screen title=words().list_failed() passing=true>
            <Problem error=ApiError::Network />
        </Screen>
    }
    .into_any()
}
