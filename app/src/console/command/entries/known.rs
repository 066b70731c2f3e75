//! What can always be wanted: the screens, and what can be done from anywhere.

use super::{Act, Entry, Group};
use crate::{api::finding::Finding, console::command::keys, parts::Shape};
use domain::likeness::distance;
use words::{Language, Words};

/// Something that can always be wanted, and other words for it.
pub(super) struct Known {
    pub(super) group: Group,
    shape: Shape,
    name: String,
    also: &'static str,
    act: Act,
}

impl Known {
    fn screen(shape: Shape, name: &'static str, path: &'static str, also: &'static str) -> Self {
        Self {
            group: Group::Go,
            shape,
            name: name.to_owned(),
            also,
            act: Act::Go(path.to_owned()),
        }
    }

    fn new(w: Words, name: &'static str, path: &'static str) -> Self {
        Self {
            group: Group::Do,
            ..Self::screen(Shape::Plus, name, path, w.command_also_new())
        }
    }

    /// How far it is from what was typed.
    pub(super) fn far(&self, typed: &str) -> Option<u32> {
        let by_name = distance(typed, &self.name);
        // Its own name counts before its other names.
        let by_others = distance(typed, &format!("{} {}", self.name, self.also));
        by_name.or_else(|| by_others.map(|far| far + 1))
    }

    pub(super) fn entry(self) -> Entry {
        let letter = match (&self.group, &self.act) {
            (Group::Go, Act::Go(path)) => keys::letter(path),
            _ => None,
        };
        Entry {
            group: self.group,
            shape: self.shape,
            name: self.name,
            note: String::new(),
            letter,
            act: self.act,
        }
    }
}

/// The screens of the menu.
pub(super) fn screens(w: Words) -> [Known; 8] {
    let screen = Known::screen;
    [
        screen(
            Shape::Clock,
            w.kit_overview(),
            "/console",
            w.command_also_overview(),
        ),
        screen(
            Shape::Product,
            w.kit_products(),
            "/console/products",
            w.command_also_products(),
        ),
        screen(
            Shape::Page,
            w.kit_pages(),
            "/console/pages",
            w.command_also_pages(),
        ),
        screen(
            Shape::Discount,
            w.kit_discounts(),
            "/console/discounts",
            w.command_also_discounts(),
        ),
        screen(
            Shape::Order,
            w.kit_orders(),
            "/console/orders",
            w.command_also_orders(),
        ),
        screen(
            Shape::Person,
            w.kit_customers(),
            "/console/customers",
            w.command_also_customers(),
        ),
        screen(
            Shape::People,
            w.kit_registrations(),
            "/console/registrations",
            w.command_also_registrations(),
        ),
        screen(
            Shape::Key,
            w.kit_settings(),
            "/console/settings",
            w.command_also_settings(),
        ),
    ]
}

/// The further screens of the settings.
pub(super) fn settings(w: Words) -> [Known; 5] {
    let screen = Known::screen;
    [
        screen(
            Shape::Lock,
            w.settings_security(),
            "/console/settings/security",
            w.command_also_security(),
        ),
        screen(
            Shape::Mail,
            w.settings_notifications(),
            "/console/settings/notifications",
            w.command_also_notifications(),
        ),
        screen(
            Shape::Key,
            w.settings_keys(),
            "/console/settings/keys",
            w.command_also_keys(),
        ),
        screen(
            Shape::Order,
            w.settings_payments(),
            "/console/settings/payments",
            w.command_also_payments(),
        ),
        screen(
            Shape::File,
            w.settings_data(),
            "/console/settings/data",
            w.command_also_data(),
        ),
    ]
}

/// What can be done from anywhere.
pub(super) fn makings(w: Words) -> [Known; 3] {
    [
        Known::new(w, w.command_new_product(), "/console/products/new"),
        Known::new(w, w.command_new_page(), "/console/pages/new"),
        Known::new(w, w.command_new_discount(), "/console/discounts/new"),
    ]
}

/// What concerns the console itself.
pub(super) fn manners(w: Words) -> Vec<Known> {
    let does = |shape, name: String, also, act| Known {
        group: Group::Do,
        shape,
        name,
        also,
        act,
    };
    let others = Language::ALL
        .into_iter()
        .filter(|other| *other != w.language());
    let speak = others.map(|other| {
        let name = w.command_speak(other.name());
        does(
            Shape::Globe,
            name,
            w.command_also_language(),
            Act::Press(button_of(other)),
        )
    });
    let help = does(
        Shape::Key,
        w.command_shortcuts().to_owned(),
        w.command_also_shortcuts(),
        Act::Help,
    );
    let leave = does(
        Shape::Arrow,
        w.kit_sign_out().to_owned(),
        w.command_also_sign_out(),
        Act::Press(".shell__sign-out button"),
    );
    speak.chain([help, leave]).collect()
}

const fn button_of(language: Language) -> &'static str {
    match language {
        Language::English => ".shell__menu button[value=en]",
        Language::German => ".shell__menu button[value=de]",
    }
}

/// What can be done with a page that the world sees.
pub(super) fn with_page(w: Words, page: &Finding) -> Vec<Known> {
    let Some(link) = &page.link else {
        return Vec::new();
    };
    let does = |shape, name, act| Known {
        group: Group::Do,
        shape,
        name,
        also: "",
        act,
    };
    vec![
        does(
            Shape::Copy,
            w.command_copy_link(&page.name),
            Act::Copy(link.clone()),
        ),
        does(
            Shape::Page,
            w.command_open_page(&page.name),
            Act::Open(link.clone()),
        ),
    ]
}
