import assert from "node:assert/strict";
import { test } from "node:test";
import { control, paid, stripe } from "./stage.js";

test("refunds in parts, with their movements of the balance", async () => {
  const { payment_intent: intent } = await paid();
  const part = await stripe.refunds.create({ payment_intent: intent.id, amount: 500 });
  assert.equal(part.status, "succeeded");
  const changed = await stripe.refunds.update(part.id, { metadata: { by: "ada" } });
  assert.equal(changed.metadata.by, "ada");
  await stripe.refunds.create({ charge: intent.latest_charge.id, reason: "duplicate" });
  const refunds = await stripe.refunds.list({ payment_intent: intent.id });
  assert.equal(refunds.data.length, 2);
  const charge = await stripe.charges.retrieve(intent.latest_charge.id);
  assert.equal(charge.refunded, true);
  const charges = await stripe.charges.list({ payment_intent: intent.id });
  assert.equal(charges.data[0].id, charge.id);

  const expand = ["source"];
  const moved = await stripe.balanceTransactions.retrieve(part.balance_transaction, { expand });
  assert.equal(moved.net, -500);
  assert.equal(moved.source.id, part.id);
  const all = await stripe.balanceTransactions.list({ source: charge.id });
  assert.equal(all.data[0].fee, 65);
});

test("a dispute is answered", async () => {
  const session = await paid();
  const { id } = await control("dispute", { payment: session.id });
  const dispute = await stripe.disputes.retrieve(id, { expand: ["charge"] });
  assert.equal(dispute.charge.disputed, true);
  const evidence = { product_description: "A file", customer_purchase_ip: "203.0.113.7" };
  const draft = await stripe.disputes.update(id, { evidence, submit: false });
  assert.equal(draft.status, "needs_response");
  const sent = await stripe.disputes.update(id, { submit: true });
  assert.equal(sent.status, "under_review");
  assert.equal(sent.evidence.product_description, "A file");
  await control("dispute_won", { payment: session.id });
  const found = await stripe.disputes.list({ payment_intent: session.payment_intent.id });
  assert.equal(found.data[0].status, "won");
});

test("a dispute is given up", async () => {
  const session = await paid();
  const { id } = await control("dispute", { payment: session.id });
  assert.equal((await stripe.disputes.close(id)).status, "lost");
});
