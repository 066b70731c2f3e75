// Pages change by themselves: by the passing of time, and by what other people do.
import type { Page } from "@playwright/test";
import { expect, inSeconds, test, type SalesPage } from "./support";

declare global {
  interface Window {
    flips: { phase: string; at: number }[];
  }
}

/** Sets the visitor's clock wrong, and notes by the right one when the page shows another phase. */
function wrongClock(days: number) {
  window.Date = new Proxy(Date, {
    construct: (real, args: []) => (args.length > 0 ? new real(...args) : new real(window.Date.now())),
    get: (real, name) =>
      name === "now" ? () => real.now() + days * 86_400_000 : Reflect.get(real, name),
  });
  window.flips = [];
  new MutationObserver(() => {
    const phase = document.querySelector<HTMLElement>("section[data-phase]:not([hidden])")?.dataset.phase;
    if (phase && window.flips.at(-1)?.phase !== phase) {
      window.flips.push({ phase, at: performance.timeOrigin + performance.now() });
    }
  }).observe(document, { subtree: true, childList: true, attributeFilter: ["hidden"] });
}

/** Milliseconds between the moment at which a phase should have come and that at which it came. */
async function delay(page: Page, phase: string, due: string, clockOffset: number) {
  const flip = (await page.evaluate(() => window.flips)).find((flip) => flip.phase === phase);
  return flip!.at + clockOffset - Date.parse(due);
}

async function expectOnTime(page: Page, sale: SalesPage, clockOffset: number) {
  for (const [phase, due] of [["live", sale.launchAt!], ["expired", sale.expiresAt]]) {
    const late = await delay(page, phase, due, clockOffset);
    expect(late, `${phase} not early`).toBeGreaterThan(-100);
    expect(late, `${phase} not late`).toBeLessThan(1_500);
  }
}

for (const { name, days, events } of [
  { name: "a clock that is a day ahead", days: 1, events: true },
  { name: "a clock that is a day behind and no news from the server", days: -1, events: false },
]) {
  test(`opens and closes on the second, with ${name}`, async ({ page, shop, trouble }) => {
    await page.addInitScript(wrongClock, days);
    if (!events) {
      trouble.expect(/\/events$|page_status/);
      await page.route(/\/events$|page_status/, (route) => route.abort("connectionfailed"));
    }
    const product = await shop.product("Short story");
    // Everything is loaded once before time counts.
    const rehearsal = await shop.page([product.id]);
    await page.goto(rehearsal.url);
    await expect(page.getByRole("timer")).toBeVisible();
    const clockOffset = await shop.clockOffset(rehearsal);

    const sale = await shop.page([product.id], { launchAt: inSeconds(6), expiresAt: inSeconds(11) });
    await page.goto(sale.url);
    let navigations = 0;
    page.on("framenavigated", () => navigations++);
    await expect(page.getByText("Opens in")).toBeVisible();
    await expect(page.getByRole("button", { name: "Tell me when it opens" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Buy now" })).toBeHidden();

    await expect(page.getByText("Closes in")).toBeVisible({ timeout: 10_000 });
    await expect(page.getByRole("button", { name: "Buy now" })).toBeVisible();
    await expect(page.getByRole("button", { name: "Tell me when it opens" })).toBeHidden();

    await expect(page.getByRole("heading", { name: "This page has closed" })).toBeVisible({ timeout: 10_000 });
    await expect(page.getByRole("button", { name: "Buy now" })).toBeHidden();
    await expect(page.getByRole("button", { name: "I bought this" })).toBeVisible();

    await expectOnTime(page, sale, clockOffset);
    expect(navigations, "no reload").toBe(0);
    expect((await page.goto(sale.url))!.status()).toBe(410);
  });
}

test("shows how the stock falls, and sells out, while others buy", async ({ page, visitor, shop }) => {
  const product = await shop.product("Two of a kind");
  const sale = await shop.page([product.id], { stockLimit: 2 });
  const other = await visitor();
  await Promise.all([page.goto(sale.url), other.goto(sale.url)]);
  for (const window of [page, other]) await expect(window.getByText("2 of 2 left")).toBeVisible();

  await shop.checkout(sale);
  for (const window of [page, other]) await expect(window.getByText("1 of 2 left")).toBeVisible();

  await shop.checkout(sale);
  for (const window of [page, other]) {
    await expect(window.getByRole("heading", { name: "Sold out for now" })).toBeVisible();
    await expect(window.getByText("2 copies are in other people’s checkouts.")).toBeVisible();
    await expect(window.getByRole("button", { name: "Put me on the list" })).toBeVisible();
    await expect(window.getByRole("button", { name: "Buy now" })).toBeHidden();
  }
});
