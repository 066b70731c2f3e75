// A customer buys a file and gets it.
import { checkOut, download, expect, linkIn, mail, pay, someone, test } from "./support";

test("a customer buys, downloads, and comes back through the receipt", async ({ page, shop }) => {
  const product = await shop.product("das Wandern");
  const sale = await shop.page([product.id], { stockLimit: 5, customization: { thankYou: "Have a good walk!" } });
  const buyer = someone("grace");

  await page.goto(sale.url);
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("das Wandern");
  await expect(page.getByRole("timer")).toContainText("59");
  await expect(page.getByText("5 of 5 left")).toBeVisible();

  await checkOut(page, buyer);
  await pay(page);
  await expect(page.getByText("Have a good walk!")).toBeVisible();
  await expect(page.getByRole("row", { name: /das Wandern/ })).toContainText("12.00");
  await download(page, product.file);

  const receipt = await mail(buyer, /receipt/);
  expect(receipt.text).toContain("das Wandern");
  await page.goto(linkIn(receipt, "/o/"));
  await expect(page.getByText("4 downloads left")).toBeVisible();
  await download(page, product.file);

  await page.goto(sale.url);
  await expect(page.getByText("4 of 5 left")).toBeVisible();
});

test("a declined card can be followed by a good one", async ({ page, shop }) => {
  const product = await shop.product("Second try");
  await page.goto((await shop.page([product.id])).url);
  await checkOut(page, someone("alan"));
  await page.getByLabel("Card number").fill("4000 0000 0000 0002");
  await page.getByRole("button", { name: /^Pay/ }).click();
  await expect(page.getByRole("alert")).toContainText(/declined/i);
  await page.getByLabel("Card number").fill("4242 4242 4242 4242");
  await pay(page);
  await download(page, product.file);
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("a customer corrects the address, buys, downloads, and comes back", async ({ page, shop }) => {
    const first = await shop.product("Harbour at noon", 1_400);
    const second = await shop.product("Harbour at night", 1_600);
    const sale = await shop.page([first.id, second.id]);
    const buyer = someone("joan");

    await page.goto(sale.url);
    await expect(page.getByRole("region", { name: "Open now" })).toContainText(/Closes on .* UTC/);
    const form = page.locator("form#buy");
    await form.getByLabel(/Harbour at noon/).uncheck();
    // Good enough for the browser, not for us.
    await form.getByLabel("E-mail").fill("joan@nowhere");
    const refused = page.waitForResponse((response) => response.url().endsWith("/api/checkout"));
    await form.getByRole("button").click();
    expect((await refused).status()).toBe(422);

    await expect(form.getByRole("alert")).toBeVisible();
    await expect(form.getByLabel("E-mail")).toHaveValue("joan@nowhere");
    await expect(form.getByLabel("E-mail")).toHaveAttribute("aria-invalid", "true");
    await expect(form.getByLabel("E-mail")).toHaveAccessibleDescription(/e-mail/i);
    await expect(form.getByLabel(/Harbour at night/)).toBeChecked();
    await expect(form.getByLabel(/Harbour at noon/)).not.toBeChecked();

    await checkOut(page, buyer);
    await pay(page);
    await expect(page.getByRole("row", { name: "Total" })).toContainText("16.00");
    await download(page, second.file);
    await expect(page.getByText(first.file.name)).toHaveCount(0);

    await page.goto(linkIn(await mail(buyer, /receipt/), "/o/"));
    await download(page, second.file);
  });
});
