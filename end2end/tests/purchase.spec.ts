// A customer buys a file and gets it.
import { bring } from "./stages";
import { checkOut, download, expect, inSeconds, linkIn, mail, pay, someone, test } from "./support";

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

test("who leaves the payment finds the checkout on the page again, and goes on", async ({ page, shop, visitor }) => {
  const product = await shop.product("Left and found");
  const sale = await shop.page([product.id], { stockLimit: 2 });
  await page.goto(sale.url);
  await checkOut(page, someone("ada"));
  const payment = page.url();

  await page.goBack();
  const notice = page.getByRole("status").filter({ hasText: "You have a checkout open" });
  await expect(notice).toContainText(/Left and found, €12\.00\. Your copy is held until \d/);
  await expect(notice.getByRole("link", { name: "Continue to payment" })).toHaveAttribute("href", payment);
  const stranger = await visitor();
  await stranger.goto(sale.url);
  await expect(stranger.getByText("1 of 2 left")).toBeVisible();
  await expect(stranger.getByText("You have a checkout open")).toBeHidden();

  await notice.getByRole("link", { name: "Continue to payment" }).click();
  await pay(page);
  await download(page, product.file);
  await page.getByRole("link", { name: "Your receipt" }).click();
  await expect(page.getByRole("heading", { name: /^Receipt \d{6}$/ })).toBeVisible();
  await expect(page.getByRole("button", { name: "Print" })).toBeVisible();

  await page.goto(sale.url);
  await expect(page.getByText("1 of 2 left")).toBeVisible();
  await expect(page.getByText("You have a checkout open")).toBeHidden();
});

test("a checkout that is let go gives its copy back", async ({ page, shop }) => {
  const product = await shop.product("Let go");
  const sale = await shop.page([product.id], { stockLimit: 1 });
  await page.goto(sale.url);
  await checkOut(page, someone("ada"));
  await page.goto(sale.url);
  await page.getByRole("button", { name: "Let it go" }).click();
  await expect(page.getByText("1 of 1 left")).toBeVisible();
  await expect(page.getByText("You have a checkout open")).toBeHidden();
});

test("an order page that is open while it is paid elsewhere says so, and takes nobody's page away before", async ({
  page,
  shop,
  site,
}) => {
  const product = await shop.product("Paid on the phone");
  const { orderToken, checkoutUrl } = await shop.checkout(await shop.page([product.id]));
  await page.clock.install();
  await page.goto(`/o/${orderToken}`);
  await expect(page.getByRole("heading", { name: "Not paid yet" })).toBeVisible();
  let loads = 0;
  page.on("load", () => loads++);
  const asked = page.waitForResponse((response) => response.url().endsWith(orderToken));
  await page.clock.runFor(21_000);
  await (await asked).finished();
  expect(loads, "nothing has happened").toBe(0);

  await bring(site.url, checkoutUrl, { title: "It’s yours", form: "pay" });
  await expect(async () => {
    await page.clock.runFor(21_000);
    await expect(page.getByRole("heading", { name: "It’s yours" })).toBeVisible({ timeout: 1_000 });
  }).toPass();
});

test("a link brings its discount code", async ({ page, shop }) => {
  const product = await shop.product("Cheaper by link");
  const sale = await shop.page([product.id]);
  const code = `LINK-${sale.shortId.toUpperCase()}`;
  await shop.call("POST", "/discounts", { code, percent: 25 });

  await page.goto(`${sale.url}?code=${code}`);
  await expect(page.getByLabel("Discount code")).toHaveValue(code);
  await expect(page.getByLabel("Discount code")).toHaveAccessibleDescription(`Code ${code}: €9.00 instead of €12.00`);
  await checkOut(page, someone("joan"));
  await pay(page);
  await expect(page.getByRole("row", { name: "Discount" })).toContainText("−€3.00");
  await expect(page.getByRole("row", { name: "Total" })).toContainText("€9.00");
});

test("a price changes on the open page, at its moment", async ({ page, shop }) => {
  const product = await shop.product("Dearer soon", 0);
  await shop.call("PATCH", `/products/${product.id}`, { priceChanges: [{ at: inSeconds(8), priceInCents: 700 }] });
  const sale = await shop.page([product.id]);
  await page.goto(sale.url);
  await expect(page.getByRole("button", { name: "Get it free" })).toBeVisible();
  await expect(page.getByRole("button", { name: "Buy now" })).toBeVisible({ timeout: 20_000 });
  await expect(page.locator("form#buy").getByText("€7.00", { exact: true })).toBeVisible();
  await expect(page.getByRole("status").filter({ hasText: "The price has changed." })).toBeAttached();
});

test.describe("without JavaScript", () => {
  test.use({ javaScriptEnabled: false });

  test("who leaves the payment goes on from the order page", async ({ page, shop }) => {
    const product = await shop.product("Left without scripts");
    await page.goto((await shop.page([product.id])).url);
    await checkOut(page, someone("joan"));
    await page.getByRole("link", { name: /back/i }).or(page.getByRole("button", { name: /back|cancel/i })).first().click();
    await expect(page.getByRole("heading", { name: "Not paid yet" })).toBeVisible();
    await page.getByRole("link", { name: "Continue to payment" }).click();
    await pay(page);
    await download(page, product.file);
    await page.getByRole("link", { name: "Your receipt" }).click();
    await expect(page.getByText("Print this page")).toBeVisible();
  });

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
