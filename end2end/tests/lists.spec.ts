// A creator looks for somebody among many orders, registrations and customers.
import { expect, MAKER, pay, signIn, someone, test } from "./support";
import { readFile } from "node:fs/promises";
import { randomUUID } from "node:crypto";

for (const [device, viewport] of [
  ["a desk", { width: 1280, height: 800 }],
  ["a phone", { width: 360, height: 740 }],
] as const) {
  test.describe(`at ${device}`, () => {
    test.use({ viewport });

    test("finds an order, comes back to the list, and saves what it shows", async ({ page, shop }) => {
      const mark = randomUUID().slice(0, 6);
      const product = await shop.product(`Atlas ${mark}`);
      const sale = await shop.page([product.id]);
      const buyers = [`anna-${mark}@example.com`, `anton-${mark}@example.com`, `berta-${mark}@example.com`];
      for (const email of buyers) await shop.call("POST", `/public/pages/${sale.shortId}/checkout`, { email });
      await signIn(page, MAKER);
      await page.goto("/console/orders");
      const rows = page.getByRole("table").getByRole("row").filter({ has: page.getByRole("rowheader") });
      const search = page.getByRole("searchbox", { name: "Search orders" });

      await test.step("by a product’s name, then by an address", async () => {
        await search.fill(`atlas ${mark}`);
        await expect(rows).toHaveCount(3);
        await expect(page.getByText("3 orders", { exact: true })).toBeVisible();
        await search.fill(`an`);
        await search.fill(`anton-${mark}`);
        await expect(rows).toHaveCount(1);
        await expect(page).toHaveURL(new RegExp(`q=anton-${mark}`));
        await expect(search, "the field keeps the focus").toBeFocused();
      });

      await test.step("filters are addresses: reloaded, and found with the back button", async () => {
        await search.fill(`atlas ${mark}`);
        await expect(rows).toHaveCount(3);
        const filters = page.getByRole("navigation", { name: "Show" });
        await filters.getByRole("link", { name: "Open", exact: true }).click();
        await expect(page).toHaveURL(/state=open/);
        await expect(rows).toHaveCount(3);
        await filters.getByRole("link", { name: "Paid", exact: true }).click();
        await expect(page.getByText("Nothing found")).toBeVisible();
        await page.goBack();
        await expect(rows).toHaveCount(3);
        await page.reload();
        await expect(rows).toHaveCount(3);
        await expect(search).toHaveValue(`atlas ${mark}`);
        await expect(filters.getByRole("link", { name: "Open", exact: true })).toHaveAttribute("aria-current", "true");
        await page.getByLabel("Sort by").selectOption("Oldest first");
        await expect(rows.first()).toContainText(buyers[0]);
        await rows.first().getByRole("link", { name: buyers[0] }).click();
        await expect(page.getByRole("heading", { level: 1, name: `Order of ${buyers[0]}` })).toBeVisible();
        await page.goBack();
        await expect(rows.first()).toContainText(buyers[0]);
      });

      await test.step("some rows are saved as a table", async () => {
        await page.getByRole("checkbox", { name: `Select ${buyers[0]}` }).check();
        await page.getByRole("checkbox", { name: `Select ${buyers[2]}` }).check();
        const bar = page.getByRole("region", { name: "What to do with the selected rows" });
        await expect(bar).toContainText("2 rows selected");
        const saving = page.waitForEvent("download");
        await bar.getByRole("link", { name: "Download as CSV" }).click();
        const table = await readFile(await (await saving).path(), "utf8");
        expect(table).toContain(buyers[0]);
        expect(table).toContain(buyers[2]);
        expect(table).not.toContain(buyers[1]);
        await bar.getByRole("button", { name: "Deselect" }).click();
        await expect(bar).toBeHidden();
      });

      await test.step("nothing is wider than the screen", async () => {
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      });
    });
  });
}

test("deletes some registrations at once, after a question", async ({ page, shop }) => {
  const product = await shop.product("Slow mornings");
  const sale = await shop.page([product.id], { launchAt: new Date(Date.now() + 1_800_000).toISOString() });
  const people = [someone("one"), someone("two"), someone("three")];
  for (const email of people) {
    await shop.call("POST", `/public/pages/${sale.shortId}/registrations`, { email });
  }
  await signIn(page, MAKER);
  await page.goto(`/console/registrations?page=${sale.id}`);
  const rows = page.getByRole("table").getByRole("row").filter({ has: page.getByRole("rowheader") });
  await expect(rows).toHaveCount(3);
  await page.getByRole("checkbox", { name: `Select ${people[0]}` }).check();
  await page.getByRole("checkbox", { name: `Select ${people[1]}` }).check();
  const bar = page.getByRole("region", { name: "What to do with the selected rows" });
  await bar.getByRole("button", { name: "Delete" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete 2 registrations?" });
  await dialog.getByRole("button", { name: "Keep it" }).click();
  await expect(rows).toHaveCount(3);
  await bar.getByRole("button", { name: "Delete" }).click();
  await dialog.getByRole("button", { name: "Delete them" }).click();
  await expect(rows).toHaveCount(1);
  await expect(page.getByText("2 registrations are deleted.")).toBeVisible();
  await page.reload();
  await expect(rows).toHaveCount(1);
});

test("sees what a customer bought", async ({ page, shop }) => {
  const product = await shop.product("Gift");
  const sale = await shop.page([product.id]);
  const email = someone("greta");
  await signIn(page, MAKER);
  const { checkoutUrl } = await shop.call("POST", `/public/pages/${sale.shortId}/checkout`, { email });
  await page.goto(checkoutUrl);
  await pay(page);
  await expect(async () => {
    await page.goto(`/console/customers?q=${encodeURIComponent(email)}`);
    await expect(page.getByRole("link", { name: email })).toBeVisible({ timeout: 1_000 });
  }).toPass();
  await page.getByRole("link", { name: email }).click();
  await expect(page.getByRole("heading", { level: 1, name: `Customer ${email}` })).toBeVisible();
  await page.getByRole("region", { name: "Orders" }).getByRole("link", { name: email }).click();
  const story = page.getByRole("region", { name: "What happened when" }).getByRole("listitem");
  await expect(story.last()).toContainText("Checkout begun");
  await expect(story.filter({ hasText: /^Paid/ })).toHaveCount(1);
});
