// A creator who likes the keyboard: the palette, the shortcuts, and the menu where there is little room.
import { expect, MAKER, signIn, test, STILL } from "./support";
import { newcomer, PASSWORD } from "./newcomer";
import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";

/** Opens the palette by its keys. */
async function open(page: Page, name = "Search and commands") {
  await page.keyboard.press("Control+k");
  const palette = page.getByRole("dialog", { name });
  await expect(palette).toBeVisible();
  return { palette, field: palette.getByRole("combobox"), options: palette.getByRole("option") };
}

/** The row that the field says is meant. */
async function meant(page: Page) {
  const id = await page.getByRole("dialog").getByRole("combobox").getAttribute("aria-activedescendant");
  return page.locator(`#${id}`);
}

const ready = (page: Page) => expect(page.locator(".shell")).toHaveAttribute("data-ready", "true");

test("goes anywhere without a mouse", async ({ page, shop }) => {
  const mark = randomUUID().slice(0, 6);
  const product = await shop.product(`Lantern ${mark}`);
  const sale = await shop.page([product.id], { customization: { headline: `Évening light ${mark}` } });
  const email = `nora-${mark}@example.com`;
  await shop.call("POST", `/public/pages/${sale.shortId}/checkout`, { email });
  await signIn(page, MAKER);
  await ready(page);

  await test.step("the focus is in the field, and comes back", async () => {
    const button = page.getByRole("button", { name: "Search", exact: true });
    await button.focus();
    await page.keyboard.press("Enter");
    const palette = page.getByRole("dialog", { name: "Search and commands" });
    await expect(palette.getByRole("combobox")).toBeFocused();
    await page.keyboard.press("Escape");
    await expect(palette).toBeHidden();
    await expect(button).toBeFocused();
  });

  await test.step("a screen, by a few letters and the arrows", async () => {
    const { palette, field, options } = await open(page);
    await field.pressSequentially("coupon");
    await expect(options).toHaveCount(1);
    await expect(palette.getByRole("status")).toHaveText("1 result");
    await field.fill("new");
    await expect(await meant(page)).toHaveText("New product");
    await page.keyboard.press("ArrowDown");
    await expect(await meant(page)).toHaveText("New page");
    await expect(await meant(page)).toHaveAttribute("aria-selected", "true");
    await expect(field, "the focus stays in the field").toBeFocused();
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("ArrowUp");
    await expect(await meant(page), "behind the first comes the last").toHaveAttribute(
      "id",
      `command-${(await options.count()) - 1}`,
    );
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(/\/console\/products\/new$/);
    await expect(page.getByRole("heading", { level: 1 })).toBeFocused();
    await expect(palette).toBeHidden();
  });

  await test.step("a discount code, by a part of it", async () => {
    const code = `MOTH${mark.toUpperCase()}`;
    await shop.call("POST", "/discounts", { code, percent: 20 });
    const { palette, field } = await open(page);
    await field.fill(`moth${mark}`);
    const found = palette.getByRole("group", { name: "Discounts" }).getByRole("option");
    await expect(found).toHaveText(`${code}20 %`);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: `Code ${code}` })).toBeFocused();
  });

  await test.step("what is one’s own, by name, address and without accents", async () => {
    const { palette, field, options } = await open(page);
    await field.fill(`evening ${mark}`);
    const group = palette.getByRole("group", { name: "Pages" });
    await expect(group.getByRole("option", { name: `Évening light ${mark}` })).toBeVisible();
    await field.fill(`nora-${mark}`);
    await expect(palette.getByRole("group", { name: "Orders" }).getByRole("option")).toContainText(email);
    await expect(options).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name: `Order of ${email}` })).toBeVisible();
  });

  await test.step("the last screens come first", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("p");
    await expect(page.getByRole("heading", { level: 1, name: "Products" })).toBeFocused();
    const { palette, field } = await open(page);
    const recent = palette.getByRole("group", { name: "Recently opened" });
    await expect(recent.getByRole("option").first()).toHaveText(`Order of ${email}`);
    await field.fill("zzzz");
    await expect(palette.getByRole("status")).toHaveText("Nothing found");
    await expect(palette.getByText("the number of a receipt")).toBeVisible();
    await page.keyboard.press("Control+k");
    await expect(palette).toBeHidden();
    await page.reload();
    await ready(page);
    const again = await open(page);
    await expect(again.options.first(), "also after a reload").toHaveText(`Order of ${email}`);
    await page.keyboard.press("Escape");
  });

  await test.step("copies the link of an open page", async () => {
    await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
    const { field } = await open(page);
    await field.fill(`copy ${mark}`);
    await expect(await meant(page)).toHaveText(`Copy the link of Évening light ${mark}`);
    await page.keyboard.press("Enter");
    await expect(page.getByText("Copied.")).toBeVisible();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sale.url);
  });
});

