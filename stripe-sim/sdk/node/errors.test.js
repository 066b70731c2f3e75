import assert from "node:assert/strict";
import { Agent } from "node:http";
import { test } from "node:test";
import Stripe from "stripe";
import { base, control, paid, sale, stripe } from "./stage.js";

const { errors } = Stripe;

test("what cannot be done is said in the SDK's own classes", async () => {
  const missing = await stripe.charges.retrieve("ch_no").catch((error) => error);
  assert.ok(missing instanceof errors.StripeInvalidRequestError);
  assert.equal(missing.code, "resource_missing");
  assert.equal(missing.statusCode, 404);
  assert.ok(missing.requestId.startsWith("req_"));
  const unknown = await stripe.checkout.sessions
    .create(sale({ succes_url: "x" }))
    .catch((error) => error);
  assert.equal(unknown.code, "parameter_unknown");
  assert.equal(unknown.param, "succes_url");

  const address = { protocol: "http", host: base.hostname, port: base.port };
  const stranger = new Stripe("sk_live_no", address);
  await assert.rejects(stranger.events.list(), errors.StripeAuthenticationError);
  const stripeAccount = "acct_no";
  await assert.rejects(stripe.events.list({}, { stripeAccount }), errors.StripePermissionError);
});

test("a key replays its answer and refuses another call", async () => {
  const idempotencyKey = `key-${Date.now()}`;
  const first = await stripe.checkout.sessions.create(sale(), { idempotencyKey });
  const second = await stripe.checkout.sessions.create(sale(), { idempotencyKey });
  assert.equal(second.id, first.id);
  assert.equal(second.lastResponse.headers["idempotent-replayed"], "true");
  await assert.rejects(
    stripe.checkout.sessions.create(sale({ locale: "de" }), { idempotencyKey }),
    errors.StripeIdempotencyError,
  );
});

test("a failure is replayed as well", async () => {
  const { payment_intent: intent } = await paid();
  const idempotencyKey = `failure-${Date.now()}`;
  const ask = { payment_intent: intent.id, amount: 9999 };
  const attempt = () => stripe.refunds.create(ask, { idempotencyKey }).catch((error) => error);
  const [first, second] = [await attempt(), await attempt()];
  assert.equal(first.type, "StripeInvalidRequestError");
  assert.equal(second.message, first.message);
  assert.equal(second.headers["idempotent-replayed"], "true");
});

test("an outage is an error of the API, which the SDK survives by trying again", async () => {
  await control("outage", { for: 60 });
  await assert.rejects(stripe.events.list(), errors.StripeAPIError);
  await control("outage", { for: 1 });
  const agent = new Agent();
  const patient = new Stripe("sk_test_sdk", {
    protocol: "http",
    host: base.hostname,
    port: base.port,
    maxNetworkRetries: 5,
    httpClient: Stripe.createNodeHttpClient(agent),
  });
  const made = await patient.checkout.sessions.create(sale());
  assert.equal(made.status, "open");
  // The SDK leaves the answers it does not like unread, and their connections open.
  agent.destroy();
});
