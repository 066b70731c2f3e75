//! The screens that were shown last, for the way back. They stay in this tab and with this account.

use leptos::prelude::*;

/// How many are remembered.
const MOST: usize = 6;
/// Where the tab keeps them: whose they are, then a line for each.
const KEY: &str = "recent";

/// A screen that was shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Its path.
    pub path: String,
    /// Its heading.
    pub title: String,
}

/// The screens that were shown, the last first.
#[derive(Clone, Copy, Debug)]
pub struct Recent {
    screens: RwSignal<Vec<Seen>>,
    owner: StoredValue<Option<String>>,
    /// The path of the screen that is shown.
    here: StoredValue<Option<String>>,
}

/// Starts remembering; called once, at the root.
pub(crate) fn provide() {
    provide_context(Recent {
        screens: RwSignal::new(Vec::new()),
        owner: StoredValue::new(None),
        here: StoredValue::new(None),
    });
}

/// What is remembered; nothing outside of the console.
pub fn use_recent() -> Option<Recent> {
    use_context()
}

impl Recent {
    /// All but the screen at `path`.
    pub fn but(self, path: &str) -> Vec<Seen> {
        let others = |seen: &&Seen| seen.path != path;
        self.screens
            .with(|screens| screens.iter().filter(others).cloned().collect())
    }

    /// Whether somebody came to the screen at `path` from another one, and not by loading it, or by a
    /// change on it. To be called once by each screen that is shown, from an effect.
    pub fn arrives(self, path: &str) -> bool {
        let before = self.here.get_value();
        self.here.set_value(Some(path.to_owned()));
        before.is_some_and(|before| before != path)
    }

    /// A screen is shown that somebody may want to come back to. To be called from effects.
    pub fn show(self, path: &str, title: &str) {
        let seen = Seen {
            path: path.to_owned(),
            title: title.to_owned(),
        };
        self.screens.update(|screens| {
            screens.retain(|other| other.path != seen.path);
            screens.insert(0, seen);
            screens.truncate(MOST);
        });
        self.keep();
    }

    /// Takes what this account was shown before, and nothing of another's. To be called from effects.
    pub fn belongs_to(self, owner: &str) {
        let kept = storage().and_then(|storage| storage.get_item(KEY).ok().flatten());
        let before = kept.map(|kept| read(&kept, owner)).unwrap_or_default();
        self.screens.update(|screens| {
            let new = |seen: &Seen| !screens.iter().any(|other| other.path == seen.path);
            let before: Vec<_> = before.into_iter().filter(new).collect();
            screens.extend(before);
            screens.truncate(MOST);
        });
        self.owner.set_value(Some(owner.to_owned()));
        self.keep();
    }

    fn keep(self) {
        let (Some(owner), Some(storage)) = (self.owner.get_value(), storage()) else {
            return;
        };
        let text = self
            .screens
            .with_untracked(|screens| write(screens, &owner));
        // A tab that keeps nothing forgets them when it is loaded again.
        let _ = storage.set_item(KEY, &text);
    }
}

fn storage() -> Option<web_sys::Storage> {
    window().session_storage().ok().flatten()
}

fn write(screens: &[Seen], owner: &str) -> String {
    let mut text = owner.to_owned();
    for Seen { path, title } in screens {
        // Headings have one line; only a tab or a break of our own may stand between them.
        let title = title.replace(['\n', '\t'], " ");
        text.push('\n');
        text.push_str(path);
        text.push('\t');
        text.push_str(&title);
    }
    text
}

fn read(text: &str, owner: &str) -> Vec<Seen> {
    let mut lines = text.split('\n');
    if lines.next() != Some(owner) {
        return Vec::new();
    }
    let line = |line: &str| {
        let (path, title) = line.split_once('\t')?;
        let is_ours = path.starts_with("/console");
        is_ours.then(|| Seen {
            path: path.to_owned(),
            title: title.to_owned(),
        })
    };
    lines.filter_map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_found_again_by_its_owner_only() {
        let seen = |path: &str, title: &str| Seen {
            path: path.to_owned(),
            title: title.to_owned(),
        };
        let screens = [
            seen("/console/orders/1", "Order of bea@example.com"),
            seen("/console", "Over\tview\n"),
        ];
        let kept = write(&screens, "ada@example.com");
        let found = read(&kept, "ada@example.com");
        assert_eq!(found, [screens[0].clone(), seen("/console", "Over view ")]);
        assert!(read(&kept, "eve@example.com").is_empty());
        assert!(read("", "ada@example.com").is_empty());
        assert!(
            read(
                "ada@example.com\nhttps://evil.example\tx",
                "ada@example.com"
            )
            .is_empty()
        );
    }
}
