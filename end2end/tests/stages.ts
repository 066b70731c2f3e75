// Orders in every stage, by what the payment service does.
import { expect } from "@playwright/test";

/** What a buyer does on the payment page, and what becomes of it. */
export interface Stage {
  title: string;
  form?: string;
  controls?: { action: string; [more: string]: unknown }[];
}

export const STAGES: Stage[] = [
  { title: "Not paid yet" },
  { title: "It’s yours", form: "pay" },
  { title: "Your payment is on its way", form: "delay" },
  { title: "The payment did not go through", form: "delay", controls: [{ action: "fail" }] },
  { title: "This checkout has ended", controls: [{ action: "expire" }] },
  { title: "It’s yours", form: "pay", controls: [{ action: "refund", amount: 300 }] },
  { title: "This order was refunded", form: "pay", controls: [{ action: "refund" }] },
  { title: "This payment is disputed", form: "pay", controls: [{ action: "dispute" }] },
  { title: "The payment was taken back", form: "pay", controls: [{ action: "dispute" }, { action: "dispute_lost" }] },
];

/** Brings a checkout to a stage, as far as the payment service is concerned. */
export async function bring(site: string, checkoutUrl: string, { form, controls = [] }: Stage) {
  const session = new URL(checkoutUrl).pathname.split("/").at(-1);
  const send = async (url: string, body: object) => {
    const headers = { "content-type": "application/x-www-form-urlencoded" };
    const fields = Object.entries(body).map(([name, value]) => [name, String(value)]);
    const answer = await fetch(url, { method: "POST", headers, body: new URLSearchParams(fields), redirect: "manual" });
    expect(answer.status, `${url}: ${await answer.text()}`).toBeLessThan(400);
  };
  if (form) await send(checkoutUrl, { outcome: form });
  for (const { action, ...more } of controls) {
    await send(`${site}/simulator/control/${action}`, { session, ...more });
  }
}
