//! The line items of a new session.

use crate::clock::new_id;
use crate::error::ApiError;
use crate::money::{MAX_AMOUNT, check_step, parse_currency};
use crate::params::Params;
use crate::state::line::Line;

/// Reads `line_items`: 1 to 100 of them, in one currency.
///
/// # Errors
/// When there are none, too many, or one is no good.
pub fn lines(params: &Params<'_>) -> Result<Vec<Line>, ApiError> {
    let lines = params.list("line_items")?;
    if lines.is_empty() {
        return Err(ApiError::required("line_items"));
    }
    if lines.len() > 100 {
        return Err(ApiError::invalid("At most 100 line items are allowed.").param("line_items"));
    }
    let lines = lines.iter().map(line).collect::<Result<Vec<_>, _>>()?;
    if lines.iter().any(|line| line.currency != lines[0].currency) {
        return Err(
            ApiError::invalid("All line items must have the same currency.").param("line_items"),
        );
    }
    Ok(lines)
}

fn line(item: &Params<'_>) -> Result<Line, ApiError> {
    item.allow(&[&[
        "adjustable_quantity",
        "dynamic_tax_rates",
        "metadata",
        "price",
        "price_data",
        "quantity",
        "tax_rates",
    ]])?;
    if let Some(price) = item.text("price")? {
        return Err(ApiError::missing("price", &item.name("price"), price).status(400));
    }
    let price = item
        .child("price_data")?
        .ok_or_else(|| ApiError::required(&item.name("price_data")))?;
    price.allow(&[&[
        "currency",
        "product",
        "product_data",
        "recurring",
        "tax_behavior",
        "unit_amount",
        "unit_amount_decimal",
    ]])?;
    let currency = parse_currency(price.required("currency")?, &price.name("currency"))?;
    let product = price
        .child("product_data")?
        .ok_or_else(|| ApiError::required(&price.name("product_data")))?;
    product.allow(&[&[
        "description",
        "images",
        "metadata",
        "name",
        "tax_code",
        "tax_details",
        "unit_label",
    ]])?;
    let images = product.texts("images")?;
    if images.len() > 8 {
        return Err(
            ApiError::invalid("At most 8 images are allowed.").param(product.name("images"))
        );
    }
    Ok(Line {
        id: new_id("li_", 24),
        price: new_id("price_", 24),
        product: new_id("prod_", 14),
        name: product.required("name")?.to_owned(),
        description: product.text("description")?.map(str::to_owned),
        images,
        product_metadata: product.metadata("metadata")?,
        tax_behavior: price
            .one_of("tax_behavior", &["inclusive", "exclusive", "unspecified"])?
            .map(str::to_owned),
        tax_code: product.text("tax_code")?.map(str::to_owned),
        unit_amount: unit_amount(&price, &currency)?,
        quantity: quantity(item)?,
        tax: 0,
        currency,
    })
}

fn unit_amount(price: &Params<'_>, currency: &str) -> Result<i64, ApiError> {
    let name = price.name("unit_amount");
    let amount = match price.integer("unit_amount")? {
        Some(amount) => amount,
        None => price
            .integer("unit_amount_decimal")?
            .ok_or_else(|| ApiError::required(&name))?,
    };
    if amount < 0 {
        return Err(ApiError::invalid("Invalid non-negative integer")
            .code("parameter_invalid_integer")
            .param(name));
    }
    if amount > MAX_AMOUNT {
        return Err(
            ApiError::invalid("Invalid integer: an amount has at most 8 digits.")
                .code("amount_too_large")
                .param(name),
        );
    }
    check_step(amount, currency, &name)?;
    Ok(amount)
}

fn quantity(item: &Params<'_>) -> Result<i64, ApiError> {
    let quantity = item
        .integer("quantity")?
        .ok_or_else(|| ApiError::required(&item.name("quantity")))?;
    if (1..=999_999).contains(&quantity) {
        return Ok(quantity);
    }
    Err(
        ApiError::invalid("Invalid quantity: it must be between 1 and 999999.")
            .code("parameter_invalid_integer")
            .param(item.name("quantity")),
    )
}
