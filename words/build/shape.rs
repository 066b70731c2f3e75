//! The variables of a message, in the order in which they are met, and what each of them is.

use crate::catalogue::Catalogue;
use fluent_syntax::ast::{Expression, InlineExpression, Pattern, PatternElement, VariantKey};

/// What a variable is, told by how the message uses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Text, as it is: `{ $name }`.
    Text,
    /// A whole number: `{ NUMBER($count) }`, or a choice between plural forms.
    Number,
    /// An amount of money: `{ MONEY($price) }`.
    Money,
    /// A moment: `{ DATETIME($at) }`.
    Moment,
}

/// A message's variables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Shape(pub(crate) Vec<(String, Kind)>);

impl Shape {
    /// The variables of `pattern`.
    pub(crate) fn of(catalogue: &Catalogue, pattern: &Pattern<String>) -> Result<Self, String> {
        let mut shape = Self::default();
        shape.pattern(catalogue, pattern)?;
        Ok(shape)
    }

    /// What `name` is.
    pub(crate) fn kind(&self, name: &str) -> Kind {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map_or(Kind::Text, |(_, kind)| *kind)
    }

    /// Whether both have the same variables, in whatever order.
    pub(crate) fn agrees(&self, other: &Self) -> bool {
        self.0.len() == other.0.len() && self.0.iter().all(|variable| other.0.contains(variable))
    }

    fn pattern(&mut self, catalogue: &Catalogue, pattern: &Pattern<String>) -> Result<(), String> {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.expression(catalogue, expression)?;
            }
        }
        Ok(())
    }

    fn expression(
        &mut self,
        catalogue: &Catalogue,
        expression: &Expression<String>,
    ) -> Result<(), String> {
        match expression {
            Expression::Inline(inline) => self.inline(catalogue, inline),
            Expression::Select { selector, variants } => {
                let is_plural = variants.iter().all(|variant| match &variant.key {
                    VariantKey::Identifier { name } => name == "one" || name == "other",
                    VariantKey::NumberLiteral { .. } => true,
                });
                let kind = if is_plural { Kind::Number } else { Kind::Text };
                self.add(selected(selector)?, kind)?;
                variants
                    .iter()
                    .try_for_each(|variant| self.pattern(catalogue, &variant.value))
            }
        }
    }

    fn inline(
        &mut self,
        catalogue: &Catalogue,
        inline: &InlineExpression<String>,
    ) -> Result<(), String> {
        match inline {
            InlineExpression::VariableReference { id } => {
                // A number that is chosen by is also written as one.
                let kind = self.kind(&id.name);
                self.add(&id.name, kind)
            }
            InlineExpression::FunctionReference { .. } => {
                let (kind, name) = called(inline)?;
                self.add(name, kind)
            }
            InlineExpression::Placeable { expression } => self.expression(catalogue, expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {
                Ok(())
            }
            reference => self.pattern(catalogue, catalogue.referred(reference)?),
        }
    }

    fn add(&mut self, name: &str, kind: Kind) -> Result<(), String> {
        match self.0.iter().find(|(known, _)| known == name) {
            None => self.0.push((name.to_owned(), kind)),
            Some((_, known)) if *known == kind => {}
            Some((_, known)) => return Err(format!("`${name}` is {known:?} and {kind:?}")),
        }
        Ok(())
    }
}

/// The variable that a choice goes by.
pub(crate) fn selected(selector: &InlineExpression<String>) -> Result<&str, String> {
    match selector {
        InlineExpression::VariableReference { id } => Ok(&id.name),
        other => Err(format!("cannot choose by {other:?}")),
    }
}

/// The function that formats a variable, and the variable.
pub(crate) fn called(call: &InlineExpression<String>) -> Result<(Kind, &str), String> {
    let InlineExpression::FunctionReference { id, arguments } = call else {
        return Err(format!("is no call: {call:?}"));
    };
    let kind = match id.name.as_str() {
        "NUMBER" => Kind::Number,
        "MONEY" => Kind::Money,
        "DATETIME" => Kind::Moment,
        other => return Err(format!("there is no function `{other}`")),
    };
    match arguments.positional.as_slice() {
        [InlineExpression::VariableReference { id }] if arguments.named.is_empty() => {
            Ok((kind, &id.name))
        }
        _ => Err(format!("`{}` takes one variable", id.name)),
    }
}
