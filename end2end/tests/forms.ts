// What stories about the console's forms share. Each form is filled by keyboard alone, sent by somebody
// whose session has ended meanwhile, sent twice at once, and left and found again: nothing that was typed
// is lost, and what it does happens once.
import { randomUUID } from "node:crypto";
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { choose, press, type } from "./keyboard";
import { newcomer, PASSWORD } from "./newcomer";
import { settled } from "./settled";
import { expect, MAKER, signIn, STILL, test, type Shop, type Site } from "./support";

/** Who fills a form. */
export interface Who {
  email: string;
  password: string;
  /** The code of their authenticator app, if they have one. */
  code?: () => Promise<string>;
}

/** Where a form is filled. */
export interface Room {
  page: Page;
  shop: Shop;
  site: Site;
  who: Who;
  /** A word that stands nowhere else. */
  word: string;
}

/** A form of the console. */
export interface ConsoleForm {
  name: string;
  /** Whether it changes what other stories share: then somebody fills it who is new. */
  isOwn?: boolean;
  /** Sees to everything that has to be there; gives the address of the screen. */
  at: (room: Room) => string | Promise<string>;
  /** What is done on the screen before the form is there. */
  before?: (room: Room) => Promise<void>;
  /** The part of the screen that it stands in. */
  card?: string;
  /** The button that opens it, where it is in a dialog. */
  open?: string | RegExp;
  /** What is ticked or chosen. */
  choices?: string[];
  /** Labels, and what is typed. */
  fields: (room: Room) => Record<string, string>;
  button: string;
  /** The server function that takes it. */
  call: string;
  /** What tells that it was sent. */
  done: (room: Room, place: Locator) => Promise<void>;
  /** How many things there are of what it makes. */
  made?: (room: Room) => Promise<number>;
  /** What is there when one goes back; otherwise a screen as it should be. */
  back?: (room: Room) => Promise<void>;
}

/** A toast, once it is there. */
export const toast =
  (words: string | RegExp) =>
  ({ page }: { page: Page }) =>
    expect(page.locator(".toasts").getByText(words)).toBeVisible();

/** The heading of a screen or page. */
export const heading = (page: Page, name: string | RegExp) =>
  expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

/** A word that stands nowhere else. */
export const unique = () => `K${randomUUID().slice(0, 8)}`.toUpperCase();

/** How many things in a list of the REST API have this word for a name. */
export const named =
  (list: string) =>
  async ({ shop, word }: Room) => {
    const { data } = await shop.call("GET", `/${list}?limit=100`);
    return data.filter((one: Record<string, string>) => [one.name, one.code].includes(word)).length;
  };

