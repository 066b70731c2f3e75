// The forms with which a creator says what is sold, where, and for less.
import { alive, heading, named, stories, toast, unique, type Room } from "./forms";
import { type } from "./keyboard";
import { expect, MAKER, signIn, test } from "./support";

/** A product with a file, and the address of its screen. */
async function product({ shop, word }: Room): Promise<string> {
  const { id } = await shop.product(`Kept ${word}`);
  return `/console/products/${id}`;
}

stories([
  {
    name: "a new product",
    at: () => "/console/products/new",
    fields: ({ word }) => ({ Name: word, Description: "Twelve letters,\nand their drafts.", Price: "12.50" }),
    button: "Save product",
    call: "create_product",
    done: ({ page, word }) => heading(page, word),
    made: named("products"),
  },
  {
    name: "a product",
    at: product,
    fields: ({ word }) => ({ Name: word, Description: "Other words." }),
    button: "Save changes",
    call: "update_product",
    done: toast("Saved."),
    made: named("products"),
  },
  {
    name: "a price that changes",
    at: product,
    before: ({ page }) => page.getByRole("button", { name: "Plan a price change" }).click(),
    fields: () => ({ From: "2031-03-03T12:00", "It costs": "21.00" }),
    button: "Save changes",
    call: "update_product",
    done: toast("Saved."),
    made: async ({ page, shop }) => {
      const id = new URL(page.url()).pathname.split("/").at(-1);
      return (await shop.call("GET", `/products/${id}`)).priceChanges.length;
    },
  },
  {
    name: "another name for a file",
    at: product,
    card: "Files",
    open: /^Edit /,
    fields: ({ word }) => ({ Name: `${word}.pdf` }),
    button: "Save",
    call: "change_file",
    done: toast("Saved."),
    made: async ({ page, word }) => page.getByRole("row", { name: new RegExp(`^${word}\\.pdf`) }).count(),
  },
  {
    name: "licence keys",
    at: async ({ shop, word }) => {
      const { id } = await shop.product(`Keyed ${word}`);
      await shop.call("PATCH", `/products/${id}`, { licenceKeys: "list" });
      return `/console/products/${id}`;
    },
    card: "Licence keys",
    fields: ({ word }) => ({ "New keys, one on each line": `${word}-1\n${word}-2` }),
    button: "Add keys",
    call: "add_licence_keys",
    done: async ({ page }) => {
      await expect(page.getByText("2 left, 0 in checkouts, 0 sold.")).toBeVisible();
      await expect(page.getByText("2 keys were added.")).toBeVisible();
    },
  },
  {
    name: "a new discount",
    at: () => "/console/discounts/new",
    fields: ({ word }) => ({ Code: word, Percent: "20" }),
    button: "Save code",
    call: "create_discount",
    done: toast("The code is saved."),
    made: named("discounts"),
  },
  {
    name: "an amount off",
    at: () => "/console/discounts/new",
    choices: ["An amount"],
    fields: ({ word }) => ({ Code: word, Amount: "5.00", "Uses per buyer": "1" }),
    button: "Save code",
    call: "create_discount",
    done: toast("The code is saved."),
    made: named("discounts"),
  },
  {
    name: "a discount",
    at: async ({ shop, word }) => {
      const { id } = await shop.call("POST", "/discounts", { code: word, percent: 20 });
      return `/console/discounts/${id}`;
    },
    fields: () => ({ Percent: "25", "Uses in all": "7" }),
    button: "Save changes",
    call: "update_discount",
    done: async (room) => {
      await heading(room.page, "Discounts");
      await expect(room.page.getByRole("row", { name: room.word })).toContainText("0 of 7");
    },
  },
  {
    name: "a new page",
    at: async ({ shop, word }) => {
      const { id } = await shop.product(`Kept ${word}`);
      return `/console/pages/new?product=${id}`;
    },
    fields: () => ({ Closes: "2031-03-03T12:00" }),
    button: "Create page",
    call: "create_page",
    done: ({ page }) => heading(page, "Edit page"),
    made: async ({ shop, word }) => {
      const products = (await shop.call("GET", "/products?limit=100")).data;
      const { id } = products.find(({ name }: { name: string }) => name === `Kept ${word}`);
      const { data } = await shop.call("GET", "/pages?limit=100");
      return data.filter((page: { productIds: string[] }) => page.productIds.includes(id)).length;
    },
  },
]);

test("Enter sends a form; going back shows a clean one", async ({ page, shop }) => {
  await signIn(page, MAKER);
  await page.goto("/console/products/new");
  await alive(page);
  const name = `By keys ${unique()}`;
  await type(page, page.getByLabel("Name"), name);
  await type(page, page.getByLabel("Price", { exact: true }), "9.00");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  await page.goBack();
  await expect(page.getByRole("heading", { level: 1, name: "New product" })).toBeVisible();
  await expect(page.getByLabel("Name")).toHaveValue("");
  await page.getByRole("button", { name: "Save product" }).click();
  await expect(page.getByLabel("Name")).toHaveAttribute("aria-invalid", "true");
  const { data } = await shop.call("GET", "/products?limit=100");
  expect(data.filter((one: { name: string }) => one.name === name)).toHaveLength(1);
});
