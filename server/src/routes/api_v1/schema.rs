//! Schemas of values that several nouns share; the names in them come from the rules themselves.

use domain::{Currency, ending::Reason, licence::LicenceKeys, order::OrderStatus, page::Phase};
use utoipa::openapi::{
    Array, Object, ObjectBuilder, RefOr, Schema,
    schema::{AdditionalProperties, ArrayBuilder, SchemaFormat, SchemaType, Type},
};

fn one_of<'a>(names: impl IntoIterator<Item = &'a str>) -> ObjectBuilder {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .enum_values(Some(names.into_iter().collect::<Vec<_>>()))
}

/// An ISO 4217 code that can be charged.
pub fn currency() -> Object {
    one_of(Currency::all().map(Currency::code))
        .description(Some("ISO 4217"))
        .build()
}

/// What a visitor of a page can do now.
pub fn phase() -> Object {
    let phases = [
        Phase::Draft,
        Phase::Prelaunch,
        Phase::Live,
        Phase::SoldOut,
        Phase::Paused,
        Phase::Expired,
    ];
    one_of(phases.map(Phase::as_str)).build()
}

/// What happens to a checkout that is open at the closing.
pub fn closing() -> Object {
    one_of(["honour", "strict"])
        .description(Some(
            "Whether a checkout that is open at the closing may be finished, or ends with the page",
        ))
        .default(Some("honour".into()))
        .build()
}

/// Where the licence keys of a product come from.
pub fn licence_keys() -> Object {
    one_of(LicenceKeys::ALL.map(LicenceKeys::as_str))
        .description(Some(
            "A licence key for each copy: none, one that is made when it is bought, or one of the creator's list",
        ))
        .default(Some("none".into()))
        .build()
}

/// Where an order stands.
pub fn order_status() -> Object {
    one_of(OrderStatus::ALL.map(OrderStatus::as_str)).build()
}

/// How tax is part of the price.
pub fn tax_mode() -> Object {
    one_of(["none", "inclusive", "exclusive"]).build()
}

/// How far a refund is.
pub fn refund_status() -> Object {
    one_of(["requested", "sent", "refused"]).build()
}

/// Why money goes back.
pub fn refund_reason() -> Object {
    one_of(["requested", "late"])
        .description(Some(
            "The creator wants it, or it came after the checkout had ended",
        ))
        .build()
}

/// What happened to an order's files.
pub fn delivery_kind() -> Object {
    one_of(["issued", "started", "sent", "finished", "refused"]).build()
}

/// Why a file was deleted.
pub fn deletion_reason() -> Object {
    one_of(Reason::ALL.map(Reason::as_str))
        .description(Some(
            "Nobody could buy or download it any more; another version took its place; its product was deleted; its creator deleted it",
        ))
        .build()
}

/// How far a dispute is.
pub fn dispute_status() -> Object {
    one_of(["open", "won", "lost"]).build()
}

/// Where a registration stands.
pub fn registration_status() -> Object {
    one_of(["pending", "confirmed", "unsubscribed"]).build()
}

/// A page's public name.
pub fn short_id() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .pattern(Some("^[0-9a-hjkmnp-tv-z]{11}$"))
        .build()
}

/// Ids of products, in order.
pub fn product_ids() -> Array {
    ArrayBuilder::new().items(RefOr::T(uuid().into())).build()
}

/// 1 to 20 different ids of products, in order.
pub fn chosen_products() -> Array {
    ArrayBuilder::new()
        .items(RefOr::T(uuid().into()))
        .min_items(Some(1))
        .max_items(Some(20))
        .unique_items(true)
        .build()
}

fn uuid() -> Object {
    ObjectBuilder::new()
        .schema_type(Type::String)
        .format(Some(SchemaFormat::Custom("uuid".to_owned())))
        .build()
}

/// Answers by the question's name.
pub fn answers() -> Object {
    answers_of(vec![Type::String, Type::Boolean], Type::Object.into())
}

/// Answers as they may come in: null is no answer.
pub fn given_answers() -> Object {
    let nullable = SchemaType::from_iter([Type::Object, Type::Null]);
    answers_of(vec![Type::String, Type::Boolean, Type::Null], nullable)
}

fn answers_of(types: Vec<Type>, whole: SchemaType) -> Object {
    let answer = ObjectBuilder::new().schema_type(SchemaType::from_iter(types));
    ObjectBuilder::new()
        .schema_type(whole)
        .description(Some(
            "Answers by the name of the question: text, or true and false",
        ))
        .additional_properties(Some(AdditionalProperties::RefOr(RefOr::T(
            answer.build().into(),
        ))))
        .build()
}

/// The same object under another description, with required properties.
pub fn require(schema: RefOr<Schema>, description: &str, names: &[&str]) -> RefOr<Schema> {
    match schema {
        RefOr::T(Schema::Object(mut object)) => {
            object.description = Some(description.trim().to_owned());
            object.required = names.iter().map(|&name| name.to_owned()).collect();
            RefOr::T(Schema::Object(object))
        }
        other => other,
    }
}

/// Defines the body of a creation: that of a change, with fields that must be there.
macro_rules! with_required {
    (#[doc = $doc:literal] $name:ident($change:ty) requires [$($field:literal),* $(,)?]) => {
        #[doc = $doc]
        pub struct $name;

        impl $name {
            /// The fields that must be there.
            pub const REQUIRED: &'static [&'static str] = &[$($field),*];
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
                let change = <$change as utoipa::PartialSchema>::schema();
                $crate::routes::api_v1::schema::require(change, $doc, Self::REQUIRED)
            }
        }

        impl utoipa::ToSchema for $name {
            fn schemas(found: &mut Vec<(String, utoipa::openapi::RefOr<utoipa::openapi::Schema>)>) {
                <$change as utoipa::ToSchema>::schemas(found);
            }
        }
    };
}
pub(super) use with_required;
