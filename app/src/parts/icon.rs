//! Icons: one stroke, drawn in the colour of the text around them.

use leptos::prelude::*;

/// What an icon shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    /// The product's own sign: an hourglass.
    Hourglass,
    /// Something was done.
    Check,
    /// Something leads onwards.
    Arrow,
    /// Get a file.
    Download,
    /// Bring a file.
    Upload,
    /// A file.
    File,
    /// An e-mail.
    Mail,
    /// Something needs attention.
    Warning,
    /// A moment or a wait.
    Clock,
    /// A safe payment.
    Lock,
    /// A page on the web.
    Page,
    /// A thing for sale.
    Product,
    /// Something cheaper: a price tag.
    Discount,
    /// Purchases.
    Order,
    /// People.
    People,
    /// Somebody.
    Person,
    /// Make a new one.
    Plus,
    /// Close or take away.
    Cross,
    /// Change it.
    Pencil,
    /// Throw it away.
    Bin,
    /// Make another one like it.
    Copy,
    /// Settings.
    Key,
    /// Look for something.
    Search,
    /// Everything there is to choose from.
    Menu,
    /// Languages.
    Globe,
    /// A secret that can be looked at.
    Eye,
    /// Further to the top.
    Up,
    /// Further to the bottom.
    Down,
    /// One step back.
    Undo,
    /// One step forward again.
    Redo,
}

impl Shape {
    const fn path(self) -> &'static str {
        match self {
            Self::Hourglass => "M6 3h12M6 21h12M8 3c0 5 8 6 8 9s-8 4-8 9M16 3c0 5-8 6-8 9s8 4 8 9",
            Self::Check => "m5 12.5 4.5 4.5L19 7.5",
            Self::Arrow => "M5 12h14m-6-6 6 6-6 6",
            Self::Download => "M12 4v11m0 0-4.5-4.5M12 15l4.5-4.5M5 20h14",
            Self::Upload => "M12 15V4m0 0L7.5 8.5M12 4l4.5 4.5M5 20h14",
            Self::File => "M6 3h8l4 4v14H6zM14 3v4h4",
            Self::Mail => "M3.5 6h17v12h-17zM4 7l8 6 8-6",
            Self::Warning => "M12 4 2.8 20h18.4zM12 10v4m0 2.5v.5",
            Self::Clock => "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zm0 4v5l3 2",
            Self::Lock => "M8 11V8a4 4 0 0 1 8 0v3M5 11h14v9H5z",
            Self::Page => "M4 5h16v14H4zM4 9h16",
            Self::Product => "m12 3 8 4.5v9L12 21l-8-4.5v-9zM4 7.5l8 4.5 8-4.5M12 12v9",
            Self::Discount => "M3.5 3.5H12l8.5 8.5-8.5 8.5L3.5 12zM8 8v.01",
            Self::Order => "M6 3h12v18l-3-2-3 2-3-2-3 2zM9 8h6m-6 4h6",
            Self::People => {
                "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zm-6 9c0-3.5 2.5-6 6-6s6 2.5 6 6M16 4.5a3.5 3.5 0 0 1 0 6m2.5 4c1.6.9 2.5 2.8 2.5 5.5"
            }
            Self::Person => {
                "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8zm-7 8.5c0-3.9 3-6.5 7-6.5s7 2.6 7 6.5"
            }
            Self::Plus => "M12 5v14M5 12h14",
            Self::Cross => "m6 6 12 12M18 6 6 18",
            Self::Pencil => "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
            Self::Bin => "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6m4-6v6",
            Self::Copy => "M8 8h12v12H8zM16 8V4H4v12h4",
            Self::Menu => "M4 7h16M4 12h16M4 17h16",
            Self::Search => "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm4.8 11.3L20 20",
            Self::Globe => {
                "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM3.5 9h17m-17 6h17M12 3c5 5.5 5 12.5 0 18m0-18c-5 5.5-5 12.5 0 18"
            }
            Self::Eye => {
                "M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12zM12 9a3 3 0 1 0 0 6 3 3 0 0 0 0-6z"
            }
            Self::Up => "M12 19V5m-6 6 6-6 6 6",
            Self::Down => "M12 5v14m-6-6 6 6 6-6",
            Self::Undo => "M4 9h10a6 6 0 0 1 0 12H9M8 5 4 9l4 4",
            Self::Redo => "M20 9H10a6 6 0 0 0 0 12h5M16 5l4 4-4 4",
            Self::Key => {
                "M15 3a6 6 0 0 0-5.7 7.9L3 17.2V21h3.8v-2.5h2.5V16l2-2A6 6 0 1 0 15 3zm1.5 4.5v0"
            }
        }
    }
}

/// An icon beside words that say the same; screen readers skip it.
#[component]
pub fn Icon(
    /// What it shows.
    shape: Shape,
) -> impl IntoView {
    view! {
        <svg
            class="icon"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            stroke-width="1.75"
            stroke-linecap="round"
            stroke-linejoin="round"
            aria-hidden="true"
        >
            <path d=shape.path()></path>
        </svg>
    }
}
