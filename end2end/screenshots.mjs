// Takes the pictures in docs/images from a server with a fresh demo. Started by scripts/screenshots.sh.
//
//   node end2end/screenshots.mjs BASE TARGET     CHROMIUM is the browser
import { chromium } from "@playwright/test";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [base, target] = process.argv.slice(2);
/** The most a picture may weigh, in bytes. */
const budget = 150 * 1024;

const desk = { viewport: { width: 1_280, height: 860 }, deviceScaleFactor: 1.5 };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || undefined,
  args: ["--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
});

/** A page in a browser of its own. */
async function open(device, colorScheme = "light") {
  const settings = { ...device, baseURL: base, colorScheme, locale: "en-GB", timezoneId: "Europe/Berlin", reducedMotion: "reduce" };
  return (await browser.newContext(settings)).newPage();
}

/** Waits until everything is as it stays. */
async function settled(page) {
  await page.locator("html:not([data-ready]):has(link[rel=modulepreload][href*=sales])").waitFor({ state: "detached" });
  await page.locator(".loading").first().waitFor({ state: "detached" });
  // Only the server does not know the zone.
  await page.locator("time", { hasText: "UTC" }).first().waitFor({ state: "detached" });
  await page.evaluate(() => Promise.all([...document.images].map((image) => image.decode().catch(() => {}))));
}

/** As WebP, which the browser writes itself; as well as fits into the budget. */
async function take(page, name) {
  await settled(page);
  const session = await page.context().newCDPSession(page);
  for (const quality of [88, 78, 66, 50]) {
    const { data } = await session.send("Page.captureScreenshot", { format: "webp", quality });
    const bytes = Buffer.from(data, "base64");
    if (bytes.length > budget) continue;
    writeFileSync(join(target, `${name}.webp`), bytes);
    console.log(`${name}: ${Math.round(bytes.length / 1024)} KB`);
    return;
  }
  throw new Error(`${name} does not fit into ${budget} bytes.`);
}

async function signIn(page) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill("ada@example.com");
  await page.getByLabel("Password", { exact: true }).fill("temporary pages");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/console$/);
}

/** The address of a page of the demo's, by its name in the console's list. */
async function addressOf(page, name) {
  await page.goto("/console/pages");
  await settled(page);
  const entry = page.getByRole("listitem").filter({ has: page.getByRole("link", { name, exact: true }) });
  return entry.getByRole("link", { name: /^Open/ }).first().getAttribute("href");
}

/** Buys what is sold there, and comes back to the order. */
async function buy(page, address) {
  await page.goto(address);
  const form = page.locator("form#buy");
  await form.getByLabel("E-mail").fill("mary@example.com");
  await form.getByRole("button").click();
  await page.getByRole("button", { name: /^Pay/ }).click();
  await page.getByRole("heading", { name: "It’s yours" }).waitFor();
}

mkdirSync(target, { recursive: true });
const creator = await open(desk);
await signIn(creator);
const live = await addressOf(creator, "Field notes");
const both = await addressOf(creator, "The walker’s desk");
const closed = await addressOf(creator, "Presets, first edition");

for (const scheme of ["light", "dark"]) {
  for (const [name, device] of Object.entries({ desk, phone })) {
    const visitor = await open(device, scheme);
    await visitor.goto(live);
    await take(visitor, `sales-${name}-${scheme}`);
  }
}
const visitor = await open(desk);
await visitor.goto("/");
await take(visitor, "landing");
await visitor.goto(closed);
await take(visitor, "tombstone");
await buy(visitor, both);
await take(visitor, "order");

await creator.goto("/console");
await take(creator, "dashboard");
await creator.goto("/console/orders");
await take(creator, "orders");
await creator.goto("/console/pages");
await settled(creator);
const entry = creator.getByRole("main").getByRole("link", { name: "Field notes" }).first();
await creator.goto(`${await entry.getAttribute("href")}/edit`);
await creator.locator("iframe.preview__frame").first().waitFor();
await creator.getByLabel("Headline").isEnabled();
await take(creator, "editor");
await browser.close();
