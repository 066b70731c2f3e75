// Forms lose nothing: filled by keyboard alone, sent twice, left and found again, and sent by somebody whose
// session has ended meanwhile.
import type { BrowserContext, Locator, Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import {
  checkOut,
  expect,
  inSeconds,
  linkIn,
  mail,
  MAKER,
  pay,
  signIn,
  someone,
  test,
  type SalesPage,
} from "./support";

/** Presses Tab until something has the focus. */
async function tabTo(page: Page, target: Locator) {
  for (let presses = 0; presses < 80; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Fills fields one after the other and sends the form, without a mouse. */
async function typeInto(page: Page, form: Locator, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) {
    await tabTo(page, form.getByLabel(label, { exact: true }));
    await page.keyboard.press("Control+a");
    await page.keyboard.type(text);
  }
  await page.keyboard.press("Enter");
}

interface Room {
  sale: SalesPage;
  soon: SalesPage;
  over: SalesPage;
  email: string;
}

interface PublicForm {
  name: string;
  /** Where it is. */
  at: (room: Room) => string;
  form: string;
  fields: (room: Room) => Record<string, string>;
  /** What tells that it was sent. */
  done: (page: Page) => Promise<void>;
  /** How many things there are of what it makes. */
  made?: (room: Room, call: (path: string) => Promise<any>) => Promise<number>;
}

const heading = (name: RegExp) => (page: Page) => expect(page.getByRole("heading", { level: 1, name })).toBeVisible();

/** Every form of the public pages that somebody types into. */
const PUBLIC: PublicForm[] = [
  {
    name: "the checkout",
    at: ({ sale }) => sale.url,
    form: "form#buy",
    fields: ({ email }) => ({ "E-mail address": email }),
    done: (page) => expect(page).toHaveURL(/\/simulator\/pay\//),
    made: async ({ email }, call) => {
      const { data } = await call("/orders?limit=100");
      return data.filter((order: any) => order.email === email).length;
    },
  },
  {
    name: "the registration",
    at: ({ soon }) => soon.url,
    form: "form#register",
    fields: ({ email }) => ({ "E-mail address": email }),
    done: heading(/One more step: your inbox/),
    made: async ({ soon, email }, call) => {
      const { data } = await call(`/registrations?pageId=${soon.id}`);
      return data.filter((row: any) => row.email === email).length;
    },
  },
  {
    name: "the door of a tombstone",
    at: ({ over }) => over.url,
    form: "form[action='/orders']",
    fields: ({ email }) => ({ "Address you bought with": email }),
    done: heading(/Look into your inbox/),
  },
  {
    name: "the door",
    at: () => "/orders",
    form: "form[action='/orders']",
    fields: ({ email }) => ({ "E-mail address": email }),
    done: heading(/Look into your inbox/),
  },
  {
    name: "signing up",
    at: () => "/signup",
    form: "form[action='/signup']",
    fields: ({ email }) => ({ "Your name": "Rosalind", "E-mail address": email, Password: "a rather long one" }),
    done: heading(/One more step: your inbox/),
  },
  {
    name: "the forgotten password",
    at: () => "/forgot",
    form: "form[action='/forgot']",
    fields: ({ email }) => ({ "E-mail address": email }),
    done: heading(/Look into your inbox/),
  },
  {
    name: "signing in",
    at: () => "/login",
    form: "form[action='/login']",
    fields: () => ({ "E-mail address": MAKER.email, Password: MAKER.password }),
    done: (page) => expect(page).toHaveURL(/\/console$/),
  },
];

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const { name, at, form, fields, done, made } of PUBLIC) {
      test(`${name}: by keyboard alone, twice, and back`, async ({ page, shop, trouble }) => {
        // A page that has closed says so.
        trouble.expect(/^410: /);
        const { id } = await shop.product("Typed for");
        const over = await shop.page([id], { expiresAt: inSeconds(2) });
        const room = {
          sale: await shop.page([id], { stockLimit: 9 }),
          soon: await shop.page([id], { launchAt: inSeconds(1_800) }),
          over,
          email: someone("vera"),
        };
        const count = async () => (made ? made(room, (path) => shop.call("GET", path)) : 1);
        if (at(room) === over.url) {
          await expect.poll(async () => (await fetch(over.url)).status, { timeout: 20_000 }).toBe(410);
        }

        await test.step("by keyboard", async () => {
          await page.goto(at(room));
          await typeInto(page, page.locator(form), fields(room));
          await done(page);
          expect(await count()).toBe(1);
        });
        await test.step("back, and sent again", async () => {
          if (/\/console$/.test(page.url())) return;
          await page.goBack();
          const typed = page.locator(form).getByLabel(Object.keys(fields(room))[0], { exact: true });
          await expect(typed).toHaveValue(new RegExp(`^(${room.email}|Rosalind|)$`));
          for (const [label, text] of Object.entries(fields(room))) {
            await page.locator(form).getByLabel(label, { exact: true }).fill(text);
          }
          await page.locator(form).locator("button[type=submit], button:not([type])").last().click();
          await done(page);
          expect(await count()).toBe(1);
        });
        await test.step("two clicks at once", async () => {
          room.email = someone("twice");
          await page.context().clearCookies();
          await page.goto(at(room));
          for (const [label, text] of Object.entries(fields(room))) {
            await page.locator(form).getByLabel(label, { exact: true }).fill(text);
          }
          await page.locator(form).locator("button[type=submit], button:not([type])").last().dblclick({ noWaitAfter: true });
          await done(page);
          expect(await count()).toBe(1);
        });
      });
    }

    test("a code from a letter, the receipt again, and what is pressed in letters", async ({ page, shop }) => {
      const { id } = await shop.product("Pressed");
      const sale = await shop.page([id]);
      const soon = await shop.page([id], { launchAt: inSeconds(1_800) });
      const buyer = someone("bea");
      await page.goto(sale.url);
      await checkOut(page, buyer);
      await pay(page);

      await test.step("the receipt again, by keyboard", async () => {
        await tabTo(page, page.getByRole("button", { name: "Send the receipt again" }));
        await page.keyboard.press("Enter");
        await expect(page.getByText(/The receipt is on its way/)).toBeVisible();
      });
      await test.step("the code, by keyboard", async () => {
        await page.goto("/orders");
        await typeInto(page, page.locator("form[action='/orders']"), { "E-mail address": buyer });
        const code = (await mail(buyer, /Your code/)).subject.replace("Your code: ", "");
        await typeInto(page, page.locator("form[action='/orders/code']"), { "Code from the mail": code });
        await expect(page.getByRole("heading", { name: "Your purchases" })).toBeVisible();
      });
      await test.step("yes to a registration, twice", async () => {
        await shop.call("POST", `/public/pages/${soon.shortId}/registrations`, { email: buyer });
        await page.goto(linkIn(await mail(buyer, /confirm/), "/r/confirm"));
        await page.getByRole("button", { name: "Yes, put me on the list" }).dblclick({ noWaitAfter: true });
        await expect(page.getByRole("heading", { name: "You’re on the list" })).toBeVisible();
        expect((await shop.call("GET", `/registrations?pageId=${soon.id}`)).data).toHaveLength(1);
      });
    });
  });
}

