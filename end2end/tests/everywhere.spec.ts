// Every page and every screen: without trouble in the browser (the fixture sees to that), not wider
// than a small phone, and, with SCREENSHOTS=1, as pictures in end2end/screenshots.
import type { Page } from "@playwright/test";
import { ADA, checkOut, expect, inSeconds, linkIn, mail, pay, signIn, someone, STILL, test } from "./support";
import { fits } from "./fits";
import { settled } from "./settled";

async function look(page: Page, name: string) {
  await settled(page);
  for (const width of [1_280, 320]) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, name);
    if (!process.env.SCREENSHOTS) continue;
    for (const colorScheme of ["light", "dark"] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      const path = `screenshots/${name}-${width}-${colorScheme}.png`;
      await page.screenshot({ path, fullPage: true });
    }
    await page.emulateMedia({ colorScheme: "light" });
  }
}

async function visit(page: Page, address: string, name: string, status = 200) {
  await test.step(`${name}: ${address}`, async () => {
    await page.setViewportSize({ width: 1_280, height: 800 });
    const response = await page.goto(address);
    expect.soft(response!.status(), name).toBe(status);
    await look(page, name);
  });
}

test("the demo's pages in every phase", async ({ page }) => {
  await signIn(page, ADA);
  await page.goto("/console/pages");
  const pages: { state: string; href: string }[] = [];
  const published = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: /^Open/ }) });
  for (const entry of await published.all()) {
    const href = await entry.getByRole("link", { name: /^Open/ }).getAttribute("href");
    pages.push({ state: await entry.locator(".badge").innerText(), href: href! });
  }
  const states = new Set(pages.map(({ state }) => state));
  expect([...states].sort()).toEqual(["Closed", "Open", "Opens soon", "Paused", "Sold out"]);
  for (const [number, { state, href }] of pages.entries()) {
    await visit(page, href, `sale-${number}-${state.toLowerCase().replace(" ", "-")}`, state === "Closed" ? 410 : 200);
  }
});

