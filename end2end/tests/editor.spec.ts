// A creator works on a page: sees it at once, loses nothing, and shows the world what is finished.
import { expect, inSeconds, MAKER, signIn, STILL, test, type SalesPage } from "./support";
import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";

const headline = (page: Page) => page.getByLabel("Headline");
const saved = (page: Page) => expect(page.locator(".editor__state")).toHaveAttribute("data-state", "saved");
const preview = (page: Page) => page.frameLocator("iframe.preview__frame").first();
const section = (page: Page, name: string) => page.getByRole("heading", { level: 2, name });

/** Types a headline and waits until it is saved. */
async function type(page: Page, words: string) {
  await headline(page).fill(words);
  await expect(page.locator(".editor__state")).toHaveText(/Saving|Saved/);
  await saved(page);
}

test.use({ viewport: { width: 1_440, height: 900 } });

test.describe("the editor of a page", () => {
  let sale: SalesPage;
  let name: string;

  test.beforeEach(async ({ page, shop, trouble }) => {
    trouble.expect(STILL);
    name = `Ferns ${randomUUID().slice(0, 6)}`;
    const product = await shop.product(name);
    sale = await shop.page([product.id], { launchAt: inSeconds(1_800), stockLimit: 5 });
    await signIn(page, MAKER);
    await page.goto(`/console/pages/${sale.id}/edit`);
    await expect(headline(page)).toBeEnabled();
  });

  test("sees what is typed in every phase, and publishes it when it is finished", async ({ page, visitor }) => {
    await type(page, "Ferns of the north");
    await expect(preview(page).getByRole("heading", { level: 1, name: "Ferns of the north" })).toBeVisible();
    for (const [words, phase] of [
      ["Before launch", "prelaunch"],
      ["Sold out", "sold_out"],
      ["Closed", "expired"],
      ["Live", "live"],
    ] as const) {
      await page.getByRole("radio", { name: words }).check();
      await expect(preview(page).locator(`section[data-phase=${phase}]`)).toBeVisible();
    }
    await page.getByRole("button", { name: "Desktop" }).click();
    const frame = page.locator("iframe.preview__frame").first();
    await expect.poll(() => frame.evaluate((frame: HTMLIFrameElement) => frame.offsetWidth)).toBeGreaterThanOrEqual(1_280);

    const other = await visitor();
    await other.goto(sale.url);
    await expect(other.getByRole("heading", { level: 1, name })).toBeVisible();
    await page.getByRole("button", { name: "Publish changes" }).click();
    await expect(page.getByText("Your changes are published.")).toBeVisible();
    await other.reload();
    await expect(other.getByRole("heading", { level: 1, name: "Ferns of the north" })).toBeVisible();
    await expect(page.locator(".editor__state")).toHaveText("Nothing to publish");
  });

  test("chooses a look and moves the parts of the page by keyboard", async ({ page }) => {
    await section(page, "Look").click();
    await page.getByRole("radio", { name: /^Night/ }).check();
    await page.getByRole("radio", { name: "Machine" }).check();
    await page.getByLabel(/^Accent colour/).fill("#ffee88");
    await expect(page.getByText(/^On light: words become #/)).toHaveCount(0);
    await page.getByRole("radio", { name: /^Paper/ }).check();
    await expect(page.getByText(/^On light: words become #/)).toBeVisible();
    await page.getByRole("radio", { name: /^Night/ }).check();

    await section(page, "What is on it").click();
    const up = page.getByRole("button", { name: "Move Questions and answers up" });
    await up.focus();
    await page.keyboard.press("Enter");
    await expect(up, "it is there for the next press").toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByText("Questions and answers is now number 3 of 6.")).toBeAttached();
    await expect(up, "the focus stays").toBeFocused();
    await page.getByText("About Questions and answers").click();
    await page.getByRole("button", { name: "Add an answer" }).click();
    await page.getByLabel("Question", { exact: true }).first().fill("Do they bite?");
    await page.getByLabel("Answer", { exact: true }).first().fill("No.");
    await page.getByRole("checkbox", { name: "Promise" }).uncheck();
    await saved(page);
    await expect(preview(page).locator("html")).toHaveAttribute("data-theme", "night");
    await expect(preview(page).getByText("Do they bite?")).toBeVisible();
    await page.reload();
    await section(page, "What is on it").click();
    await expect(page.getByRole("checkbox", { name: "Promise" })).not.toBeChecked();
    const rows = page.locator(".blocks__name");
    await expect(rows.nth(2)).toHaveText("Questions and answers");
  });

  test("undoes, discards, and takes that back as well", async ({ page }) => {
    await type(page, "One");
    await type(page, "Two");
    await page.getByRole("button", { name: "Undo" }).click();
    await expect(headline(page)).toHaveValue("One");
    await page.locator("body").press("Control+Shift+z");
    await expect(headline(page)).toHaveValue("Two");
    await page.getByRole("button", { name: "Discard changes" }).click();
    const dialog = page.getByRole("dialog", { name: "Discard your changes?" });
    await dialog.getByRole("button", { name: "Keep them" }).click();
    await expect(headline(page)).toHaveValue("Two");
    await page.getByRole("button", { name: "Discard changes" }).click();
    await dialog.getByRole("button", { name: "Discard changes" }).click();
    await expect(headline(page)).toHaveValue("");
    await page.locator("body").press("Control+z");
    await expect(headline(page)).toHaveValue("Two");
  });

  test("drags the parts of the page into another order", async ({ page }) => {
    await section(page, "What is on it").click();
    const names = page.locator(".blocks__name");
    const before = await names.allInnerTexts();
    const row = (number: number) => page.locator(".blocks__row").nth(number);
    await row(3).locator(".blocks__grip").dragTo(row(0));
    const after = [before[3]!, before[0]!, before[1]!, before[2]!, ...before.slice(4)];
    await expect(names).toHaveText(after);
    await expect(page.getByText(`${before[3]} is now number 1 of 6.`), "it is said as well").toBeAttached();
    await expect(page.locator(".blocks__row--dragged")).toHaveCount(0);
    await saved(page);

    await row(0).locator(".blocks__grip").dragTo(row(5));
    await expect(names).toHaveText([...after.slice(1), after[0]!]);
    await row(1).locator(".blocks__grip").dragTo(page.getByRole("heading", { level: 1 }));
    await expect(names, "dropped beside the list, nothing moves").toHaveText([...after.slice(1), after[0]!]);
    await saved(page);
    await page.reload();
    await section(page, "What is on it").click();
    await expect(names).toHaveText([...after.slice(1), after[0]!]);
  });

  test("is led to what is wrong, also in a part that is closed", async ({ page, trouble }) => {
    await section(page, "Products and copies").click();
    await page.getByLabel("Copies of each product").fill("1o");
    await section(page, "Products and copies").click();
    await page.getByLabel("Headline").fill("Ferns");
    await page.getByRole("button", { name: "Publish changes" }).click();
    await expect(page.getByLabel("Copies of each product")).toBeFocused();
    await expect(page.getByLabel("Copies of each product")).toHaveAccessibleDescription(/whole number/);
    await page.getByLabel("Copies of each product").fill("12");
    trouble.expect(/422: POST .*publish_draft/);
    await section(page, "Opening and closing").click();
    await page.getByLabel("Closes", { exact: true }).fill("2020-01-01T12:00");
    await page.getByLabel("Opens", { exact: false }).first().fill("");
    await page.getByRole("button", { name: "Publish changes" }).click();
    await expect(page.getByLabel("Closes", { exact: true })).toHaveAccessibleDescription(/future/);
    await page.getByRole("button", { name: "In three days" }).click();
    await page.getByRole("button", { name: "Publish changes" }).click();
    await expect(page.getByText("Your changes are published.")).toBeVisible();
  });

  test("sees when it happens for a visitor elsewhere", async ({ page }) => {
    await section(page, "Opening and closing").click();
    await page.getByLabel("Closes", { exact: true }).fill("2031-03-03T12:00");
    const closes = page.getByRole("region", { name: "What happens when" }).getByRole("listitem").filter({ hasText: "Closes" });
    await expect(closes).toContainText(/12:00/);
    await page.getByLabel("A visitor in").selectOption("Asia/Tokyo");
    await expect(closes).toContainText(/Tokyo: .*0?2:00/);
  });

  test("two windows do not overwrite each other", async ({ page, context, trouble }) => {
    trouble.expect(/409: POST .*save_draft/);
    const other = await context.newPage();
    await other.goto(`/console/pages/${sale.id}/edit`);
    await expect(headline(other)).toBeEnabled();
    await type(page, "From the first window");
    await headline(other).fill("From the second window");
    await expect(other.getByText("This page was changed in another window.")).toBeVisible();
    await other.getByRole("button", { name: "Keep what I typed" }).click();
    await saved(other);
    await other.getByRole("button", { name: "Undo" }).click();
    await expect(headline(other)).toHaveValue("From the first window");
    await headline(page).fill("From the first window, again");
    await page.getByRole("button", { name: "Show the other version" }).click();
    await expect(headline(page)).toHaveValue("From the first window");
  });

  test("an ended session takes nothing away", async ({ page, context, trouble }) => {
    trouble.expect(/401: POST .*save_draft/);
    await type(page, "Before");
    const cookies = await context.cookies();
    await context.clearCookies();
    await headline(page).fill("Typed while signed out");
    await expect(page.getByText("You are signed out.")).toBeVisible();
    await expect(page.getByRole("link", { name: "Sign in" })).toHaveAttribute("target", "_blank");
    await context.addCookies(cookies);
    await page.getByRole("button", { name: "Try again" }).click();
    await saved(page);
    await page.reload();
    await expect(headline(page)).toHaveValue("Typed while signed out");
  });

  test("what a closed window could not save is there when it is opened again", async ({ page, context, trouble }) => {
    trouble.expect(/save_draft/);
    await context.route("**/api/console/save_draft", (route) => route.abort());
    await headline(page).fill("Typed without a network");
    await expect(page.getByText("We cannot reach the server.")).toBeVisible();
    await page.close();
    await context.unroute("**/api/console/save_draft");
    const again = await context.newPage();
    await again.goto(`/console/pages/${sale.id}/edit`);
    await expect(headline(again)).toHaveValue("Typed without a network");
    await saved(again);
  });

  test("on a phone the form and the page take turns", async ({ page }) => {
    await page.setViewportSize({ width: 360, height: 740 });
    await headline(page).fill("Small ferns");
    await expect(page.locator("iframe.preview__frame").first()).toBeHidden();
    await page.getByRole("button", { name: "Preview", exact: true }).click();
    await expect(preview(page).getByRole("heading", { level: 1, name: "Small ferns" })).toBeVisible();
    await expect(headline(page)).toBeHidden();
    await page.getByRole("button", { name: "Back to the form" }).click();
    await expect(headline(page)).toHaveValue("Small ferns");
    const sideways = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(sideways).toBeLessThanOrEqual(0);
  });
});
