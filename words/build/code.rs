//! Writes a function for each message.

use crate::{
    catalogue::Catalogue,
    refusals::Refusals,
    shape::{self, Kind, Shape},
};
use fluent_syntax::{
    ast::{Expression, InlineExpression, Pattern, PatternElement, Variant, VariantKey},
    unicode::unescape_unicode_to_string,
};
use std::fmt::Write as _;

/// All of `words.rs`.
pub(crate) fn write(catalogues: &[Catalogue]) -> Result<String, String> {
    let [first, others @ ..] = catalogues else {
        return Err("there are no languages".to_owned());
    };
    for other in others {
        if let Some(id) = other
            .messages
            .keys()
            .find(|id| !first.messages.contains_key(*id))
        {
            return Err(format!("{}: nobody asks for `{id}`", other.variant));
        }
    }
    let (mut functions, mut refusals) = (String::new(), Refusals::default());
    for (id, pattern) in &first.messages {
        let named = |why: String| format!("`{id}`: {why}");
        let shape = Shape::of(first, pattern).map_err(named)?;
        functions += &function(catalogues, id, &shape)?;
        refusals.add(id, &shape);
    }
    Ok(format!("impl Words {{{functions}}}\n{}", refusals.write()))
}

fn function(catalogues: &[Catalogue], id: &str, shape: &Shape) -> Result<String, String> {
    let mut arms = String::new();
    let mut says = String::new();
    for catalogue in catalogues {
        let named = |why: String| format!("{}: `{id}`: {why}", catalogue.variant);
        let pattern = catalogue
            .messages
            .get(id)
            .ok_or_else(|| named("is missing".to_owned()))?;
        let own = Shape::of(catalogue, pattern).map_err(named)?;
        if !own.agrees(shape) {
            return Err(named(format!(
                "has {own:?} where there should be {shape:?}"
            )));
        }
        let mut pieces = Pieces::new(catalogue, shape);
        pieces.pattern(pattern).map_err(named)?;
        _ = write!(
            arms,
            "Language::{} => {},",
            catalogue.variant,
            pieces.expression()
        );
        if says.is_empty() {
            says = pieces.summary();
        }
    }
    let name = snake(id);
    let mut parameters = String::new();
    for (variable, kind) in &shape.0 {
        _ = write!(parameters, ", {}: {}", snake(variable), borrowed(*kind));
    }
    let (constant, answer) = match shape.0.is_empty() {
        true => ("const ", "&'static str"),
        false => ("", "String"),
    };
    Ok(format!(
        "#[doc = {says:?}]\n#[must_use] pub {constant}fn {name}(self{parameters}) -> {answer} \
         {{ match self.0 {{ {arms} }} }}\n"
    ))
}

/// What the functions of `Words` take.
const fn borrowed(kind: Kind) -> &'static str {
    match kind {
        Kind::Text => "&str",
        Kind::Number => "i64",
        Kind::Money => "Amount",
        Kind::Moment => "Moment",
    }
}

/// A pattern as a list of expressions, each of which is a `&str`.
struct Pieces<'a> {
    catalogue: &'a Catalogue,
    shape: &'a Shape,
    /// The text since the last expression.
    text: String,
    list: Vec<Piece>,
}

enum Piece {
    Text(String),
    Code(String),
}

impl<'a> Pieces<'a> {
    const fn new(catalogue: &'a Catalogue, shape: &'a Shape) -> Self {
        Self {
            catalogue,
            shape,
            text: String::new(),
            list: Vec::new(),
        }
    }

    fn pattern(&mut self, pattern: &Pattern<String>) -> Result<(), String> {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text += value,
                PatternElement::Placeable { expression } => self.placeable(expression)?,
            }
        }
        Ok(())
    }

    fn placeable(&mut self, expression: &Expression<String>) -> Result<(), String> {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                let selector = shape::selected(selector)?;
                let choice = self.choice(selector, variants)?;
                self.code(format!("&*{choice}"));
                Ok(())
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<String>) -> Result<(), String> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                self.text += &unescape_unicode_to_string(value);
            }
            InlineExpression::NumberLiteral { value } => self.text += value,
            InlineExpression::VariableReference { id } => self.variable(&id.name),
            InlineExpression::FunctionReference { .. } => {
                let (_, name) = shape::called(inline)?;
                self.variable(name);
            }
            InlineExpression::Placeable { expression } => self.placeable(expression)?,
            reference => {
                let catalogue = self.catalogue;
                self.pattern(catalogue.referred(reference)?)?;
            }
        }
        Ok(())
    }

    fn variable(&mut self, name: &str) {
        let variable = snake(name);
        self.code(match self.shape.kind(name) {
            Kind::Text => variable,
            Kind::Number => format!("&*self.number({variable})"),
            Kind::Money => format!("&*self.money({variable})"),
            Kind::Moment => format!("&*self.moment({variable})"),
        });
    }

    fn choice(&self, selector: &str, variants: &[Variant<String>]) -> Result<String, String> {
        let mut arms = String::new();
        for variant in variants.iter().filter(|variant| !variant.default) {
            let key = match &variant.key {
                VariantKey::NumberLiteral { value } => value.clone(),
                // The plural rule of every language there is (CLDR, for whole numbers).
                VariantKey::Identifier { name } if name == "one" => "1".to_owned(),
                VariantKey::Identifier { name } => format!("{name:?}"),
            };
            _ = write!(arms, "{key} => {},", self.inner(&variant.value)?);
        }
        let default = variants.iter().find(|variant| variant.default);
        let default = default.ok_or("a choice without a default")?;
        _ = write!(arms, "_ => {}", self.inner(&default.value)?);
        Ok(format!("match {} {{ {arms} }}", snake(selector)))
    }

    fn inner(&self, pattern: &Pattern<String>) -> Result<String, String> {
        let mut inner = Self::new(self.catalogue, self.shape);
        inner.pattern(pattern)?;
        inner.flush();
        Ok(inner.concatenated())
    }

    fn code(&mut self, code: String) {
        self.flush();
        self.list.push(Piece::Code(code));
    }

    fn flush(&mut self) {
        if !self.text.is_empty() {
            self.list.push(Piece::Text(std::mem::take(&mut self.text)));
        }
    }

    fn expression(&mut self) -> String {
        self.flush();
        match (self.shape.0.is_empty(), self.list.as_slice()) {
            (true, []) => "\"\"".to_owned(),
            (true, [Piece::Text(text)]) => format!("{text:?}"),
            _ => self.concatenated(),
        }
    }

    fn concatenated(&self) -> String {
        let pieces: Vec<_> = self
            .list
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => format!("{text:?}"),
                Piece::Code(code) => code.clone(),
            })
            .collect();
        format!("[{}].concat()", pieces.join(", "))
    }

    /// The message for the function's documentation.
    fn summary(&self) -> String {
        let pieces: Vec<_> = self
            .list
            .iter()
            .map(|piece| match piece {
                Piece::Text(text) => text.replace(['[', ']', '<', '>', '`'], ""),
                Piece::Code(_) => "…".to_owned(),
            })
            .collect();
        pieces.concat()
    }
}

/// A message's or variable's name in Rust.
pub(crate) fn snake(id: &str) -> String {
    id.replace('-', "_")
}
