// The forms with which a creator looks after an order.
import { sold, stories, toast, type Room } from "./forms";
import { expect } from "./support";

/** A paid order, and the address of its screen. */
async function order({ shop, word }: Room): Promise<string> {
  const { id: product } = await shop.product(`Kept ${word}`);
  return `/console/orders/${(await sold(shop, product)).id}`;
}

const orderOf = ({ page, shop }: Room) => shop.call("GET", `/orders/${new URL(page.url()).pathname.split("/").at(-1)}`);

/** Brings a dispute about a paid order, as a bank does. */
async function disputed(room: Room): Promise<string> {
  const { shop, site, word } = room;
  const { id: product } = await shop.product(`Kept ${word}`);
  const { id, payment } = await sold(shop, product);
  const body = new URLSearchParams({ payment, reason: "product_not_received" });
  expect((await fetch(`${site.url}/simulator/control/dispute`, { method: "POST", body })).status).toBe(200);
  await expect.poll(async () => (await shop.call("GET", `/orders/${id}`)).status, { timeout: 20_000 }).toBe("disputed");
  return `/console/orders/${id}`;
}

/** How often the bank was told, as the payment service knows it. */
async function told({ site, word }: Room): Promise<number> {
  const { disputes } = await (await fetch(`${site.url}/simulator/control/state`)).json();
  const ours = disputes.find((dispute: { evidence: object }) => JSON.stringify(dispute.evidence).includes(word));
  return ours?.evidence_details.submission_count ?? 0;
}

stories([
  {
    name: "the receipt again",
    at: order,
    open: "Send the receipt again",
    fields: ({ word }) => ({ "E-mail address": `${word.toLowerCase()}@example.com` }),
    button: "Send the receipt",
    call: "send_receipt",
    done: toast("The receipt is on its way."),
    made: async ({ site, word }) => {
      const mails = await (await fetch(`${site.url}/dev/mail.json`)).json();
      return mails.filter(({ to }: { to: string }) => to === `${word.toLowerCase()}@example.com`).length;
    },
  },
  {
    name: "a refund",
    at: order,
    open: "Refund",
    choices: ["A part"],
    fields: () => ({ Amount: "1.00" }),
    button: "Refund",
    call: "refund_order",
    done: async (room) => {
      await toast("The money is on its way back.")(room);
      await expect.poll(async () => (await orderOf(room)).refunded).toBe(100);
    },
  },
  {
    name: "evidence for the bank",
    at: disputed,
    fields: ({ word }) => ({ "In your own words": `The buyer wrote “thank you”.\n${word}` }),
    button: "Send to the bank",
    call: "submit_evidence",
    done: async (room) => {
      await toast("Sent to the bank.")(room);
      await expect(room.page.getByRole("heading", { name: /^The bank decides about/ })).toBeVisible();
      await expect(room.page.getByLabel("In your own words"), "it can be sent only once").toHaveCount(0);
    },
    made: told,
  },
]);
