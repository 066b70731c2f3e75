// What cannot be undone asks first, does nothing when nobody is signed in any more, and happens once.
import type { Locator, Page } from "@playwright/test";
import { alive, unique } from "./forms";
import { press } from "./keyboard";
import { expect, inSeconds, MAKER, signIn, test, type Shop } from "./support";

interface Asked {
  name: string;
  /** Makes what is to go; gives the address of the screen. */
  at: (shop: Shop, word: string) => Promise<string>;
  /** The button that asks. */
  button: (page: Page, word: string) => Locator;
  /** The answer. */
  yes: string;
  /** What tells that it is done. */
  said: string;
  /** What is not there afterwards. */
  gone: (page: Page, word: string) => Locator;
}

const row = (page: Page, word: string) => page.getByRole("row", { name: word });
const inRow = (button: string) => (page: Page, word: string) => row(page, word).getByRole("button", { name: button });

const ASKED: Asked[] = [
  {
    name: "deleting a product",
    at: async (shop, word) => {
      await shop.call("POST", "/products", { name: word, priceInCents: 900, currency: "EUR" });
      return "/console/products";
    },
    button: inRow("Delete"),
    yes: "Delete the product",
    said: "The product is deleted.",
    gone: row,
  },
  {
    name: "deleting a file",
    at: async (shop, word) => {
      const { id } = await shop.product(word);
      return `/console/products/${id}`;
    },
    button: (page) => page.getByRole("region", { name: "Files", exact: true }).getByRole("button", { name: /^Delete/ }),
    yes: "Delete the file",
    said: "The file is deleted.",
    gone: (page) => page.getByRole("region", { name: "Files", exact: true }).getByRole("button", { name: /^Delete/ }),
  },
  {
    name: "deleting unsold keys",
    at: async (shop, word) => {
      const { id } = await shop.product(word);
      await shop.call("PATCH", `/products/${id}`, { licenceKeys: "list" });
      await shop.call("POST", `/products/${id}/licence-keys`, { keys: [`${word}-1`, `${word}-2`] });
      return `/console/products/${id}`;
    },
    button: (page) => page.getByRole("button", { name: "Delete unsold keys" }),
    yes: "Delete the keys",
    said: "The unsold keys are deleted.",
    gone: (page) => page.getByRole("button", { name: "Delete unsold keys" }),
  },
  {
    name: "deleting a page",
    at: async (shop, word) => {
      const { id } = await shop.product(word);
      await shop.page([id]);
      return "/console/pages";
    },
    button: (page, word) => page.getByRole("button", { name: `Delete ${word}` }),
    yes: "Delete the page",
    said: "The page is deleted.",
    gone: (page, word) => page.getByRole("main").getByRole("link", { name: word, exact: true }),
  },
  {
    name: "deleting a discount",
    at: async (shop, word) => {
      await shop.call("POST", "/discounts", { code: word, percent: 10 });
      return "/console/discounts";
    },
    button: inRow("Delete"),
    yes: "Delete the code",
    said: "The code is deleted.",
    gone: row,
  },
  {
    name: "deleting a registration",
    at: async (shop, word) => {
      const { id } = await shop.product(word);
      const sale = await shop.page([id], { launchAt: inSeconds(1_800) });
      const email = `${word.toLowerCase()}@example.com`;
      await shop.call("POST", `/public/pages/${sale.shortId}/registrations`, { email });
      return `/console/registrations?page=${sale.id}`;
    },
    button: (page, word) => inRow("Delete")(page, word.toLowerCase()),
    yes: "Delete the registration",
    said: "The registration is deleted.",
    gone: (page, word) => row(page, word.toLowerCase()),
  },
];

for (const { name, at, button, yes, said, gone } of ASKED) {
  test(`${name} asks, and happens once`, async ({ page, context, shop, trouble }) => {
    trouble.expect(/^401: POST /);
    const word = unique();
    await signIn(page, MAKER);
    await page.goto(await at(shop, word));
    await alive(page);
    const dialog = page.getByRole("dialog");
    const ask = () => press(page, button(page, word));

    await test.step("no, by keyboard", async () => {
      await expect(gone(page, word)).toBeVisible();
      await ask();
      await expect(dialog.getByRole("button", { name: "Keep it" }), "what changes nothing has the focus").toBeFocused();
      await page.keyboard.press("Escape");
      await expect(dialog).toBeHidden();
      await expect(button(page, word), "the focus comes back").toBeFocused();
      await expect(gone(page, word)).toBeVisible();
    });
    await test.step("yes, by somebody who is signed out", async () => {
      const cookies = await context.cookies();
      await ask();
      await context.clearCookies();
      await press(page, dialog.getByRole("button", { name: yes }));
      await expect(page.locator(".toasts")).toContainText("You are signed out");
      await expect(dialog).toBeHidden();
      await context.addCookies(cookies);
      await page.reload();
      await alive(page);
      await expect(gone(page, word)).toBeVisible();
    });
    await test.step("yes, twice at once", async () => {
      await ask();
      await dialog.getByRole("button", { name: yes }).dblclick({ noWaitAfter: true });
      await expect(page.locator(".toasts")).toContainText(said);
      await expect(dialog).toBeHidden();
      await expect(gone(page, word)).toHaveCount(0);
    });
    await test.step("back, and forward again", async () => {
      await page.goBack();
      await page.goForward();
      await alive(page);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expect(gone(page, word)).toHaveCount(0);
    });
  });
}
