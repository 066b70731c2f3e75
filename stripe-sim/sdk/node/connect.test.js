import assert from "node:assert/strict";
import { test } from "node:test";
import Stripe from "stripe";
import { paid, seller, stripe } from "./stage.js";

test("an account is made, described and onboarded", async () => {
  const account = await stripe.accounts.create({
    controller: {
      fees: { payer: "application" },
      losses: { payments: "application" },
      stripe_dashboard: { type: "express" },
    },
    country: "DE",
    metadata: { creator: "ada" },
  });
  assert.equal(account.charges_enabled, false);
  await stripe.accounts.update(account.id, { business_profile: { name: "Ada's" } });
  const link = await stripe.accountLinks.create({
    account: account.id,
    type: "account_onboarding",
    refresh_url: "https://shop.example/again",
    return_url: "https://shop.example/done",
  });
  const body = new URLSearchParams({ outcome: "complete" });
  const done = await fetch(link.url, { method: "POST", body, redirect: "manual" });
  assert.equal(done.headers.get("location"), "https://shop.example/done");
  const ready = await stripe.accounts.retrieve(account.id);
  assert.equal(ready.charges_enabled, true);
  assert.equal(ready.business_profile.name, "Ada's");
  const listed = await stripe.accounts.list({ limit: 1 });
  assert.equal(listed.data[0].id, account.id);
  assert.equal((await stripe.accounts.del(account.id)).deleted, true);
  const own = await stripe.accounts.retrieveCurrent();
  assert.equal(own.object, "account");
});

test("a destination charge is shared out and taken back", async () => {
  const account = await seller();
  const session = await paid({
    payment_intent_data: {
      application_fee_amount: 120,
      on_behalf_of: account,
      transfer_data: { destination: account },
    },
  });
  const charge = session.payment_intent.latest_charge;
  const refund = await stripe.refunds.create({
    charge: charge.id,
    amount: 600,
    reverse_transfer: true,
    refund_application_fee: true,
  });
  const transfer = await stripe.transfers.retrieve(charge.transfer);
  assert.equal(transfer.amount_reversed, 600);
  assert.equal(transfer.reversals.data[0].id, refund.transfer_reversal);
  const reversals = await stripe.transfers.listReversals(transfer.id);
  assert.equal(reversals.data[0].source_refund, refund.id);
  const reversal = await stripe.transfers.retrieveReversal(transfer.id, refund.transfer_reversal);
  assert.equal(reversal.amount, 600);
  const fee = await stripe.applicationFees.retrieve(charge.application_fee);
  assert.equal(fee.amount_refunded, 60);
  const parts = await stripe.applicationFees.listRefunds(fee.id);
  assert.equal(parts.data[0].amount, 60);
  const transfers = await stripe.transfers.list({ destination: account });
  assert.equal(transfers.data.length, 1);
  const fees = await stripe.applicationFees.list({ charge: charge.id });
  assert.equal(fees.data[0].id, fee.id);
});

test("a direct charge is seen through its account only", async () => {
  const stripeAccount = await seller();
  const data = { payment_intent_data: { application_fee_amount: 120 } };
  const session = await paid(data, { stripeAccount });
  assert.equal(session.payment_intent.latest_charge.application_fee_amount, 120);
  await assert.rejects(
    stripe.checkout.sessions.retrieve(session.id),
    Stripe.errors.StripeInvalidRequestError,
  );
  const types = ["checkout.session.completed"];
  const events = await stripe.events.list({ types }, { stripeAccount });
  assert.equal(events.data[0].account, stripeAccount);
  const moved = await stripe.balanceTransactions.list({}, { stripeAccount });
  assert.equal(moved.data[0].net, 1200 - 65 - 120);
});
