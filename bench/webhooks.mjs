// Sends signed webhooks to a server whose worker is stopped, and says how long the answers took.
// Each event is new; half of them are payments of orders unknown here, half are refunds.
import { createHmac, randomUUID } from "node:crypto";
import http from "node:http";

const [url, secret, count, perSecond] = process.argv.slice(2);
const agent = new http.Agent({ keepAlive: true });

function event(number) {
  const id = randomUUID();
  const refund = number % 2 === 0;
  const object = refund
    ? { object: "charge", id: `ch_${id}`, payment_intent: `pi_${id}`, amount: 900, amount_refunded: 900 }
    : { object: "checkout.session", id: `cs_${id}`, client_reference_id: id, status: "complete", payment_status: "paid", amount_total: 900, currency: "eur", payment_intent: `pi_${id}` };
  return JSON.stringify({
    id: `evt_${id}`,
    object: "event",
    type: refund ? "charge.refunded" : "checkout.session.completed",
    created: Math.floor(Date.now() / 1000),
    livemode: false,
    data: { object },
  });
}

function send(number) {
  const body = event(number);
  const time = Math.floor(Date.now() / 1000);
  const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const request = http.request(url, {
      agent,
      method: "POST",
      headers: { "Stripe-Signature": `t=${time},v1=${signature}`, "Content-Type": "application/json" },
    });
    request.on("error", reject);
    request.on("response", (response) => {
      response.resume();
      response.on("end", () =>
        response.statusCode === 200
          ? resolve(performance.now() - began)
          : reject(new Error(`answered ${response.statusCode}`)),
      );
    });
    request.end(body);
  });
}

const pending = [];
const began = performance.now();
for (let number = 0; number < Number(count); number += 1) {
  const due = began + (number * 1000) / Number(perSecond);
  const wait = due - performance.now();
  if (wait > 0) await new Promise((go) => setTimeout(go, wait));
  pending.push(send(number));
}
const times = (await Promise.all(pending)).sort((one, other) => one - other);
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(1);
agent.destroy();
console.log(JSON.stringify({ events: times.length, perSecond: Number(perSecond), p50: at(0.5), p99: at(0.99), most: at(1) }));
