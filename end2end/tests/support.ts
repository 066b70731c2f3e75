// What the stories share: a shop that sells over the REST API, visitors, their mail, and an eye on
// everything that must not happen in a browser.
import { test as base, expect, type BrowserContext, type BrowserContextOptions, type Page } from "@playwright/test";
import { randomBytes, randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";

export { expect };

/** A server, and the API key of the creator MAKER there. */
export interface Site {
  url: string;
  apiKey: string;
}

/** The demo creator, who has a page in each phase. */
export const ADA = { email: "ada@example.com", password: "temporary pages" };
/** The creator whose API key the tests have, on every site; see scripts/e2e.sh. */
export const MAKER = { email: process.env.MAKER_EMAIL ?? "", password: process.env.MAKER_PASSWORD ?? "" };

export const someone = (name: string) => `${name}-${randomUUID().slice(0, 8)}@example.com`;

export interface SalesPage {
  id: string;
  shortId: string;
  url: string;
  launchAt: string | null;
  expiresAt: string;
}

export interface SoldFile {
  name: string;
  bytes: Buffer;
}

/** Products and pages, made over the REST API. */
export class Shop {
  constructor(private site: Site) {}

  async call(method: string, path: string, body?: unknown) {
    const response = await fetch(`${this.site.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${this.site.apiKey}`, "content-type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    const text = await response.text();
    expect(response.ok, `${method} ${path}: ${response.status} ${text}`).toBe(true);
    return text === "" ? undefined : JSON.parse(text);
  }

  /** A product with one file of random bytes. */
  async product(name: string, priceInCents = 1_200): Promise<{ id: string; file: SoldFile }> {
    const { id } = await this.call("POST", "/products", { name, priceInCents, currency: "EUR" });
    const file = { name: `Über ${name}.pdf`, bytes: randomBytes(200_000) };
    await this.upload(id, file);
    return { id, file };
  }

  /** A small file of a product; gives its id. */
  async upload(product: string, file: SoldFile): Promise<string> {
    const { file: row, upload } = await this.call("POST", `/products/${product}/files`, {
      fileName: file.name,
      fileType: "application/pdf",
      fileSizeBytes: file.bytes.length,
    });
    const { host: _, "content-length": __, ...headers } = upload.headers;
    const sent = await fetch(upload.url, { method: upload.method, headers, body: file.bytes });
    expect(sent.status).toBeLessThan(300);
    await this.call("POST", `/files/${row.id}/complete`);
    return row.id;
  }

  /** A published page; open for an hour unless told otherwise. */
  page(productIds: string[], more: object = {}): Promise<SalesPage> {
    return this.call("POST", "/pages", { productIds, expiresAt: inSeconds(3_600), published: true, ...more });
  }

  /** Begins a checkout, as another buyer would. */
  checkout(page: SalesPage): Promise<{ orderToken: string; checkoutUrl: string }> {
    return this.call("POST", `/public/pages/${page.shortId}/checkout`, { email: someone("other") });
  }

  /** How far the server's clock is ahead of this machine's, in milliseconds. */
  async clockOffset(page: SalesPage): Promise<number> {
    const before = Date.now();
    const { now } = await this.call("GET", `/public/pages/${page.shortId}`);
    return Date.parse(now) - (before + Date.now()) / 2;
  }
}

export const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000).toISOString();

/** Errors in the console, exceptions, failed requests, violations of the content security policy. */
class Trouble {
  private seen = new Set<string>();
  private expected: RegExp[] = [];

  /** Lets pass what a story brings about on purpose. */
  expect(pattern: RegExp) {
    this.expected.push(pattern);
  }

  watch(context: BrowserContext) {
    const note = (words: string) => this.seen.add(words);
    context.on("weberror", (event) => note(`exception: ${event.error().message}`));
    context.on("console", (message) => {
      // The browser's own words about requests; those are looked at below.
      const aboutRequest = message.text().startsWith("Failed to load resource");
      if (message.type() === "error" && !aboutRequest) note(`console: ${message.text()} at ${message.page()?.url()}`);
    });
    context.on("response", (response) => {
      const request = response.request();
      // Documents may be 404 and 410: the stories say which.
      if (response.status() >= 400 && !request.isNavigationRequest()) {
        note(`${response.status()}: ${request.method()} ${request.url()}`);
      }
    });
    context.on("requestfailed", (request) => {
      const error = request.failure()?.errorText ?? "";
      // Leaving a page aborts what it was loading, and a download aborts the navigation.
      if (error !== "net::ERR_ABORTED") note(`${error}: ${request.method()} ${request.url()}`);
    });
  }

  check() {
    const unexpected = [...this.seen].filter((words) => !this.expected.some((pattern) => pattern.test(words)));
    expect(unexpected, "No trouble in the browser").toEqual([]);
  }
}

/** The editor's preview runs no scripts; it is Playwright's own trace that its sandbox keeps out. */
export const STILL = /Blocked script execution in '[^']*\/preview\?/;

