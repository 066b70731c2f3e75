// No page for everybody breaks a rule of axe: in any phase, theme and stage, light and dark, on a phone
// and on a desk, with scripts and without. No rule is switched off. The console is in axe-console.spec.ts.
import type { Page } from "@playwright/test";
import { accessible, violations } from "./axe";
import { NOT_PAGES, PAGES, ROUTES, world } from "./pages";
import { settled } from "./settled";
import { bring, STAGES } from "./stages";
import { checkOut, expect, inSeconds, linkIn, mail, pay, someone, STILL, test, type SalesPage } from "./support";

const THEMES = ["paper", "gallery", "clay", "grove", "night", "poster"];
const ACCENTS = ["", "#fde047", "#b4532a", "#2f6f4f", "#38bdf8", "#e11d48"];

/** A page with everything that creators can put on one. */
const design = (theme: string) => ({
  theme,
  story: "# A walk\n\nPast the *same* hedge, [every day](https://example.com).\n\n- a map\n- a pencil\n\n> Slow down.",
  voices: [{ quote: "Small, kind and exact.", name: "Marta Reis", role: "Gardener, Porto" }],
  answers: [{ question: "Can I print it?", answer: "Yes, **for yourself**." }],
  promise: "Money back within 14 days.",
});

const questions = [
  { name: "synth", label: "Which synth do you use?", type: "text", required: true },
  { name: "level", label: "How long have you been playing?", type: "select", options: ["Just started", "Longer"] },
  { name: "beta", label: "May I send you a draft?", type: "checkbox" },
];

async function visit(page: Page, address: string, status = 200) {
  const response = await page.goto(address);
  expect(response!.status(), address).toBe(status);
  await settled(page);
}

for (const [number, theme] of THEMES.entries()) {
  test(`a sales page in every phase, ${theme}`, async ({ page, shop }) => {
    const customization = { accent: ACCENTS[number], tagline: "For two days", design: design(theme) };
    const [one, other] = [await shop.product(`Walks in ${theme}`), await shop.product(`Views in ${theme}`)];
    await shop.call("PATCH", `/products/${one.id}`, { compareAtPriceInCents: 1_800, description: "**Ten** walks" });
    const make = (more: object) => shop.page([one.id, other.id], { customization, ...more });

    const closed = await make({ expiresAt: inSeconds(2) });
    const phases: [string, SalesPage][] = [
      ["prelaunch", await make({ launchAt: inSeconds(1_800), registrationFields: questions })],
      ["live", await make({ stockLimit: 9 })],
      ["paused", await make({ isActive: false })],
    ];
    const soldOut = await make({ stockLimit: 1 });
    await shop.checkout(soldOut);
    phases.push(["sold_out", soldOut]);
    for (const [phase, sale] of phases) {
      await visit(page, sale.url);
      await expect(page.locator(`section[data-phase=${phase}]`)).toBeVisible();
      await accessible(page, `${theme}, ${phase}`);
    }
    await visit(page, phases[1][1].url);
    const form = page.locator("form#buy");
    await form.getByLabel("E-mail").fill("mary@nowhere");
    await form.getByRole("button").click();
    await expect(page.getByRole("alert")).toBeVisible();
    await accessible(page, `${theme}, a refused checkout`);
    await expect(async () => expect((await page.goto(closed.url))!.status()).toBe(410)).toPass();
    await settled(page);
    await accessible(page, `${theme}, closed`);
  });
}

test("an order in every stage", async ({ page, shop, site }) => {
  const product = await shop.product("Notes from the hedge");
  const sale = await shop.page([product.id], { customization: { thankYou: "Have a good walk!" } });
  for (const stage of STAGES) {
    const { orderToken, checkoutUrl } = await shop.checkout(sale);
    await bring(site.url, checkoutUrl, stage);
    const title = page.getByRole("heading", { level: 1, name: stage.title });
    // What the payment service says may still be on its way.
    await expect(async () => {
      await visit(page, `/o/${orderToken}`);
      await expect(title).toBeVisible({ timeout: 200 });
    }).toPass();
    await accessible(page, `an order: ${stage.title}`);
  }
});