test("single letters are shortcuts, except while typing, and can be switched off", async ({ page, shop }) => {
  const mark = randomUUID().slice(0, 6);
  const product = await shop.product(`Compass ${mark}`);
  const sale = await shop.page([product.id]);
  for (const name of ["one", "two"]) {
    const email = `${name}-${mark}@example.com`;
    await shop.call("POST", `/public/pages/${sale.shortId}/checkout`, { email });
  }
  await signIn(page, MAKER);
  await ready(page);
  await page.keyboard.press("g");
  await page.keyboard.press("o");
  await expect(page.getByRole("heading", { level: 1, name: "Orders" })).toBeFocused();

  const search = page.getByRole("searchbox", { name: "Search orders" });
  await page.keyboard.press("/");
  await expect(search).toBeFocused();
  await expect(search, "the letter itself is not typed").toHaveValue("");
  await page.keyboard.type(`compass ${mark} g d n ?`);
  await expect(search).toHaveValue(`compass ${mark} g d n ?`);
  await expect(page).toHaveURL(/\/console\/orders/);
  await search.fill(`compass ${mark}`);
  await expect(page.getByText("2 orders", { exact: true })).toBeVisible();

  await search.blur();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: `two-${mark}@example.com` })).toBeFocused();
  await page.keyboard.press("j");
  await expect(page.getByRole("link", { name: `one-${mark}@example.com` })).toBeFocused();
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: `Order of two-${mark}@example.com` })).toBeFocused();

  await page.keyboard.press("g");
  await page.keyboard.press("d");
  await expect(page.getByRole("heading", { level: 1, name: "Discounts" })).toBeFocused();
  await page.keyboard.press("n");
  await expect(page).toHaveURL(/\/console\/discounts\/new$/);

  await page.getByRole("heading", { level: 1 }).focus();
  await page.keyboard.press("?");
  const list = page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await expect(list.getByText("Search the list")).toBeVisible();
  await list.getByRole("checkbox", { name: "Single letters are shortcuts" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(list).toBeHidden();
  await page.reload();
  await ready(page);
  // The letters are pressed one after the other: had "?" an effect, the palette could not open.
  await page.keyboard.press("?");
  const { field } = await open(page);
  await expect(list).toBeHidden();
  await field.fill("shortcuts");
  await page.keyboard.press("Enter");
  await list.getByRole("checkbox", { name: "Single letters are shortcuts" }).check();
  await page.keyboard.press("Escape");
  await page.keyboard.press("g");
  await page.keyboard.press("h");
  await expect(page.getByRole("heading", { level: 1, name: "Overview" })).toBeFocused();
});

test("Ctrl+S saves the draft of a page", async ({ page, shop, trouble }) => {
  trouble.expect(STILL);
  const product = await shop.product("Almanac");
  const sale = await shop.page([product.id]);
  await signIn(page, MAKER);
  await page.goto(`/console/pages/${sale.id}/edit`);
  await ready(page);
  await page.getByLabel("Headline").fill("A year of evenings");
  await page.keyboard.press("Control+s");
  await expect(page.getByText("Your draft is saved. Visitors see it once you publish it.")).toBeVisible();
  await page.reload();
  await expect(page.getByLabel("Headline")).toHaveValue("A year of evenings");
});

test("the console speaks German when it is told to, and keeps to it", async ({ page, visitor }) => {
  // What is chosen is kept with the account, so it is nobody else’s.
  const email = await newcomer(page, "Karla");
  await page.goto("/console/orders?state=paid");
  await ready(page);
  const { field } = await open(page);
  await field.fill("deutsch");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name: "Bestellungen" })).toBeVisible();
  await expect(page, "the same screen").toHaveURL(/\/console\/orders\?state=paid$/);
  await ready(page);
  const german = await open(page, "Suche und Befehle");
  await german.field.fill("ubersicht");
  await expect(await meant(page)).toContainText("Übersicht");
  await german.field.fill("gutschein");
  await expect(german.palette.getByRole("status")).toHaveText("1 Treffer");
  await page.keyboard.press("Escape");

  const elsewhere = await visitor({ locale: "en-GB" });
  await signIn(elsewhere, { email, password: PASSWORD });
  await expect(elsewhere.locator("html")).toHaveAttribute("lang", "de");
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 360, height: 740 }, hasTouch: true });

  test("the menu and the palette are a sheet each", async ({ page }) => {
    await signIn(page, MAKER);
    await ready(page);
    const menu = page.getByRole("navigation", { name: "Console" });
    await expect(menu).toBeHidden();
    await page.getByRole("button", { name: "Menu" }).tap();
    await expect(menu).toBeVisible();
    await expect(page.getByRole("button", { name: "Deutsch" })).toBeVisible();
    await menu.getByRole("link", { name: "Orders" }).tap();
    await expect(page).toHaveURL(/\/console\/orders$/);
    await expect(menu).toBeHidden();

    await page.getByRole("button", { name: "Search", exact: true }).tap();
    const palette = page.getByRole("dialog", { name: "Search and commands" });
    const box = await palette.boundingBox();
    // All but the place for a bar to scroll by, which phones do not have.
    const whole = await page.evaluate(() => document.body.getBoundingClientRect().width);
    expect([box?.x, box?.width]).toEqual([0, whole]);
    await palette.getByRole("combobox").fill("settings");
    await palette.getByRole("option", { name: "Settings" }).tap();
    await expect(page).toHaveURL(/\/console\/settings/);
    await page.getByRole("button", { name: "Search", exact: true }).tap();
    await palette.getByRole("button", { name: "Close" }).tap();
    await expect(palette).toBeHidden();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
  });

  test("the menu opens before anything of ours runs", async ({ page, visitor, trouble }) => {
    // How Chromium says that it did not load a script because scripts are switched off.
    trouble.expect(/^csp: GET .*\.js$/);
    await signIn(page, MAKER);
    const still = await visitor({ javaScriptEnabled: false, viewport: { width: 360, height: 740 } });
    await still.context().addCookies(await page.context().cookies());
    await still.goto("/console");
    await still.getByRole("button", { name: "Menu" }).click();
    await still.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Pages" }).click();
    await expect(still.getByRole("heading", { level: 1, name: "Pages" })).toBeVisible();
  });
});
