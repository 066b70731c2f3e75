// What a creator shares of a page: its link, a code, a button for another site, a link for a campaign.
import type { Page } from "@playwright/test";
import { readFile } from "node:fs/promises";
import { expect, test } from "./elsewhere";
import { MAKER, signIn, type SalesPage } from "./support";

const panel = (page: Page) => page.getByRole("region", { name: "Share", exact: true });

async function share(page: Page, sale: SalesPage) {
  await signIn(page, MAKER);
  await page.goto(`/console/pages/${sale.id}`);
  await expect(panel(page).getByRole("button", { name: "Copy link" }).first()).toBeEnabled();
}

test("copies the link, also where the browser does not let it", async ({ page, context, shop }) => {
  const sale = await shop.page([(await shop.product("Lichens")).id]);
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await share(page, sale);
  await panel(page).getByRole("button", { name: "Copy link" }).first().click();
  await expect(page.getByText("Copied.")).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(sale.url);

  await page.evaluate(() => {
    Object.defineProperty(navigator, "clipboard", { value: { writeText: () => Promise.reject(new Error("no")) } });
  });
  await panel(page).getByRole("button", { name: "Copy link" }).first().click();
  await expect(page.getByText(/The text is selected/)).toBeVisible();
  expect(await page.evaluate(() => getSelection()!.toString())).toBe(sale.url);
});

test("takes a QR code along", async ({ page, shop }) => {
  const sale = await shop.page([(await shop.product("Lichens on a poster")).id]);
  await share(page, sale);
  await panel(page).getByText("QR code", { exact: true }).click();
  const code = panel(page).getByRole("img", { name: `QR code for ${sale.url}` });
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
  for (const [kind, begins] of [["PNG", "\x89PNG"], ["SVG", "<?xml"]]) {
    const downloading = page.waitForEvent("download");
    await panel(page).getByRole("link", { name: `Download: ${kind}` }).click();
    const done = await downloading;
    expect(done.suggestedFilename()).toBe(`${sale.shortId}.${kind.toLowerCase()}`);
    expect((await readFile(await done.path())).toString("latin1").startsWith(begins), kind).toBe(true);
  }
});

test("makes a link for a campaign and sees who came by it", async ({ page, shop, visitor }) => {
  const sale = await shop.page([(await shop.product("Lichens by mail")).id]);
  await share(page, sale);
  await panel(page).getByText("Campaign link", { exact: true }).click();
  await expect(panel(page).getByText("As soon as there is a source")).toBeVisible();
  await panel(page).getByRole("button", { name: "Newsletter" }).click();
  const made = panel(page).getByLabel("The finished link");
  await expect(made).toHaveValue(`${sale.url}?utm_source=newsletter&utm_medium=email`);
  await panel(page).getByLabel("Campaign (optional)").fill("Summer Sale");
  const link = `${sale.url}?utm_source=newsletter&utm_medium=email&utm_campaign=summer%20sale`;
  await expect(made).toHaveValue(link);
  await expect(panel(page)).toContainText("“newsletter · email · summer sale”");
  await panel(page).getByLabel("Medium (optional)").fill("jane@example.com");
  await expect(panel(page).getByText("E-mail addresses stay out of links")).toBeVisible();
  await panel(page).getByLabel("Medium (optional)").fill("email");
  await panel(page).getByLabel("Medium (optional)").blur();
  const code = panel(page).getByRole("img", { name: `QR code for ${link}` });
  await expect(code).toHaveAttribute("src", `/p/${sale.shortId}/qr.svg${new URL(link).search}`);
  await expect.poll(() => code.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);

  const reader = await visitor();
  const counted = reader.waitForResponse((response) => response.url().endsWith("/seen"));
  await reader.goto(link);
  expect((await counted).status()).toBe(204);
  await expect(async () => {
    await page.reload();
    const row = page.getByRole("row", { name: /newsletter/ });
    await expect(row).toContainText("email · summer sale", { timeout: 2_000 });
  }).toPass({ timeout: 20_000 });
});

test("puts a button on another site", async ({ page, site, shop, elsewhere, visitor }) => {
  const product = await shop.product("Lichens elsewhere");
  const sale = await shop.page([product.id], { customization: { accent: "#2f6f4f", buttonText: "Get <lichens>" } });
  await share(page, sale);
  await panel(page).getByText("Button for your site", { exact: true }).click();
  await expect(panel(page)).toContainText(`allow ${site.url} in script-src and in frame-src`);
  const code = panel(page).getByLabel("Code for your site");
  await expect(code).toHaveValue(/data-accent="#2f6f4f">Get &lt;lichens&gt;<\/a>/);
  await panel(page).getByLabel("A link of your site").check();
  await expect(code).toHaveValue(/data-temporary-page>Get/);
  await panel(page).getByLabel("A button in the page’s colour").check();
  await panel(page).getByLabel("Words on the button").fill("Lichens & more");
  await expect(code).toHaveValue(/>Lichens &amp; more<\/a>/);
  const preview = panel(page).locator(".sharing__button");
  await expect(preview).toHaveText("Lichens & more");

  const reader = await visitor();
  await reader.goto(await elsewhere(await code.inputValue()));
  const button = reader.getByRole("link", { name: "Lichens & more" });
  await expect(button).toHaveCSS("background-color", "rgb(47, 111, 79)");
  for (const property of ["background-color", "color", "border-radius", "font-size", "font-weight"]) {
    const value = await preview.evaluate((part, name) => getComputedStyle(part).getPropertyValue(name), property);
    await expect(button, "the preview is honest").toHaveCSS(property, value);
  }
  await button.click();
  await expect(reader.frameLocator("iframe").getByRole("heading", { level: 1 })).toHaveText("Lichens elsewhere");
});