/** A field by its label, which may say as well that nothing has to be there. */
const labelled = (place: Locator, label: string) =>
  place.getByLabel(new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(\\s*\\(?optional\\)?)?$`));

/** Waits until the browser has taken over. */
export const alive = (page: Page) => expect(page.locator("main :is(button, fieldset):disabled")).toHaveCount(0);

/** The form: on the screen, or in the dialog that a button opens. */
async function opened({ page }: Room, { card, open }: ConsoleForm): Promise<Locator> {
  const main = page.getByRole("main");
  const place = card ? main.getByRole("region", { name: card, exact: true }) : main;
  await alive(page);
  if (!open) return place;
  const button = place.getByRole("button", { name: open, exact: true });
  await press(page, button);
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  expect(await dialog.evaluate((dialog) => dialog.contains(document.activeElement)), "the focus is in it").toBe(true);
  return dialog;
}

/** Fills it without a mouse. */
async function typed({ page }: Room, place: Locator, fields: Record<string, string>, choices: string[] = []) {
  for (const name of choices) await choose(page, place.getByLabel(new RegExp(`^${name}`)).first());
  for (const [label, text] of Object.entries(fields)) await type(page, labelled(place, label), text);
}

async function expectKept(place: Locator, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) {
    await expect(labelled(place, label), `${label} is kept`).toHaveValue(text);
  }
}

/** Signs in in the tab that the notice opens, and comes back. */
export async function signInElsewhere(page: Page, context: BrowserContext, place: Locator, who: Who) {
  const opening = context.waitForEvent("page");
  await press(page, place.getByRole("link", { name: "Sign in" }));
  const other = await opening;
  await other.getByLabel("E-mail").fill(who.email);
  await other.getByLabel("Password", { exact: true }).fill(who.password);
  await other.getByRole("button", { name: "Sign in", exact: true }).click();
  if (who.code) {
    await other.getByLabel("Code from your app").fill(await who.code());
    await other.getByRole("button", { name: "Sign in", exact: true }).click();
  }
  await expect(other).toHaveURL(/\/console$/);
  await other.close();
  await page.bringToFront();
}

/** Back, and forward again: each time a screen as it should be. */
async function toAndFro({ page }: Room) {
  for (const go of ["goBack", "goForward"] as const) {
    await page[go]();
    await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
    await settled(page);
    await expect(page.locator("dialog[open], .form-problem")).toHaveCount(0);
  }
}

async function story(form: ConsoleForm, room: Room, context: BrowserContext) {
  const { page, who } = room;
  const address = await form.at(room);
  await page.goto(address);
  await alive(page);
  await form.before?.(room);
  const fields = form.fields(room);
  let place = page.getByRole("main");

  await test.step("by keyboard, while the session ends", async () => {
    place = await opened(room, form);
    await typed(room, place, fields, form.choices);
    await context.clearCookies();
    await press(page, place.getByRole("button", { name: form.button, exact: true }));
    const notice = place.getByRole("alert");
    await expect(notice).toContainText("You are signed out");
    await expect(notice, "it is read out").toBeFocused();
    await expectKept(place, fields);
    if (form.made) expect(await form.made(room), "nothing happened").toBe(0);
  });
  await test.step("sign in elsewhere", async () => {
    await signInElsewhere(page, context, place, who);
    await expectKept(place, fields);
  });
  await test.step("sent twice at once", async () => {
    await place.getByRole("button", { name: form.button, exact: true }).dblclick({ noWaitAfter: true });
    await form.done(room, place);
    if (form.made) await expect.poll(() => form.made!(room), "once").toBe(1);
  });
  await test.step("back", () => (form.back ?? toAndFro)(room));
}

/** A story for each form. */
export function stories(forms: ConsoleForm[]) {
  for (const form of forms) {
    test(`${form.name}: by keyboard, signed out meanwhile, twice, and back`, async ({ page, context, shop, site, trouble }) => {
      // What the screen asks while nobody is signed in.
      trouble.expect(/401: POST /);
      trouble.expect(STILL);
      let called = false;
      page.on("request", (request) => {
        called ||= request.url().endsWith(`/${form.call}`);
      });
      const who = form.isOwn ? { email: await newcomer(page, "Kim"), password: PASSWORD } : MAKER;
      if (!form.isOwn) await signIn(page, MAKER);
      await story(form, { page, shop, site, who, word: unique() }, context);
      expect(called, `it was ${form.call} that took it`).toBe(true);
    });
  }
}

/** A paid order: its id, its payment's, and the key to its page. */
export interface Sold {
  id: string;
  payment: string;
  key: string;
}

/** Sells a product. */
export async function sold(shop: Shop, product: string): Promise<Sold> {
  const sale = await shop.page([product]);
  const email = `cy-${randomUUID().slice(0, 8)}@example.com`;
  const checkout = await shop.call("POST", `/public/pages/${sale.shortId}/checkout`, { email });
  const { orderId, orderToken, checkoutUrl } = checkout;
  await fetch(checkoutUrl, { method: "POST", body: new URLSearchParams({ outcome: "pay" }), redirect: "manual" });
  const order = () => shop.call("GET", `/orders/${orderId}`);
  await expect.poll(async () => (await order()).status, { timeout: 20_000 }).toBe("completed");
  return { id: orderId, payment: (await order()).paymentId, key: orderToken };
}
