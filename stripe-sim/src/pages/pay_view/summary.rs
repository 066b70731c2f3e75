//! What is bought, and what it comes to.

use crate::flows::tax::RATE;
use crate::money::display;
use crate::pages::calendar::time_element;
use crate::pages::html::escape;
use crate::state::line::Line;
use crate::state::session::Session;

/// The order, line by line.
pub fn summary(session: &Session) -> String {
    let total = display(session.total(), &session.currency);
    let lines: String = session.lines.iter().map(line).collect();
    format!(
        r#"<section class="summary" aria-labelledby="summary">
<h1 id="summary">Pay <span class="total">{total}</span></h1>
<ul class="lines">{lines}</ul>
{tax}
<p class="sum due"><span>Total due</span> <strong>{total}</strong></p>
<p class="hint">This page can be paid until {until}.</p>
</section>"#,
        tax = tax(session),
        until = time_element(session.expires_at),
    )
}

fn line(line: &Line) -> String {
    let each = if line.quantity == 1 {
        String::new()
    } else {
        let price = display(line.unit_amount, &line.currency);
        format!(
            r#"<span class="each">Qty {} · {price} each</span>"#,
            line.quantity
        )
    };
    let description = line.description.as_ref().map_or_else(String::new, |text| {
        format!(r#"<span class="each">{}</span>"#, escape(text))
    });
    format!(
        r#"<li><span class="what"><span>{}</span>{description}{each}</span> <span>{}</span></li>"#,
        escape(&line.name),
        display(line.amount(), &line.currency),
    )
}

/// Tax on top is a line of its own; tax in the prices is a remark.
fn tax(session: &Session) -> String {
    if !session.automatic_tax {
        return String::new();
    }
    let show = |amount| display(amount, &session.currency);
    let on_top = session.total() - session.subtotal();
    let inside = session.tax() - on_top;
    let mut rows = String::new();
    if on_top > 0 {
        rows.push_str(&format!(
            r#"<p class="sum"><span>Subtotal</span> <span>{}</span></p>
<p class="sum"><span>Tax ({RATE}%)</span> <span>{}</span></p>"#,
            show(session.subtotal()),
            show(on_top),
        ));
    }
    if inside > 0 {
        rows.push_str(&format!(
            r#"<p class="sum hint"><span>Tax ({RATE}%)</span> <span>includes {} tax</span></p>"#,
            show(inside),
        ));
    }
    rows
}