interface ConsoleForm {
  name: string;
  /** Where it is. */
  at: (made: { product: string; order: string }) => string;
  /** Opens it, where it is in a dialog. */
  open?: string;
  /** Labels, and what is typed. */
  fields: Record<string, string>;
  button: string;
  /** The server function that takes it. */
  call: string;
  /** What tells that it was sent; UNIQUE was another word there. */
  done: (page: Page, word: string) => Promise<void>;
  /** How many things there are of what it makes, by that word. */
  made?: (call: (path: string) => Promise<any>, text: string) => Promise<number>;
}

const toast = (words: string | RegExp) => (page: Page) => expect(page.locator(".toasts").getByText(words)).toBeVisible();
const named = (list: string) => async (call: (path: string) => Promise<any>, text: string) => {
  const { data } = await call(`/${list}?limit=100`);
  return data.filter((one: any) => one.name === text || one.code === text).length;
};

/** Forms of the console, one of each kind: on a screen of its own, on a screen with others, in a dialog. */
const CONSOLE: ConsoleForm[] = [
  {
    name: "a new product",
    at: () => "/console/products/new",
    fields: { Name: "UNIQUE", Description: "Twelve letters,\nand their drafts.", Price: "12.50" },
    button: "Save product",
    call: "create_product",
    done: (page, word) => heading(new RegExp(word))(page),
    made: named("products"),
  },
  {
    name: "a product",
    at: ({ product }) => `/console/products/${product}`,
    fields: { Name: "UNIQUE", Description: "Other words." },
    button: "Save changes",
    call: "update_product",
    done: toast(/Saved/),
  },
  {
    name: "a new discount",
    at: () => "/console/discounts/new",
    fields: { Code: "UNIQUE", Percent: "20" },
    button: "Save code",
    call: "create_discount",
    done: toast("The code is saved."),
    made: named("discounts"),
  },
  {
    name: "a new page",
    at: () => "/console/pages/new",
    fields: { Closes: "2031-03-03T12:00" },
    button: "Create page",
    call: "create_page",
    done: heading(/Edit page/),
  },
  {
    name: "a new key",
    at: () => "/console/settings/keys",
    fields: { "Name of a new key": "UNIQUE" },
    button: "Create key",
    call: "create_api_key",
    done: (page, word) => expect(page.getByText(`Your new key “${word}”`)).toBeVisible(),
  },
  {
    name: "who sells",
    at: () => "/console/settings/payments",
    fields: { "Business name": "UNIQUE", Address: "1 Fern Lane\nMosstown" },
    button: "Save changes",
    call: "update_seller",
    done: toast(/Saved/),
  },
  {
    name: "the receipt again",
    at: ({ order }) => `/console/orders/${order}`,
    open: "Send the receipt again",
    fields: { "E-mail address": "UNIQUE@example.com" },
    button: "Send the receipt",
    call: "send_receipt",
    done: toast("The receipt is on its way."),
  },
  {
    name: "a refund",
    at: ({ order }) => `/console/orders/${order}`,
    open: "Refund",
    fields: { Amount: "1.00" },
    button: "Refund",
    call: "refund_order",
    done: toast("The money is on its way back."),
  },
];

