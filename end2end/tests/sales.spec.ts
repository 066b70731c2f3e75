// A page that its creator has designed, as visitors see it.
import { checkOut, expect, pay, someone, test } from "./support";

const design = {
  theme: "grove",
  story: "I have walked past the same hedge for *eleven years*.\n\n- a map\n- a pencil\n\n".repeat(4),
  voices: [{ quote: "Small, kind and exact.", name: "Marta Reis", role: "Gardener, Porto" }],
  answers: [{ question: "Can I print it?", answer: "Yes, **for yourself**." }],
  promise: "Money back within 14 days.",
};

test.describe("on a phone", () => {
  test.use({ viewport: { width: 320, height: 640 } });

  test("whoever has read to the end buys without looking for the form", async ({ page, shop }) => {
    const product = await shop.product("Hedges");
    const sale = await shop.page([product.id], { customization: { accent: "#2f6f4f", design } });
    await page.goto(sale.url);
    const bar = page.locator(".bar");
    const form = page.locator("form#buy");
    await form.scrollIntoViewIfNeeded();
    await expect(bar).toBeHidden();

    await page.getByRole("heading", { name: "The promise" }).scrollIntoViewIfNeeded();
    await expect(bar).toBeVisible();
    await expect(bar).toContainText("€12.00");
    await bar.getByRole("link", { name: "Buy now" }).click();
    await expect(page).toHaveURL(/#buy$/);
    await expect(form.getByText("€12.00")).toBeInViewport();
    await expect(bar).toBeHidden();

    await checkOut(page, someone("ada"));
    await pay(page);
  });

  for (const theme of ["paper", "gallery", "clay", "grove", "night", "poster"]) {
    for (const colorScheme of ["light", "dark"] as const) {
      test(`fits in ${theme}, ${colorScheme}`, async ({ page, shop }) => {
        await page.emulateMedia({ colorScheme });
        const product = await shop.product(`A hedge in ${theme}`);
        const long = "Donaudampfschifffahrtsgesellschaftskapitän ".repeat(2);
        const sale = await shop.page([product.id], {
          stockLimit: 3,
          customization: { headline: long, accent: "#fde047", design: { ...design, theme } },
        });
        await page.goto(sale.url);
        await expect(page.locator("html")).toHaveAttribute("data-theme", theme);
        await expect(page.getByText("3 of 3 left")).toBeVisible();
        const room = await page.evaluate(() => {
          const root = document.documentElement;
          return root.clientWidth - root.scrollWidth;
        });
        expect(room, "nothing stands out to the side").toBeGreaterThanOrEqual(0);
      });
    }
  }
});

test("a question opens with the keyboard", async ({ page, shop }) => {
  const product = await shop.product("Hedges at noon");
  await page.goto((await shop.page([product.id], { customization: { design } })).url);
  await expect(page.getByText("for yourself")).toBeHidden();
  await page.getByText("Can I print it?").focus();
  await page.keyboard.press("Enter");
  await expect(page.getByText("for yourself")).toBeVisible();
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  test("the live parts speak it too", async ({ page, shop }) => {
    const product = await shop.product("Hecken");
    const sale = await shop.page([product.id], { stockLimit: 2 });
    await page.goto(sale.url);
    await expect(page.getByText("Noch 2 von 2")).toBeVisible();
    await expect(page.getByRole("timer")).toContainText("Minuten");
    await expect(page.getByRole("region", { name: "Jetzt geöffnet" })).toContainText(/Schließt am \d+\. /);
    await shop.checkout(sale);
    await expect(page.getByText("Noch 1 von 2")).toBeVisible();
    await expect(page.getByText("1 gerade reserviert")).toBeVisible();
    await shop.checkout(sale);
    await expect(page.getByRole("heading", { name: "Im Moment ausverkauft" })).toBeVisible();
    await expect(page.getByText("2 Exemplare sind gerade für andere reserviert.")).toBeVisible();
  });
});
