// The forms of the pages for everybody: filled by keyboard alone, left and found again, sent twice; with
// scripts and without. What they make is there once.
import type { Page } from "@playwright/test";
import { setUpApp } from "./factor";
import { heading } from "./forms";
import { choose, press, tabTo, type } from "./keyboard";
import { newcomer, PASSWORD } from "./newcomer";
import { checkOut, expect, inSeconds, linkIn, mail, MAKER, pay, someone, test, type SalesPage, type Shop } from "./support";

interface Room {
  page: Page;
  shop: Shop;
  sale: SalesPage;
  soon: SalesPage;
  over: SalesPage;
  email: string;
}

interface PublicForm {
  name: string;
  /** Where it is. */
  at: (room: Room) => string | Promise<string>;
  form: string;
  fields: (room: Room) => Record<string, string>;
  /** What is chosen from a list: label and choice. */
  picks?: Record<string, string>;
  /** What is ticked. */
  ticks?: string[];
  /** What tells that it was sent. */
  done: (page: Page) => Promise<void>;
  /** What tells that it was sent before, if that is not the same. */
  again?: (page: Page) => Promise<void>;
  /** How many things there are of what it makes, if the shop can tell. */
  made?: (room: Room) => Promise<number>;
}

const titled = (name: RegExp) => (page: Page) => heading(page, name);

const QUESTIONS = [
  { name: "synth", label: "Which synth do you use?", type: "text", required: true },
  { name: "level", label: "How long have you been playing?", type: "select", options: ["Just started", "Longer"] },
  { name: "beta", label: "May I send you a draft?", type: "checkbox" },
];

/** Sends a form as a browser does, without looking at the answer. */
const post = (page: Page, path: string, form: Record<string, string>) =>
  page.request.post(path, { form, headers: { origin: new URL(page.url()).origin } });

/** A link for a new password, for an account that is new as well. */
async function reset(page: Page, email: string): Promise<string> {
  await page.goto("/forgot");
  await post(page, "/signup", { name: "Rosalind", email, password: PASSWORD });
  await post(page, "/forgot", { email });
  return linkIn(await mail(email, /new password/), "/reset");
}

