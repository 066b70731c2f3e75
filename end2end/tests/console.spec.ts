// A creator makes something to sell, and sells it.
import { checkOut, download, expect, mail, MAKER, pay, signIn, someone, STILL, test } from "./support";
import { randomBytes, randomUUID } from "node:crypto";

test("signs in, uploads, publishes, and sells", async ({ page, context, trouble }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  trouble.expect(STILL);
  const name = `Letters ${randomUUID().slice(0, 6)}`;
  const file = { name: "Letters & drafts.zip", bytes: randomBytes(3_000_000) };

  await page.goto("/console/products/new");
  await expect(page, "who is not signed in goes there first").toHaveURL(/\/login\?next=/);
  await page.getByLabel("E-mail").fill(MAKER.email);
  await page.getByLabel("Password").fill(MAKER.password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page, "and comes back").toHaveURL(/\/console\/products\/new$/);

  await test.step("a product; what was typed stays when something is wrong", async () => {
    await page.getByLabel("Name").fill(name);
    await page.getByLabel("Description").fill("Twelve letters.\n\nAnd their drafts.");
    await page.getByLabel("Currency").selectOption("JPY");
    await page.getByLabel("Price", { exact: true }).fill("12.50");
    await page.getByRole("button", { name: "Save product" }).click();
    await expect(page.getByLabel("Price", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Price", { exact: true })).toBeFocused();
    await expect(page.getByLabel("Name")).toHaveValue(name);
    await page.getByLabel("Currency").selectOption("EUR");
    await page.getByRole("button", { name: "Save product" }).click();
    await expect(page.getByRole("heading", { level: 1, name })).toBeVisible();
  });

  await test.step("a file; the first upload is cancelled", async () => {
    await expect(page.getByText("No files yet.")).toBeVisible();
    const choose = () =>
      page.getByLabel("Add files").setInputFiles({ name: file.name, mimeType: "application/zip", buffer: file.bytes });
    const uploads = page.getByRole("list", { name: "Files on their way" });
    const network = await context.newCDPSession(page);
    const throttle = (uploadThroughput: number) =>
      network.send("Network.emulateNetworkConditions", {
        offline: false,
        latency: 0,
        downloadThroughput: -1,
        uploadThroughput,
      });
    await throttle(400_000);
    await choose();
    const progress = async () => Number(await uploads.getByRole("progressbar", { name: file.name }).getAttribute("value"));
    await expect.poll(progress).toBeGreaterThan(0);
    expect(await progress()).toBeLessThan(100);
    await uploads.getByRole("button", { name: `Cancel ${file.name}` }).click();
    await expect(uploads.getByRole("listitem")).toHaveCount(0);
    await expect(page.getByText("No files yet.")).toBeVisible();

    await throttle(-1);
    await choose();
    await expect(page.getByRole("row", { name: file.name })).toContainText("Ready");
    await expect(uploads.getByRole("listitem")).toHaveCount(0);
  });

  await test.step("a page; what was typed stays when something is wrong", async () => {
    trouble.expect(/422: POST .*create_page/);
    await page.getByRole("link", { name: "Sell it on a page" }).click();
    await expect(page.getByRole("checkbox", { name })).toBeChecked();
    await page.getByLabel("Closes", { exact: true }).fill("2020-01-01T12:00");
    await page.getByRole("button", { name: "Create page" }).click();
    await expect(page.getByLabel("Closes", { exact: true })).toHaveAttribute("aria-invalid", "true");
    await expect(page.getByLabel("Closes", { exact: true })).toHaveAccessibleDescription(/past|future/);
    await expect(page.getByRole("checkbox", { name })).toBeChecked();
    await page.getByRole("button", { name: "In a day" }).click();
    await page.getByRole("button", { name: "Create page" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Edit page" })).toBeVisible();
  });

  await test.step("its words and copies; it is seen beside them, and published", async () => {
    await page.getByLabel("Headline").fill(`${name}, for a day`);
    await page.getByLabel("Words on the button").fill("Get the letters");
    await page.getByRole("heading", { name: "Products and copies" }).click();
    await page.getByLabel("Copies of each product").fill("3");
    await page.getByRole("button", { name: "Publish page" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `${name}, for a day` })).toBeVisible();
  });

  const pageAddress = page.url();
  await test.step("the link is copied and opened, and the page sells", async () => {
    await page.getByRole("button", { name: "Copy link" }).click();
    await expect(page.getByText("Copied.")).toBeVisible();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    const opening = context.waitForEvent("page");
    await page.getByRole("link", { name: "Open in a new tab" }).click();
    const sales = await opening;
    await expect(sales).toHaveURL(copied);
    await expect(sales.getByRole("button", { name: "Get the letters" })).toBeVisible();
    await checkOut(sales, someone("edith"));
    await pay(sales);
    await download(sales, file);
    await sales.close();
  });

  await test.step("the sale is there; every screen can be loaded directly", async () => {
    await page.goto(pageAddress);
    await expect(page.getByText("2 of 3 left (1 sold, 0 in checkouts)")).toBeVisible();
    const orders = page.getByRole("region", { name: "Latest orders" });
    await expect(orders.getByRole("row", { name: /edith/ })).toContainText("Paid");
    await orders.getByRole("link", { name: /edith/ }).click();
    await expect(page).toHaveURL(/\/console\/orders\/.+/);
    await expect(page.getByText("€12.50").or(page.getByText("EUR 12.50")).first()).toBeVisible();
  });

  await test.step("the menu leads on without loading the document again", async () => {
    await page.evaluate(() => document.body.setAttribute("data-same-document", ""));
    for (const screen of ["Discounts", "Orders", "Registrations", "Settings", "Overview", "Products", "Pages"]) {
      await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: screen }).click();
      await expect(page.getByRole("heading", { level: 1, name: screen })).toBeVisible();
    }
    await page.goBack();
    await expect(page.getByRole("heading", { level: 1, name: "Products" })).toBeVisible();
    await page.goForward();
    await expect(page.locator("body[data-same-document]")).toBeAttached();
  });

  await test.step("the page is duplicated, and the copy deleted", async () => {
    const rows = page.getByRole("listitem").filter({ has: page.getByRole("link", { name: `${name}, for a day`, exact: true }) });
    await expect(rows).toHaveCount(1);
    await rows.getByRole("button", { name: "Duplicate" }).click();
    await expect(page.getByRole("heading", { level: 1, name: "Edit page" })).toBeVisible();
    await expect(page.getByLabel("Headline")).toHaveValue(`${name}, for a day`);
    await expect(page.getByRole("button", { name: "Publish page" })).toBeVisible();
    await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Pages" }).click();
    await expect(rows).toHaveCount(2);

    const copy = rows.filter({ hasText: "Draft" });
    const dialog = page.getByRole("dialog", { name: `Delete “${name}, for a day”?` });
    await copy.getByRole("button", { name: "Delete" }).click();
    await dialog.getByRole("button", { name: "Keep it" }).click();
    await expect(dialog).toBeHidden();
    await expect(rows).toHaveCount(2);
    await copy.getByRole("button", { name: "Delete" }).click();
    await dialog.getByRole("button", { name: "Delete the page" }).click();
    await expect(rows).toHaveCount(1);
    await page.reload();
    await expect(rows).toHaveCount(1);
  });

  await test.step("signs out", async () => {
    await page.getByRole("button", { name: "Sign out" }).click();
    await expect(page).toHaveURL(/\/$/);
    await page.goto("/console/orders");
    await expect(page).toHaveURL(/\/login\?next=/);
  });
});

test("gives a discount, and a part of the money back", async ({ page, shop, visitor }) => {
  const code = `SPRING-${randomUUID().slice(0, 6).toUpperCase()}`;
  const name = `Mosses ${randomUUID().slice(0, 6)}`;
  const product = await shop.product(name, 2_000);
  await shop.page([product.id]);
  const buyer = someone("bea");
  await signIn(page, MAKER);

  await test.step("a code for one page", async () => {
    await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Discounts" }).click();
    await page.getByRole("link", { name: "New code" }).click();
    await page.getByRole("button", { name: "Save code" }).click();
    await expect(page.getByLabel("Code", { exact: true })).toBeFocused();
    await page.getByLabel("Code", { exact: true }).fill(code.toLowerCase());
    await page.getByLabel("Percent", { exact: true }).fill("25");
    await page.getByLabel("Page", { exact: true }).selectOption(name);
    await page.getByLabel("Uses in all").fill("3");
    await page.getByRole("button", { name: "Save code" }).click();
    await expect(page.getByRole("heading", { level: 1, name: `Code ${code}` })).toBeVisible();
  });

  await test.step("a buyer comes by its link and pays less", async () => {
    const link = await page.getByRole("region", { name: "Link to share" }).locator("code").innerText();
    const sales = await visitor();
    await sales.goto(link);
    await checkOut(sales, buyer);
    await pay(sales);
    await page.getByRole("link", { name: "← Discounts" }).click();
    await expect(page.getByRole("row", { name: code })).toContainText("1 of 3");
  });

  await test.step("the order shows the discount, and a part of the money goes back", async () => {
    await page.getByRole("navigation", { name: "Console" }).getByRole("link", { name: "Orders" }).click();
    await page.getByRole("link", { name: buyer }).click();
    const money = page.getByRole("region", { name: "Money" });
    await expect(money).toContainText(`Discount ${code}−€5.00`);
    await expect(money).toContainText("Paid€15.00");
    await page.getByRole("button", { name: "Refund" }).click();
    const dialog = page.getByRole("dialog", { name: `Refund ${buyer}?` });
    await expect(dialog.getByRole("radio", { name: "All that is left: €15.00" })).toBeChecked();
    await dialog.getByRole("radio", { name: "A part" }).check();
    await dialog.getByLabel("Amount").fill("15.01");
    await dialog.getByRole("button", { name: "Refund" }).click();
    await expect(dialog.getByLabel("Amount")).toHaveAccessibleDescription(/up to €15.00/);
    await dialog.getByLabel("Amount").fill("4");
    await dialog.getByRole("button", { name: "Refund" }).dblclick();
    await expect(dialog).toBeHidden();
  });

  await test.step("what happened is in the time line, once", async () => {
    const story = page.getByRole("region", { name: "What happened when" }).getByRole("listitem");
    await expect(story.filter({ hasText: "€4.00 refunded in all" })).toHaveCount(1);
    await expect(story.filter({ hasText: "You asked to refund €4.00" })).toHaveCount(1);
    await expect(page.getByRole("region", { name: "Money" })).toContainText("Kept€11.00");
    await expect(page.getByRole("region", { name: "The order" })).toContainText("Partly refunded");
    await mail(buyer, /part of your payment/);
  });
});

test("a wrong password keeps the address and tells nothing", async ({ page }) => {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(MAKER.email);
  await page.getByLabel("Password").fill("not this one");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByRole("alert")).toBeVisible();
  await expect(page.getByLabel("E-mail")).toHaveValue(MAKER.email);
  await expect(page.getByLabel("Password")).toHaveValue("");
  await signIn(page, MAKER);
});
