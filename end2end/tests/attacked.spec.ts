// A browser meets everything that somebody may type, in every place, and notices nothing: no script runs,
// nothing is loaded from elsewhere, no dialog opens, no content security policy is needed to stop it.
import type { BrowserContext, Page } from "@playwright/test";
import { readFileSync } from "node:fs";
import { checkOut, expect, inSeconds, MAKER, pay, signIn, someone, STILL, test } from "./support";
import { settled } from "./settled";

interface Attack {
  kind: string;
  text: string;
}

const ATTACKS: Attack[] = JSON.parse(readFileSync("../testdata/attacks.json", "utf8"));
/** Characters that no field takes; see domain/src/text.rs. */
const HIDDEN = /[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029\ufeff]/;

/** The attacks that a field of one line takes, cut to its size. */
const lines = (kind: string, max: number) =>
  ATTACKS.filter((attack) => attack.kind === kind)
    .map(({ text }) => [...text.trim()].slice(0, max).join("").trim())
    .filter((text) => text !== "" && !HIDDEN.test(text));

/** All attacks that a text in Markdown takes. */
const paragraph = (kind: string) =>
  ATTACKS.filter((attack) => attack.kind === kind)
    .map(({ text }) => text)
    .filter((text) => !HIDDEN.test(text.replaceAll("\r\n", "\n").replaceAll(/[\n\t]/g, "")));

/** Notes whatever an attack could bring about. */
async function watch(context: BrowserContext, site: string) {
  const hits: string[] = [];
  await context.exposeFunction("__caught", (what: string) => hits.push(what));
  await context.addInitScript(() => {
    const caught = (window as any).__caught as (what: string) => void;
    Object.defineProperty(window, "__hit", {
      configurable: false,
      get: () => undefined,
      set: (value) => caught(`a script ran: ${value} at ${location.href}`),
    });
    document.addEventListener("securitypolicyviolation", (event) =>
      caught(`the policy stopped ${event.violatedDirective} ${event.blockedURI} at ${location.href}`),
    );
  });
  context.on("dialog", (dialog) => {
    hits.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  context.on("request", (request) => {
    const { origin, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && origin !== site) hits.push(`a request to ${request.url()}`);
  });
  return hits;
}

/** Opens a page, touches everything on it that could do something, and comes back. */
async function meet(page: Page, address: string) {
  await page.goto(address);
  await settled(page);
  await page.evaluate(() => {
    // Everything that an element may wait for.
    for (const element of document.querySelectorAll("body *")) {
      for (const kind of ["mouseover", "mouseenter", "focus", "toggle", "load", "error", "animationend"]) {
        element.dispatchEvent(new Event(kind));
      }
    }
  });
  const foreign = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLAnchorElement>("a[href]")]
      .map((link) => link.protocol)
      .filter((protocol) => !["http:", "https:", "mailto:"].includes(protocol)),
  );
  expect(foreign, `links at ${address}`).toEqual([]);
}

/** That a text of one word that never ends does not stick out of a small phone. */
async function fits(page: Page) {
  await page.setViewportSize({ width: 320, height: 800 });
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${page.url()} fits`).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 1_280, height: 800 });
}

for (const kind of [...new Set(ATTACKS.map((attack) => attack.kind))]) {
  test(`a browser notices nothing: ${kind}`, async ({ page, context, shop, site, trouble }) => {
    test.slow();
    trouble.expect(STILL);
    trouble.expect(/^410: /);
    // The made-up events of `meet` come while others are still being heard.
    trouble.expect(/closure invoked recursively/);
    const hits = await watch(context, new URL(site.url).origin);
    const text = (max: number) => lines(kind, max);
    const all = paragraph(kind).join("\n\n");
    const products: string[] = [];
    for (const name of text(120).slice(0, 6)) {
      const { id } = await shop.call("POST", "/products", {
        name,
        description: all,
        priceInCents: 1_200,
        currency: "EUR",
      });
      await shop.upload(id, { name: `${name.replaceAll(/[/\\:*?"<>|.]/g, "")}x.pdf`, bytes: Buffer.from("x") });
      products.push(id);
    }
    const [headline] = text(120);
    const customization = {
      headline,
      tagline: text(240).join(" ").slice(0, 240),
      buttonText: text(40)[0],
      thankYou: all.slice(0, 2_000),
      design: {
        story: all.slice(0, 20_000),
        promise: all.slice(0, 4_000),
        voices: text(80).slice(0, 30).map((one) => ({ quote: one, name: one, role: one })),
        answers: text(240).slice(0, 30).map((one) => ({ question: one, answer: one })),
      },
    };
    const registrationFields = text(110)
      .slice(0, 9)
      .flatMap((label, at) => [
        { name: `t${at}`, label, type: "text" },
        { name: `s${at}`, label, type: "select", options: [label] },
      ]);
    const shared = { customization, registrationFields };
    const sale = await shop.page(products, { ...shared, expiresAt: inSeconds(3_600) });
    const soon = await shop.page(products.slice(0, 1), { ...shared, launchAt: inSeconds(1_800) });
    const over = await shop.page(products.slice(0, 1), { ...shared, expiresAt: inSeconds(3) });

    await test.step("on the pages, in every phase", async () => {
      await meet(page, soon.url);
      await fits(page);
      for (const [at, one] of text(110).slice(0, 5).entries()) {
        await shop.call("POST", `/public/pages/${soon.shortId}/registrations`, {
          email: someone("eve"),
          name: one,
          fields: { t0: one, s0: text(110)[0], [`unknown${at}`]: one },
        });
      }
      await meet(page, `${sale.url}?code=${encodeURIComponent(headline)}&utm_source=${encodeURIComponent(headline)}`);
      await fits(page);
    });
    await test.step("in the buyer’s papers", async () => {
      await page.goto(sale.url);
      await page.locator("form#buy").getByRole("checkbox").first().check();
      await checkOut(page, someone("eve"));
      await pay(page);
      const order = page.url();
      for (const paper of ["", "/receipt", "/proof"]) {
        await meet(page, order + paper);
        await fits(page);
      }
    });
    await test.step("in the console", async () => {
      await signIn(page, MAKER);
      const [order] = (await shop.call("GET", "/orders")).data;
      for (const screen of [
        "",
        "/products",
        `/products/${products[0]}`,
        "/pages",
        `/pages/${sale.id}`,
        `/pages/${sale.id}/edit`,
        "/orders",
        `/orders/${order.id}`,
        "/customers",
        "/registrations",
        `/orders?q=${encodeURIComponent(headline)}`,
      ]) {
        await meet(page, `/console${screen}`);
      }
    });
    await test.step("on the tombstone, and in the outbox", async () => {
      await expect.poll(async () => (await fetch(over.url)).status, { timeout: 20_000 }).toBe(410);
      await meet(page, over.url);
      await fits(page);
    });
    expect(hits).toEqual([]);
  });
}

test("the tripwire catches what would be an attack", async ({ page, context, site, trouble }) => {
  trouble.expect(/evil\.invalid/);
  const hits = await watch(context, new URL(site.url).origin);
  await page.goto("/orders");
  await page.evaluate(() => {
    (window as any).__hit = 1;
    const picture = document.createElement("img");
    picture.src = "https://evil.invalid/seen.gif";
    document.body.append(picture);
  });
  await expect.poll(() => hits.join("\n")).toMatch(/a script ran: 1[^]*|the policy stopped/);
  await expect.poll(() => hits.some((hit) => hit.startsWith("the policy stopped img-src"))).toBe(true);
  expect(hits.some((hit) => hit.startsWith("a script ran"))).toBe(true);
});