/** Every form of the public pages that somebody types into. */
const FORMS: PublicForm[] = [
  {
    name: "the checkout",
    at: ({ sale }) => sale.url,
    form: "form#buy",
    fields: ({ email }) => ({ "E-mail address": email }),
    done: (page) => expect(page).toHaveURL(/\/simulator\/pay\//),
    made: async ({ shop, email }) => {
      const { data } = await shop.call("GET", "/orders?limit=100");
      return data.filter((order: { email: string }) => order.email === email).length;
    },
  },
  {
    name: "the registration",
    at: ({ soon }) => soon.url,
    form: "form#register",
    fields: ({ email }) => ({ "E-mail address": email, "Which synth do you use?": "A small one" }),
    picks: { "How long have you been playing?": "Longer" },
    ticks: ["May I send you a draft?"],
    done: titled(/One more step: your inbox/),
    made: async ({ shop, soon, email }) => {
      const { data } = await shop.call("GET", `/registrations?pageId=${soon.id}`);
      return data.filter((row: { email: string }) => row.email === email).length;
    },
  },
  {
    name: "the door of a tombstone",
    at: ({ over }) => over.url,
    form: "form[action='/orders']",
    fields: ({ email }) => ({ "Address you bought with": email }),
    done: titled(/Look into your inbox/),
  },
  {
    name: "the door",
    at: () => "/orders",
    form: "form[action='/orders']",
    fields: ({ email }) => ({ "E-mail address": email }),
    done: titled(/Look into your inbox/),
  },
  {
    name: "signing up",
    at: () => "/signup",
    form: "form[action='/signup']",
    fields: ({ email }) => ({ "Your name": "Rosalind", "E-mail address": email, Password: PASSWORD }),
    done: titled(/One more step: your inbox/),
  },
  {
    name: "the forgotten password",
    at: () => "/forgot",
    form: "form[action='/forgot']",
    fields: ({ email }) => ({ "E-mail address": email }),
    done: titled(/Look into your inbox/),
  },
  {
    name: "choosing a new password",
    at: ({ page, email }) => reset(page, email),
    form: "form[action='/reset']",
    fields: () => ({ "New password": "another long one" }),
    done: titled(/Your new password is saved/),
    again: async (page) => {
      await expect(page.getByRole("alert")).toContainText("This link was used already");
      await expect(page.getByRole("link", { name: "Forgot your password?" }), "the way to another one").toBeVisible();
    },
  },
  {
    name: "signing in",
    at: () => "/login",
    form: "form[action='/login']",
    fields: () => ({ "E-mail address": MAKER.email, Password: MAKER.password }),
    done: (page) => expect(page).toHaveURL(/\/console$/),
  },
];

/** Fills the fields one after the other, without a mouse. */
async function typeInto(room: Room, { form, fields, picks = {}, ticks = [] }: PublicForm) {
  const { page } = room;
  const place = page.locator(form);
  for (const [label, text] of Object.entries(fields(room))) await type(page, place.getByLabel(label, { exact: true }), text);
  for (const [label, choice] of Object.entries(picks)) {
    const list = place.getByLabel(label);
    await type(page, list, choice);
    await expect(list).toHaveValue(choice);
  }
  for (const label of ticks) await choose(page, place.getByLabel(label));
}

/** Fills them as a script would, which is quicker. */
async function fillInto(room: Room, { form, fields, picks = {} }: PublicForm) {
  const place = room.page.locator(form);
  for (const [label, text] of Object.entries(fields(room))) await place.getByLabel(label, { exact: true }).fill(text);
  for (const [label, choice] of Object.entries(picks)) await place.getByLabel(label).selectOption(choice);
}

const button = (page: Page, form: string) => page.locator(form).locator("button[type=submit], button:not([type])").last();

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const described of FORMS) {
      const { name, at, form, fields, done, again = done, made } = described;

      test(`${name}: by keyboard alone, twice, and back`, async ({ page, shop, trouble }) => {
        // A page that has closed says so.
        trouble.expect(/^410: /);
        const { id } = await shop.product("Typed for");
        const room: Room = {
          page,
          shop,
          sale: await shop.page([id], { stockLimit: 9 }),
          soon: await shop.page([id], { launchAt: inSeconds(1_800), registrationFields: QUESTIONS }),
          over: await shop.page([id], { expiresAt: inSeconds(2) }),
          email: someone("vera"),
        };
        const once = async () => made && expect(await made(room)).toBe(1);
        await expect.poll(async () => (await fetch(room.over.url)).status, { timeout: 20_000 }).toBe(410);

        await test.step("by keyboard", async () => {
          await page.goto(await at(room));
          await typeInto(room, described);
          await press(page, button(page, form));
          await done(page);
          await once();
        });
        await test.step("back, and sent again", async () => {
          if (/\/console$/.test(page.url())) return;
          await page.goBack();
          const typed = page.locator(form).getByLabel(Object.keys(fields(room))[0]!, { exact: true });
          await expect(typed).toHaveValue(new RegExp(`^(${room.email}|Rosalind|another long one|)$`));
          await fillInto(room, described);
          await button(page, form).click();
          await again(page);
          await once();
        });
        await test.step("two clicks at once", async () => {
          room.email = someone("twice");
          await page.context().clearCookies();
          await page.goto(await at(room));
          await fillInto(room, described);
          await button(page, form).dblclick({ noWaitAfter: true });
          await done(page);
          await once();
        });
      });
    }

    test("a code from a letter, and the receipt again", async ({ page, shop }) => {
      const { id } = await shop.product("Pressed");
      const sale = await shop.page([id]);
      const buyer = someone("bea");
      await page.goto(sale.url);
      await checkOut(page, buyer);
      await pay(page);

      await test.step("the receipt again, by keyboard", async () => {
        await press(page, page.getByRole("button", { name: "Send the receipt again" }));
        await expect(page.getByText(/The receipt is on its way/)).toBeVisible();
      });
      await test.step("the code, by keyboard", async () => {
        await page.goto("/orders");
        await tabTo(page, page.getByLabel("E-mail address"));
        await page.keyboard.type(buyer);
        await page.keyboard.press("Enter");
        const code = (await mail(buyer, /Your code/)).subject.replace("Your code: ", "");
        await tabTo(page, page.getByLabel("Code from the mail"));
        await page.keyboard.type(code);
        await page.keyboard.press("Enter");
        await heading(page, "Your purchases");
      });
      await test.step("back, and the list once more", async () => {
        await page.goBack();
        await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
        await page.goto("/orders");
        await heading(page, "Your purchases");
      });
    });

    test("the code after the password: wrong, too late, and twice at once", async ({ page, visitor }) => {
      const desk = await visitor({ javaScriptEnabled: true });
      const email = await newcomer(desk, "Conny");
      const { code, recovery } = await setUpApp(desk);
      const password = async () => {
        await page.goto("/login?next=%2Fconsole%2Forders");
        await page.getByLabel("E-mail").fill(email);
        await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
        await page.getByRole("button", { name: "Sign in", exact: true }).click();
        await heading(page, "One more step");
      };
      const field = page.getByLabel("Code from your app");

      await test.step("a wrong one, by keyboard", async () => {
        await password();
        await tabTo(page, field);
        await page.keyboard.type("000000");
        await page.keyboard.press("Enter");
        await expect(field).toHaveAttribute("aria-invalid", "true");
      });
      await test.step("too late: the password is asked for again, and the way goes on", async () => {
        await page.context().clearCookies();
        await field.fill(await code());
        await page.keyboard.press("Enter");
        await heading(page, "Sign in");
        await expect(page.getByRole("alert")).toContainText("That took too long.");
        await expect(page.locator("main input[name=next]")).toHaveValue("/console/orders");
      });
      await test.step("a code on paper, twice at once", async () => {
        await password();
        await press(page, page.getByText("No phone at hand?"));
        await page.getByLabel("Recovery code").fill(recovery[0]!);
        await page.getByRole("button", { name: "Use this code" }).dblclick({ noWaitAfter: true });
        await expect(page).toHaveURL(/\/console\/orders$/);
      });
      await test.step("back: whoever is in is not asked again", async () => {
        await page.goto("/login/code");
        await expect(page.getByLabel("Code from your app")).toHaveCount(0);
      });
    });
  });
}
