import assert from "node:assert/strict";
import { createServer } from "node:http";
import { after, before, test } from "node:test";
import { paid, seller, stripe } from "./stage.js";

const SECRETS = { "/hook": "whsec_sdk", "/connect": "whsec_sdk_connect" };
const got = [];
const waiting = new Set();

const server = createServer(async (request, response) => {
  const parts = [];
  for await (const part of request) parts.push(part);
  const { url, headers } = request;
  got.push({ url, body: Buffer.concat(parts), signature: headers["stripe-signature"] });
  response.end();
  for (const look of waiting) look();
});

before(() => new Promise((ready) => server.listen(process.env.HOOK_PORT, "127.0.0.1", ready)));
after(() => {
  server.close();
  server.closeAllConnections();
});

/** The delivery that fits, when it is there. */
function delivery(fits) {
  return new Promise((resolve) => {
    const look = () => {
      const found = got.find((it) => fits(JSON.parse(it.body)));
      if (!found) return;
      waiting.delete(look);
      resolve(found);
    };
    waiting.add(look);
    look();
  });
}

test("a webhook passes the SDK's own check, and only untouched", { timeout: 60_000 }, async () => {
  const session = await paid();
  const about = (event) => event.data.object.id === session.id;
  const { body, signature, url } = await delivery(about);
  assert.equal(url, "/hook");
  const event = stripe.webhooks.constructEvent(body, signature, SECRETS[url]);
  assert.equal(event.type, "checkout.session.completed");
  assert.equal(event.data.object.payment_status, "paid");
  const touched = body.toString().replace("paid", "free");
  assert.throws(() => stripe.webhooks.constructEvent(touched, signature, SECRETS[url]));
  assert.throws(() => stripe.webhooks.constructEvent(body, signature, "whsec_guessed"));
  const kept = await stripe.events.retrieve(event.id);
  assert.equal(kept.data.object.id, session.id);
});

test("events of connected accounts have their own endpoint", { timeout: 60_000 }, async () => {
  const stripeAccount = await seller();
  const ready = (event) => event.account === stripeAccount && event.data.object.charges_enabled;
  const { body, signature, url } = await delivery(ready);
  assert.equal(url, "/connect");
  const event = stripe.webhooks.constructEvent(body, signature, SECRETS[url]);
  assert.equal(event.type, "account.updated");
});

test("events are listed page by page", async () => {
  for (const _ of [1, 2, 3]) await paid();
  const seen = [];
  const types = ["charge.succeeded", "payment_intent.succeeded"];
  const created = { gte: Math.floor(Date.now() / 1000) - 3600 };
  for await (const event of stripe.events.list({ types, created, limit: 2 })) seen.push(event);
  assert.ok(seen.length >= 6);
  assert.equal(new Set(seen.map((event) => event.id)).size, seen.length);
  const times = seen.map((event) => event.created);
  assert.deepEqual(times, [...times].sort((one, other) => other - one));
});
