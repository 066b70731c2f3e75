// A page on somebody else's site: the button, the overlay, and the way to the payment.
import type { Page } from "@playwright/test";
import { expect, strict, test } from "./elsewhere";
import { inSeconds, mail, pay, someone, type SalesPage, type Site } from "./support";

const script = (site: Site) => `<script src="${site.url}/embed.js" async></script>`;
const link = (sale: SalesPage, words = "Buy the notes", more = "") =>
  `<p><a href="${sale.url}" data-temporary-page${more}>${words}</a></p>`;

/** The overlay, and the page in it. */
const overlay = (page: Page) => page.getByRole("dialog");
const inside = (page: Page) => page.frameLocator("iframe");

/** Presses the link once the script is there. */
async function press(page: Page, name = "Buy the notes") {
  await page.waitForFunction(() => Object.getOwnPropertySymbols(window).some((mark) => /temporary/.test(String(mark))));
  await page.getByRole("link", { name }).click();
  await expect(overlay(page)).toBeVisible();
}

test("a visitor buys without leaving the site, but for the payment", async ({ page, context, site, shop, elsewhere }) => {
  const product = await shop.product("Notes from elsewhere");
  const sale = await shop.page([product.id], { stockLimit: 3 });
  await page.goto(await elsewhere(link(sale) + script(site)));
  await press(page);

  await expect(overlay(page)).toHaveAccessibleName("Buy the notes");
  await expect(inside(page).getByRole("heading", { level: 1, name: "Notes from elsewhere" })).toBeVisible();
  await expect(inside(page).getByText("3 of 3 left")).toBeVisible();
  await shop.checkout(sale);
  await expect(inside(page).getByText("2 of 3 left")).toBeVisible();
  await expect(inside(page).getByRole("timer").first()).toBeVisible();
  expect(await context.cookies(), "nothing in the frame leaves a cookie").toEqual([]);

  const form = inside(page).locator("form#buy");
  await form.getByLabel("E-mail").fill(someone("ada"));
  await form.getByRole("button", { name: "Buy now" }).click();
  await expect(page).toHaveURL(/\/simulator\/pay\//);
  await pay(page);

  await expect(async () => {
    const stats = await shop.call("GET", `/pages/${sale.id}/stats?range=all`);
    expect(stats.period.sources).toEqual([
      expect.objectContaining({ referrer: "localhost", utmMedium: "embedded", visitors: 1, completed: 1 }),
    ]);
  }).toPass();
});

test("with the keyboard, and back to where one was", async ({ page, site, shop, elsewhere }) => {
  const product = await shop.product("Notes by hand");
  const sale = await shop.page([product.id]);
  await page.goto(await elsewhere(link(sale) + `<div>${"<p>More</p>".repeat(80)}</div>` + script(site)));
  const opener = page.getByRole("link", { name: "Buy the notes" });
  const closer = overlay(page).getByRole("button", { name: "Close" });
  const width = () => page.evaluate(() => document.body.getBoundingClientRect().width);
  const before = await width();

  await press(page);
  await expect(closer).toBeFocused();
  await page.mouse.move(5, 5);
  await page.mouse.wheel(0, 600);
  expect(await page.evaluate(() => getComputedStyle(document.documentElement).overflowY)).toBe("hidden");
  expect(await width(), "nothing below moves").toBe(before);
  await page.keyboard.press("Escape");
  await expect(overlay(page)).toBeHidden();
  await expect(opener).toBeFocused();
  expect(await page.evaluate(() => scrollY)).toBe(0);

  await page.keyboard.press("Enter");
  await inside(page).locator("form#buy").getByLabel("E-mail").focus();
  await page.keyboard.press("Escape");
  await expect(overlay(page), "Escape in the frame").toBeHidden();
  await expect(opener).toBeFocused();

  await page.keyboard.press("Enter");
  await closer.click();
  await expect(overlay(page)).toBeHidden();
  await page.keyboard.press("Enter");
  await expect(overlay(page)).toBeVisible();
  await page.mouse.click(5, 5);
  await expect(overlay(page), "a click beside it").toBeHidden();
});

test("links that are not for the overlay stay links", async ({ page, context, site, shop, elsewhere }) => {
  const product = await shop.product("Notes in a tab");
  const sale = await shop.page([product.id]);
  const other = `<p><a href="${site.url}/orders" data-temporary-page>Purchases</a></p>`;
  await page.goto(await elsewhere(link(sale) + other + script(site)));
  await press(page);
  await page.keyboard.press("Escape");

  const opening = context.waitForEvent("page");
  await page.getByRole("link", { name: "Buy the notes" }).click({ modifiers: ["ControlOrMeta"] });
  await expect(await opening).toHaveURL(sale.url);
  await expect(overlay(page)).toBeHidden();
  await page.getByRole("link", { name: "Purchases" }).click();
  await expect(page).toHaveURL(`${site.url}/orders`);
});

test("several links, one of them later than the script", async ({ page, site, shop, elsewhere }) => {
  const [moss, fern] = [await shop.product("Mosses"), await shop.product("Ferns")];
  const [first, second] = [await shop.page([moss.id]), await shop.page([fern.id])];
  const plain = link(first, "Get the mosses", `="button"`);
  await page.goto(await elsewhere(plain + script(site) + script(site)));
  await press(page, "Get the mosses");
  await expect(overlay(page)).toHaveCount(1);
  await expect(inside(page).getByRole("heading", { level: 1 })).toHaveText("Mosses");
  await page.keyboard.press("Escape");

  await page.evaluate((href) => {
    const later = Object.assign(document.createElement("a"), { href, textContent: "Get the ferns" });
    later.dataset.temporaryPage = "button";
    later.dataset.accent = "#fde047";
    document.body.append(later);
  }, second.url);
  await press(page, "Get the ferns");
  await expect(inside(page).getByRole("heading", { level: 1 })).toHaveText("Ferns");
  await page.keyboard.press("Escape");
  const [blue, yellow] = [page.getByRole("link", { name: "Get the mosses" }), page.getByRole("link", { name: "Get the ferns" })];
  await expect(blue).toHaveCSS("background-color", "rgb(39, 72, 196)");
  await expect(yellow).toHaveCSS("background-color", "rgb(253, 224, 71)");
  await expect(yellow, "words that can be read").toHaveCSS("color", "rgb(0, 0, 0)");
});

test("before the opening visitors register without leaving", async ({ page, context, site, shop, elsewhere }) => {
  const product = await shop.product("Notes to come");
  const sale = await shop.page([product.id], { launchAt: inSeconds(1_800) });
  const address = await elsewhere(link(sale) + script(site));
  const email = someone("grace");
  await page.goto(address);
  await press(page);
  const form = inside(page).locator("form#register");
  await form.getByLabel("E-mail").fill(email);
  await form.getByRole("button").click();
  await expect(inside(page).getByRole("heading", { name: "One more step: your inbox" })).toBeVisible();
  await expect(page).toHaveURL(address);
  expect(await context.cookies()).toEqual([]);
  await mail(email, /confirm/);
  await inside(page).getByRole("heading", { name: "One more step: your inbox" }).click();
  await page.keyboard.press("Escape");
  await expect(overlay(page)).toBeHidden();
});

test("what is over or gone says so", async ({ page, site, shop, elsewhere }) => {
  const product = await shop.product("Notes of yesterday");
  const [deleted, closing] = [await shop.page([product.id]), await shop.page([product.id], { expiresAt: inSeconds(4) })];
  await shop.call("DELETE", `/pages/${deleted.id}`);
  await page.goto(await elsewhere(link(closing, "Closing") + link(deleted, "Gone") + script(site)));
  await press(page, "Closing");
  await expect(inside(page).getByRole("heading", { name: "This page has closed" })).toBeVisible({ timeout: 20_000 });
  await page.keyboard.press("Escape");
  await press(page, "Closing");
  await expect(inside(page).getByRole("heading", { name: "This page has closed" })).toBeVisible();
  await page.keyboard.press("Escape");
  await press(page, "Gone");
  await expect(inside(page).getByRole("heading", { level: 1 })).toBeVisible();
  await expect(inside(page).getByRole("link", { name: "Temporary Pages" })).toBeVisible();
});

test("a site that forbids the frame still has the link", async ({ page, site, shop, elsewhere, trouble }) => {
  trouble.expect(/frame-src|ERR_BLOCKED_BY_CSP/);
  const product = await shop.product("Notes unframed");
  const sale = await shop.page([product.id]);
  const policy = strict(site).replace(/frame-src [^;]*/, "frame-src 'none'");
  await page.goto(await elsewhere(link(sale) + script(site), policy));
  await page.waitForFunction(() => Object.getOwnPropertySymbols(window).some((mark) => /temporary/.test(String(mark))));
  await page.getByRole("link", { name: "Buy the notes" }).click();
  await expect(page).toHaveURL(sale.url);
  await expect(page.getByRole("heading", { level: 1, name: "Notes unframed" })).toBeVisible();
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 640 }, hasTouch: true });

  test("the overlay takes the whole screen", async ({ page, site, shop, elsewhere }) => {
    const product = await shop.product("Donaudampfschifffahrtsgesellschaft");
    const sale = await shop.page([product.id], { stockLimit: 3 });
    await page.goto(await elsewhere(link(sale) + script(site)));
    await press(page);
    await expect.poll(() => overlay(page).boundingBox()).toEqual({ x: 0, y: 0, width: 320, height: 640 });
    await expect(inside(page).locator("form#buy")).toBeVisible();
    const frame = page.frames().find((frame) => frame.url().includes("/e/"))!;
    const room = await frame.evaluate(() => document.documentElement.clientWidth - document.documentElement.scrollWidth);
    expect(room, "nothing stands out to the side").toBeGreaterThanOrEqual(0);
    const closer = (await overlay(page).getByRole("button", { name: "Close" }).boundingBox())!;
    expect(Math.min(closer.width, closer.height), "a thumb hits it").toBeGreaterThanOrEqual(44);
  });
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("overlay and page speak it", async ({ page, site, shop, elsewhere }) => {
    const product = await shop.product("Notizen");
    const sale = await shop.page([product.id]);
    await page.goto(await elsewhere(link(sale, "Kaufen") + script(site)));
    await press(page, "Kaufen");
    await expect(inside(page).getByRole("link", { name: "Diese Seite für sich öffnen" })).toBeVisible();
    await overlay(page).getByRole("button", { name: "Schließen" }).click();
    await expect(overlay(page)).toBeHidden();
  });
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the button is a link", async ({ page, site, shop, elsewhere }) => {
    const product = await shop.product("Notes on paper");
    const sale = await shop.page([product.id]);
    await page.goto(await elsewhere(link(sale) + script(site)));
    await page.getByRole("link", { name: "Buy the notes" }).click();
    await expect(page).toHaveURL(sale.url);
  });
});