test("from the page to the files, and what can go wrong on the way", async ({ page, shop, trouble }) => {
  const product = await shop.product("Notes from the harbour");
  const sale = await shop.page([product.id], { stockLimit: 10 });
  const buyer = someone("mary");

  await page.goto(sale.url);
  await page.locator("form#buy").getByLabel("E-mail").fill("mary@nowhere");
  await page.locator("form#buy").getByRole("button").click();
  await expect(page.getByRole("alert")).toBeVisible();
  await look(page, "sale-refused");

  await checkOut(page, buyer);
  await look(page, "simulator-pay");
  const { orderToken } = await shop.checkout(sale);
  await page.goto(`/o/${orderToken}`);
  await expect(page.getByRole("heading", { name: "Not paid yet" })).toBeVisible();
  await look(page, "order-unpaid");

  await page.goto(sale.url);
  await checkOut(page, buyer);
  await pay(page);
  await look(page, "order-completed");
  await page.getByRole("link", { name: "Your receipt" }).click();
  await look(page, "receipt");
  await visit(page, linkIn(await mail(buyer, /receipt/), "/o/"), "order-from-the-mail");
  await visit(page, "/o/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", "order-unknown", 404);
  await visit(page, "/d/nonsense", "download-tampered", 404);
  await visit(page, "/p/00000000000", "sale-unknown", 404);
  await visit(page, "/nothing/here", "nothing", 404);
  // Mails have no scripts; it is Playwright's own trace that their sandbox keeps out.
  trouble.expect(/Blocked script execution in 'about:srcdoc'/);
  await visit(page, "/dev/mail", "outbox");
  await visit(page, "/orders", "orders-door");
  await page.getByLabel("E-mail").fill(buyer);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Look into your inbox" })).toBeVisible();
  await look(page, "orders-code");
  const code = (await mail(buyer, /Your code/)).subject.replace("Your code: ", "");
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Show my purchases" }).click();
  await expect(page.getByRole("heading", { name: "Your purchases" })).toBeVisible();
  await look(page, "orders-list");
  await page.getByRole("button", { name: /^Open/ }).first().click();
  await expect(page).toHaveURL(/\/o\//);
});

test("registering", async ({ page, shop }) => {
  const product = await shop.product("Slow evenings");
  const sale = await shop.page([product.id], { launchAt: inSeconds(1_800) });
  const email = someone("wendy");
  await shop.call("POST", `/public/pages/${sale.shortId}/registrations`, { email });
  const letter = await mail(email, /confirm/);
  await visit(page, `/p/${sale.shortId}/registered`, "registered");
  await visit(page, linkIn(letter, "/r/confirm"), "registration-confirm");
  await page.getByRole("button", { name: "Yes, put me on the list" }).click();
  await look(page, "registration-confirmed");
  await visit(page, letter.unsubscribeUrl!, "registration-unsubscribe");
  await page.getByRole("button", { name: "Unsubscribe" }).click();
  await look(page, "registration-unsubscribed");
  await page.getByRole("button", { name: "Delete my data" }).click();
  await look(page, "registration-deleted");
});

test("a new creator: the account, and the console while it is empty", async ({ page }) => {
  const email = someone("rosalind");
  await visit(page, "/", "landing");
  await visit(page, "/signup", "signup");
  await page.getByLabel("Your name").fill("Rosalind");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("E-mail")).toHaveValue(email);
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await look(page, "signup-refused");
  await page.getByLabel("Password").fill("a rather long one");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "One more step: your inbox" })).toBeVisible();
  await look(page, "signup-sent");

  await visit(page, linkIn(await mail(email, /confirm/), "/confirm"), "account-confirm");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await look(page, "account-confirmed");

  await visit(page, "/forgot", "forgot");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await look(page, "forgot-sent");
  await visit(page, linkIn(await mail(email, /new password/), "/reset"), "reset");
  await page.getByLabel("New password").fill("another long one");
  await page.getByRole("button", { name: "Save it" }).click();
  await expect(page.getByRole("heading", { name: "Your new password is saved" })).toBeVisible();
  await look(page, "reset-done");

  await visit(page, "/login", "login");
  await signIn(page, { email, password: "another long one" });
  await expect(page.getByRole("heading", { name: "First steps" })).toBeVisible();
  await look(page, "empty-overview");
  for (const screen of ["products", "pages", "orders", "registrations"]) {
    await visit(page, `/console/${screen}`, `empty-${screen}`);
  }
  await visit(page, "/console/settings", "empty-settings");
  await visit(page, "/console/pages/new", "empty-page-new");
});

test("every screen of the console", async ({ page, trouble }) => {
  trouble.expect(STILL);
  await signIn(page, ADA);
  const first = async (list: string, name: RegExp) => {
    await page.goto(`/console/${list}`);
    const link = page.getByRole("main").getByRole("link", { name }).first();
    return (await link.getAttribute("href"))!;
  };
  await visit(page, "/console", "console-overview");
  await visit(page, "/console/products", "console-products");
  await visit(page, "/console/products/new", "console-product-new");
  await visit(page, await first("products", /Field notes/), "console-product");
  await visit(page, "/console/pages", "console-pages");
  await visit(page, "/console/pages/new", "console-page-new");
  for (const [name, title] of [
    ["live", /Field notes/],
    ["prelaunch", /Synth presets for/],
    ["draft", /second edition/],
  ] as const) {
    const address = await first("pages", title);
    await visit(page, address, `console-page-${name}`);
    await visit(page, `${address}/edit`, `console-page-${name}-edit`);
  }
  await visit(page, "/console/orders", "console-orders");
  await visit(page, await first("orders", /grace/), "console-order");
  await visit(page, "/console/registrations", "console-registrations");
  await visit(page, "/console/settings", "console-settings");
  await visit(page, "/console/nothing/here", "console-nothing", 404);
  await visit(page, "/console/products/00000000-0000-7000-8000-000000000000", "console-product-unknown", 404);

  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto("/console/products");
  await page.getByRole("button", { name: /^Delete/ }).first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await look(page, "console-dialog");
});
