// What every story needs: the official SDK, pointed at a running stripe-sim, and its controls.
import Stripe from "stripe";

export const base = new URL(process.env.STRIPE_SIM_URL);

export const stripe = new Stripe("sk_test_sdk", {
  protocol: "http",
  host: base.hostname,
  port: base.port,
  maxNetworkRetries: 0,
});

/** Tells the simulator what to do. */
export async function control(name, body) {
  const answer = await fetch(new URL(`/control/${name}`, base), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const said = await answer.json();
  if (!answer.ok) throw new Error(`${name}: ${JSON.stringify(said)}`);
  return said;
}

/** Sends the payment page. */
export async function pay(session, outcome = "pay") {
  const answer = await fetch(session.url, {
    method: "POST",
    body: new URLSearchParams({ outcome }),
    redirect: "manual",
  });
  if (answer.status !== 303) throw new Error(`The payment page said ${answer.status}.`);
}

/** The parameters of a session for one thing at €12. */
export function sale(more = {}) {
  return {
    mode: "payment",
    success_url: "https://shop.example/thanks?session={CHECKOUT_SESSION_ID}",
    cancel_url: "https://shop.example/",
    line_items: [
      {
        quantity: 1,
        price_data: { currency: "eur", unit_amount: 1200, product_data: { name: "A file" } },
      },
    ],
    ...more,
  };
}

/** A session that was paid, with its charge. */
export async function paid(more, options) {
  const session = await stripe.checkout.sessions.create(sale(more), options);
  await pay(session);
  const expand = ["payment_intent.latest_charge"];
  return stripe.checkout.sessions.retrieve(session.id, { expand }, options);
}

/** A connected account that can take payments. */
export async function seller() {
  const account = await stripe.accounts.create({ type: "express", email: "ada@example.com" });
  await control("account", { account: account.id, standing: "ready" });
  return account.id;
}