test("what a buyer meets on the way to the files", async ({ page, shop }) => {
  const product = await shop.product("Notes from the hedge");
  const sale = await shop.page([product.id], { stockLimit: 9 });
  const buyer = someone("mary");
  await visit(page, sale.url);
  await checkOut(page, buyer);
  await accessible(page, "the simulator's payment page");
  await visit(page, sale.url);
  await expect(page.getByText("You have a checkout open")).toBeVisible();
  await accessible(page, "a page with a checkout that was left");
  await page.getByRole("link", { name: "Continue to payment" }).click();
  await pay(page);
  const order = page.url();
  for (const name of ["receipt", "proof"]) {
    await visit(page, `${order}/${name}`);
    await accessible(page, name);
  }

  await visit(page, "/orders");
  await page.getByLabel("E-mail").fill(buyer);
  await page.getByRole("button", { name: "Send me a code" }).click();
  await expect(page.getByRole("heading", { name: "Look into your inbox" })).toBeVisible();
  await accessible(page, "the door asks for a code");
  const code = (await mail(buyer, /Your code/)).subject.replace("Your code: ", "");
  await page.getByLabel("Code from the mail").fill(code);
  await page.getByRole("button", { name: "Show my purchases" }).click();
  await expect(page.getByRole("heading", { name: "Your purchases" })).toBeVisible();
  await accessible(page, "the list of purchases");
});

test("registering, and ending it", async ({ page, shop }) => {
  const product = await shop.product("Slow evenings");
  const sale = await shop.page([product.id], { launchAt: inSeconds(1_800) });
  const email = someone("wendy");
  await shop.call("POST", `/public/pages/${sale.shortId}/registrations`, { email });
  const letter = await mail(email, /confirm/);
  await visit(page, `/p/${sale.shortId}/registered`);
  await accessible(page, "registered");
  await visit(page, linkIn(letter, "/r/confirm"));
  await accessible(page, "a registration to confirm");
  await page.getByRole("button", { name: "Yes, put me on the list" }).click();
  await accessible(page, "a registration that is confirmed");
  await visit(page, letter.unsubscribeUrl!);
  await accessible(page, "no more mail?");
  await page.getByRole("button", { name: "Unsubscribe" }).click();
  await accessible(page, "no more mail");
  await page.getByRole("button", { name: "Delete my data" }).click();
  await accessible(page, "data that is deleted");
});

test("a new account, and a new password", async ({ page }) => {
  const email = someone("rosalind");
  await visit(page, "/signup");
  await page.getByLabel("Your name").fill("Rosalind");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("short");
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByLabel("Password")).toHaveAttribute("aria-invalid", "true");
  await accessible(page, "a refused account");
  await page.getByLabel("Password").fill("a rather long one");
  await page.getByRole("button", { name: "Create account" }).click();
  await accessible(page, "an account that was asked for");
  await visit(page, linkIn(await mail(email, /confirm/), "/confirm"));
  await accessible(page, "an address to confirm");
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await accessible(page, "an address that is confirmed");
  await visit(page, "/forgot");
  await page.getByLabel("E-mail").fill(email);
  await page.getByRole("button", { name: "Send me the link" }).click();
  await accessible(page, "a forgotten password");
  await visit(page, linkIn(await mail(email, /new password/), "/reset"));
  await accessible(page, "a new password to choose");
  await page.getByLabel("New password").fill("another long one");
  await page.getByRole("button", { name: "Save it" }).click();
  await expect(page.getByRole("heading", { name: "Your new password is saved" })).toBeVisible();
  await accessible(page, "a new password");
});

/** Pages that need nothing to be there before, and how they answer. */
const ALONE: [string, number][] = [
  ["/", 200],
  ["/signup", 200],
  ["/login", 200],
  ["/forgot", 200],
  ["/orders", 200],
  ["/p/00000000000", 404],
  ["/o/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", 404],
  ["/d/nonsense", 404],
  ["/r/confirm?token=nonsense", 404],
  ["/nothing/here", 404],
  ["/account/deleted", 200],
  ["/account/email?token=nonsense", 410],
  ["/notifications/off?token=nonsense", 404],
  ["/console/nothing/here", 200],
];

test("pages that stand alone", async ({ page }) => {
  for (const [address, status] of ALONE) {
    await visit(page, address, status);
    await accessible(page, address);
  }
});

test("every page of the router has an address among ours", () => {
  expect([...Object.keys(PAGES), ...NOT_PAGES].sort()).toEqual([...ROUTES].sort());
});