/** The same with another word each time, so that what is made can be told apart. */
const unique = (fields: Record<string, string>, word: string) =>
  Object.fromEntries(Object.entries(fields).map(([label, text]) => [label, text.replace("UNIQUE", word)]));

test.describe("in the console", () => {
  test.describe.configure({ mode: "default" });

  for (const { name, at, open, fields, button, call, done, made } of CONSOLE) {
    test(`${name}: a session that ends takes nothing away`, async ({ page, context, shop, trouble }) => {
      trouble.expect(new RegExp(`401: POST .*/${call}`));
      // What else the screen asks while nobody is signed in.
      trouble.expect(/401: POST /);
      const product = await shop.product("Kept");
      const order = await sold(shop, product.id);
      const word = `K${randomUUID().slice(0, 8)}`.toUpperCase();
      const typed = unique(fields, word);
      const count = async () => (made ? made((path) => shop.call("GET", path), word) : 1);
      await signIn(page, MAKER);
      await page.goto(at({ product: product.id, order }));
      const place = await opened(page, open);
      await fill(page, place, typed, name === "a new page" ? "Kept" : undefined);

      await test.step("the session ends", async () => {
        await context.clearCookies();
        await place.getByRole("button", { name: button, exact: true }).click();
        await expect(place.getByRole("alert")).toContainText("You are signed out");
        await expectKept(place, typed);
      });
      await test.step("sign in elsewhere", async () => {
        await signInElsewhere(page, context, place);
      });
      await test.step("it is sent, once", async () => {
        await expectKept(place, typed);
        await place.getByRole("button", { name: button, exact: true }).dblclick({ noWaitAfter: true });
        await done(page, word);
        expect(await count()).toBe(1);
      });
    });
  }

  test("the keyboard reaches and sends a form; a clean page is behind it", async ({ page, shop }) => {
    await signIn(page, MAKER);
    await page.goto("/console/products/new");
    await expect(page.locator("fieldset:disabled")).toHaveCount(0);
    const name = `By keys ${randomUUID().slice(0, 8)}`;
    await tabTo(page, page.getByLabel("Name"));
    await page.keyboard.type(name);
    await tabTo(page, page.getByLabel("Price", { exact: true }));
    await page.keyboard.type("9.00");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "New product" })).toBeVisible();
    await expect(page.getByLabel("Name")).toHaveValue("");
    await page.getByRole("button", { name: "Save product" }).click();
    await expect(page.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
    const { data } = await shop.call("GET", "/products?limit=100");
    expect(data.filter((one: any) => one.name === name)).toHaveLength(1);
  });

  test("unsaved work is forgotten when its owner signs out", async ({ page, shop, context, trouble }) => {
    trouble.expect(/save_draft/);
    trouble.expect(/Blocked script execution in '[^']*\/preview\?/);
    const { id } = await shop.product("Mine alone");
    const sale = await shop.page([id]);
    await signIn(page, MAKER);
    await context.route("**/api/console/save_draft", (route) => route.abort());
    await page.goto(`/console/pages/${sale.id}/edit`);
    await page.getByLabel("Headline").fill("Nobody else’s business");
    const drafts = () =>
      page.evaluate(() => Object.entries(localStorage).filter(([name]) => name.startsWith("draft:")));
    await expect.poll(async () => (await drafts()).length).toBe(1);
    const [[key, kept]] = await drafts();
    expect(kept).toContain("Nobody else’s business");
    expect(key, "whose it is, and of which page").toMatch(new RegExp(`^draft:[0-9a-f-]{36}:${sale.id}$`));

    await test.step("whoever works here next finds none of it", async () => {
      await page.evaluate(() => localStorage.setItem("draft:somebody-else:page", "secret"));
      await page.reload();
      await expect(page.getByLabel("Headline")).toHaveValue("Nobody else’s business");
      expect((await drafts()).map(([name]) => name)).toEqual([key]);
    });
    await test.step("signing out forgets it", async () => {
      await page.getByRole("button", { name: "Sign out" }).click();
      await expect(page).toHaveURL(/\/$/);
      expect(await drafts()).toEqual([]);
    });
  });
});

