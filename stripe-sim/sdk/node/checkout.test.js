import assert from "node:assert/strict";
import { test } from "node:test";
import { control, paid, pay, sale, stripe } from "./stage.js";

test("a session is made, found, listed and paid", async () => {
  const reference = { client_reference_id: "order-1", metadata: { page: "p1" } };
  const made = await stripe.checkout.sessions.create(sale(reference));
  assert.equal(made.status, "open");
  assert.equal(made.amount_total, 1200);
  assert.ok(made.lastResponse.requestId.startsWith("req_"));
  const found = await stripe.checkout.sessions.retrieve(made.id);
  assert.deepEqual(found.metadata, { page: "p1" });

  await pay(made);
  const expand = ["payment_intent.latest_charge", "line_items.data.price.product"];
  const session = await stripe.checkout.sessions.retrieve(made.id, { expand });
  assert.equal(session.payment_status, "paid");
  assert.equal(session.payment_intent.latest_charge.amount, 1200);
  assert.equal(session.line_items.data[0].price.product.name, "A file");
  const list = await stripe.checkout.sessions.list({ payment_intent: session.payment_intent.id });
  assert.deepEqual(list.data.map((it) => it.id), [made.id]);
  const changed = await stripe.checkout.sessions.update(made.id, { metadata: { page: "p2" } });
  assert.equal(changed.metadata.page, "p2");
});

test("line items come in pages", async () => {
  const line = sale().line_items[0];
  const made = await stripe.checkout.sessions.create(sale({ line_items: Array(12).fill(line) }));
  const items = await stripe.checkout.sessions
    .listLineItems(made.id, { limit: 5 })
    .autoPagingToArray({ limit: 100 });
  assert.equal(new Set(items.map((item) => item.id)).size, 12);
});

test("an open session is expired", async () => {
  const made = await stripe.checkout.sessions.create(sale());
  const expired = await stripe.checkout.sessions.expire(made.id);
  assert.equal(expired.status, "expired");
  assert.equal(expired.url, null);
});

test("tax is known once the buyer is", async () => {
  const line = sale().line_items[0];
  line.price_data.tax_behavior = "exclusive";
  const session = await paid({ automatic_tax: { enabled: true }, line_items: [line] });
  assert.equal(session.automatic_tax.status, "complete");
  assert.equal(session.total_details.amount_tax, 228);
  assert.equal(session.payment_intent.amount, 1428);
});

test("a delayed payment fails, is canceled, and arrives after all", async () => {
  const made = await stripe.checkout.sessions.create(sale());
  await pay(made, "delay");
  const waiting = await stripe.checkout.sessions.retrieve(made.id);
  assert.equal(waiting.payment_status, "unpaid");
  const intents = stripe.paymentIntents;
  assert.equal((await intents.retrieve(waiting.payment_intent)).status, "processing");
  await control("fail", { payment: made.id });
  const failed = await intents.retrieve(waiting.payment_intent);
  assert.equal(failed.status, "requires_payment_method");
  assert.ok(failed.last_payment_error.message);
  const canceled = await intents.cancel(failed.id, { cancellation_reason: "abandoned" });
  assert.equal(canceled.status, "canceled");
  await control("late_success", { payment: made.id });
  assert.equal((await intents.retrieve(failed.id)).status, "succeeded");
});