for (const [locale, schemes] of [
  ["en-GB", ["light", "dark"]],
  ["de-DE", ["light"]],
] as const) {
  test.describe(`in ${locale}`, () => {
    test.use({ locale });

    test("every page of the router", async ({ page, site, visitor, trouble }) => {
      test.slow();
      trouble.expect(STILL);
      // Mails have no scripts either.
      trouble.expect(/Blocked script execution in 'about:srcdoc'/);
      const there = await world(page, await visitor({ locale: "en-GB" }), site);
      for (const [route, at] of Object.entries(PAGES)) {
        const address = await at(there);
        const response = await page.goto(address);
        expect.soft(response!.status(), route).toBe(route === "/d/{token}" ? 404 : 200);
        const { pathname } = new URL(address, site.url);
        expect(new URL(page.url()).pathname, "no other page is shown instead").toBe(pathname);
        await expect(page.locator("html")).toHaveAttribute("lang", locale.slice(0, 2));
        const withScripts = !route.endsWith("/preview");
        // In the gallery some controls are never to be used.
        if (withScripts && route !== "/dev/gallery") await settled(page);
        // There are many mails, and they are not what this is about.
        await accessible(page, `${route} in ${locale}`, { schemes: [...schemes], withScripts, withFrames: route !== "/dev/mail" });
      }
    });
  });
}

test("every component in every state", async ({ page }) => {
  for (const dir of ["ltr", "rtl"]) {
    await page.goto(`/dev/gallery?dir=${dir}`);
    await accessible(page, `the gallery, ${dir}`);
  }
});

test("what stands in a frame of another site", async ({ page, shop }) => {
  const product = await shop.product("Walks in a frame");
  const customization = { design: design("grove") };
  const pages = { live: { stockLimit: 9 }, prelaunch: { launchAt: inSeconds(1_800), registrationFields: questions } };
  for (const [phase, more] of Object.entries(pages)) {
    const { shortId } = await shop.page([product.id], { customization, ...more });
    await visit(page, `/e/${shortId}`);
    await accessible(page, `a frame, ${phase}`);
  }
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("the same pages", async ({ page, shop, site }) => {
    const look = async (address: string, status = 200) => {
      expect((await page.goto(address))!.status(), address).toBe(status);
      const schemes: ["light"] = ["light"];
      await accessible(page, address, { schemes, withScripts: false });
    };
    await page.goto("/");
    for (const [address, status] of ALONE) await look(address, status);
    const product = await shop.product("Walks without scripts");
    const make = (more: object) => shop.page([product.id], { customization: { design: design("grove") }, ...more });
    const closed = await make({ expiresAt: inSeconds(2) });
    const pages = [{ launchAt: inSeconds(1_800), registrationFields: questions }, { stockLimit: 9 }, { isActive: false }];
    for (const more of pages) await look((await make(more)).url);
    const soldOut = await make({ stockLimit: 1 });
    const { orderToken, checkoutUrl } = await shop.checkout(soldOut);
    await look(soldOut.url);
    await look(`/o/${orderToken}`);
    await bring(site.url, checkoutUrl, { title: "It’s yours", form: "pay" });
    for (const path of ["", "/receipt", "/proof"]) await look(`/o/${orderToken}${path}`);
    await expect(async () => expect((await page.goto(closed.url))!.status()).toBe(410)).toPass();
    await look(closed.url, 410);
  });
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with a mistake" : "with a mistake, without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("axe finds it", async ({ page }) => {
      await page.goto("/");
      expect(await violations(page.mainFrame(), javaScriptEnabled)).toEqual([]);
      await page.locator("main").evaluate((main) => main.append(document.createElement("input")));
      expect(await violations(page.mainFrame(), javaScriptEnabled)).toEqual([expect.stringMatching(/^label: /)]);
    });

    test("a finger that would miss is found", async ({ page }) => {
      await page.goto("/");
      await page.locator("main").evaluate((main) => {
        const small = (name: string) => {
          const button = Object.assign(document.createElement("button"), { textContent: name });
          button.style.cssText = "all: unset; display: inline-block; inline-size: 12px; block-size: 12px; overflow: hidden";
          return button;
        };
        main.append(small("a"), small("b"));
      });
      const found = await violations(page.mainFrame(), javaScriptEnabled);
      expect(found.filter((line) => line.startsWith("target-size: "))).toHaveLength(2);
    });
  });
}