/** An order of a product, paid. */
async function sold(shop: any, product: string): Promise<string> {
  const sale = await shop.page([product]);
  const email = someone("cy");
  const { orderId, checkoutUrl } = await shop.call("POST", `/public/pages/${sale.shortId}/checkout`, { email });
  await fetch(checkoutUrl, { method: "POST", body: new URLSearchParams({ outcome: "pay" }), redirect: "manual" });
  await expect.poll(async () => (await shop.call("GET", `/orders/${orderId}`)).status, { timeout: 20_000 }).toBe("completed");
  return orderId;
}

/** The form, in its dialog if it has one. */
async function opened(page: Page, button?: string): Promise<Locator> {
  await expect(page.locator("main :is(button, fieldset):disabled")).toHaveCount(0);
  if (!button) return page.getByRole("main");
  await page.getByRole("main").getByRole("button", { name: button, exact: true }).click();
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  return dialog;
}

/** A field by its label, which may say as well that nothing has to be there. */
const labelled = (place: Locator, label: string) =>
  place.getByLabel(new RegExp(`^${label.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}(\\s*\\(?optional\\)?)?$`));

async function fill(page: Page, place: Locator, fields: Record<string, string>, tick?: string) {
  if (tick) await place.getByRole("checkbox", { name: tick }).first().check();
  const part = place.getByLabel("A part", { exact: true });
  if (await part.count()) await part.check();
  for (const [label, text] of Object.entries(fields)) {
    await labelled(place, label).fill(text);
  }
}

async function expectKept(place: Locator, fields: Record<string, string>) {
  for (const [label, text] of Object.entries(fields)) {
    await expect(labelled(place, label)).toHaveValue(text);
  }
}

/** Signs in in the tab that the notice opens, and comes back. */
async function signInElsewhere(page: Page, context: BrowserContext, place: Locator) {
  const opening = context.waitForEvent("page");
  await place.getByRole("link", { name: "Sign in" }).click();
  const other = await opening;
  await other.getByLabel("E-mail").fill(MAKER.email);
  await other.getByLabel("Password").fill(MAKER.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other).toHaveURL(/\/console$/);
  await other.close();
  await page.bringToFront();
}