interface Each {
  trouble: Trouble;
  /** Another person, with a browser of their own. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
}

export const test = base.extend<Each, { site: Site; shop: Shop }>({
  site: [{ url: "", apiKey: "" }, { option: true, scope: "worker" }],
  baseURL: async ({ site }, use) => use(site.url),
  shop: [async ({ site }, use) => use(new Shop(site)), { scope: "worker" }],
  trouble: [
    async ({ context, javaScriptEnabled }, use) => {
      const trouble = new Trouble();
      // How Chromium says that it did not load a script because scripts are switched off.
      if (!javaScriptEnabled) trouble.expect(/^csp: GET .*\.js$/);
      trouble.watch(context);
      await use(trouble);
      trouble.check();
    },
    { auto: true },
  ],
  visitor: async ({ browser, trouble, contextOptions, baseURL }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options) => {
      const context = await browser.newContext({ baseURL, ...contextOptions, ...options });
      contexts.push(context);
      trouble.watch(context);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** The server that the running test is about. */
const here = () => (test.info().project.use as { site: Site }).site;

interface Mail {
  to: string;
  subject: string;
  text: string;
  unsubscribeUrl: string | null;
}

/** The newest mail to somebody whose subject matches, as soon as it is there. */
export async function mail(to: string, subject: RegExp, site = here()): Promise<Mail> {
  let found: Mail | undefined;
  await expect(async () => {
    const mails: Mail[] = await (await fetch(`${site.url}/dev/mail.json`)).json();
    found = mails.find((mail) => mail.to === to && subject.test(mail.subject));
    expect(found, `a mail to ${to} about ${subject}`).toBeDefined();
  }).toPass({ timeout: 20_000 });
  return found!;
}

/** The first link of a mail whose path begins so. */
export function linkIn(mail: Mail, path: string): string {
  const link = mail.text.match(/https?:\/\/\S+/g)?.find((url) => new URL(url).pathname.startsWith(path));
  expect(link, `a link to ${path} in “${mail.text}”`).toBeDefined();
  return link!;
}

export async function signIn(page: Page, { email, password }: { email: string; password: string }) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/console$/);
}

/** From an open sales page to the payment page. */
export async function checkOut(page: Page, email: string) {
  const form = page.locator("form#buy");
  await form.getByLabel("E-mail").fill(email);
  await form.getByRole("button").click();
  await expect(page).toHaveURL(/\/simulator\/pay\//);
}

/** Pays with the test card and comes back to the order page. */
export async function pay(page: Page) {
  await expect(page.getByLabel("Card number")).toHaveValue("4242 4242 4242 4242");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page).toHaveURL(/\/o\//);
  // The payment may still be on its way; with scripts the page then looks again by itself.
  await expect(async () => {
    const again = page.getByRole("link", { name: "Look again now" });
    if (await again.isVisible()) await again.click();
    await expect(page.getByRole("heading", { name: "It’s yours" })).toBeVisible({ timeout: 1_000 });
  }).toPass({ timeout: 20_000 });
}

/** Downloads a file from the order page and compares every byte. */
export async function download(page: Page, file: SoldFile) {
  const downloading = page.waitForEvent("download");
  await page.getByRole("button", { name: `Download ${file.name}` }).click();
  const done = await downloading;
  expect(done.suggestedFilename()).toBe(file.name);
  const bytes = await readFile(await done.path());
  expect(bytes.equals(file.bytes), "the bytes that were uploaded").toBe(true);
}
