// A creator shows what a page is about, and who makes it.
import { expect, MAKER, signIn, STILL, test } from "./support";
import { press } from "./keyboard";
import { newcomer } from "./newcomer";
import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";

/** A photograph of hills, drawn by the browser. */
async function hills(page: Page, width: number, height: number): Promise<Buffer> {
  const url = await page.evaluate(
    ([width, height]) => {
      const canvas = Object.assign(document.createElement("canvas"), { width, height });
      const pen = canvas.getContext("2d")!;
      const sky = pen.createLinearGradient(0, 0, 0, height);
      sky.addColorStop(0, "#f7d9a8");
      sky.addColorStop(1, "#d97757");
      pen.fillStyle = sky;
      pen.fillRect(0, 0, width, height);
      for (const [part, colour] of [[0.55, "#6b8f71"], [0.68, "#3f6b52"], [0.82, "#1f4037"]] as const) {
        pen.fillStyle = colour;
        pen.beginPath();
        pen.moveTo(0, height);
        for (let x = 0; x <= width; x += 4) pen.lineTo(x, height * part + Math.sin(x / (width / (9 * part))) * height * 0.06);
        pen.lineTo(width, height);
        pen.fill();
      }
      return canvas.toDataURL("image/jpeg", 0.9);
    },
    [width, height] as const,
  );
  return Buffer.from(url.split(",")[1]!, "base64");
}

const loaded = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;

test("shows a face beside the name, and takes it away again", async ({ page, shop, visitor, trouble }) => {
  trouble.expect(/^(422|413): POST .*\/api\/console\/pictures/);
  const product = await shop.product(`Moss ${randomUUID().slice(0, 6)}`);
  const sale = await shop.page([product.id]);
  await signIn(page, MAKER);
  await page.goto("/console/settings");
  const field = page.getByRole("group", { name: "Your picture" });
  const input = field.locator("input[type=file]");
  await expect(input).toBeEnabled();

  const drawing = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>");
  await input.setInputFiles({ name: "me.png", mimeType: "image/png", buffer: drawing });
  await expect(field.getByText("This is not a picture that can be shown.")).toBeVisible();
  await expect(input).toHaveAttribute("aria-invalid", "true");

  await input.setInputFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: await hills(page, 800, 500) });
  const shown = field.getByRole("img");
  await expect.poll(() => shown.evaluate(loaded)).toBe(true);
  await expect(page.getByText("Your picture is saved.")).toBeVisible();
  await expect(input).toHaveAttribute("aria-invalid", "false");
  if (process.env.SCREENSHOTS) await page.screenshot({ path: "screenshots/settings-picture.png", fullPage: true });

  await page.reload();
  await expect.poll(() => shown.evaluate(loaded)).toBe(true);
  const other = await visitor();
  await other.goto(sale.url);
  await expect.poll(() => other.locator("img.avatar").evaluate(loaded)).toBe(true);

  await expect(input).toBeEnabled();
  await field.getByRole("button", { name: "Remove" }).press("Enter");
  await expect(shown).toHaveCount(0);
  await expect(page.getByText("Your picture is saved.")).toBeVisible();
  await other.reload();
  await expect(other.locator("img.avatar")).toHaveCount(0);
});

test("puts a picture at the top of a page, with words for those who cannot see it", async ({ page, shop, visitor, trouble }) => {
  trouble.expect(STILL);
  const name = `Hills ${randomUUID().slice(0, 6)}`;
  const product = await shop.product(name);
  const sale = await shop.page([product.id]);
  await signIn(page, MAKER);
  await page.goto(`/console/pages/${sale.id}/edit`);
  await expect(page.getByLabel("Headline")).toBeEnabled();
  await page.getByRole("heading", { level: 2, name: "Look" }).click();
  const input = page.locator("[id='field-customization.design.cover']");
  await input.setInputFiles({ name: "hills.jpg", mimeType: "image/jpeg", buffer: await hills(page, 2_000, 1_200) });
  await page.getByLabel("What the picture shows").fill("Three hills in the evening");
  await expect(page.locator(".editor__state")).toHaveAttribute("data-state", "saved");
  const frame = page.frameLocator("iframe.preview__frame").first();
  await expect(frame.getByRole("img", { name: "Three hills in the evening" })).toBeVisible();
  if (process.env.SCREENSHOTS) await page.screenshot({ path: "screenshots/editor-cover.png", fullPage: true });
  await page.getByRole("button", { name: "Publish changes" }).click();

  const other = await visitor();
  await expect(async () => {
    await other.goto(sale.url);
    await expect(other.getByRole("img", { name: "Three hills in the evening" })).toBeVisible({ timeout: 2_000 });
  }).toPass();
  const card = await other.locator("meta[property='og:image']").getAttribute("content");
  const answer = await other.request.get(card!);
  expect(answer.headers()["content-type"]).toBe("image/png");
});

/** A picture as it comes from a folder, over a part of the page. */
async function drop(page: Page, onto: Locator, bytes: Buffer) {
  const files = await page.evaluateHandle((text) => {
    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
    const dropped = new DataTransfer();
    dropped.items.add(new File([bytes], "hills.jpg", { type: "image/jpeg" }));
    return dropped;
  }, bytes.toString("base64"));
  await onto.dispatchEvent("dragover", { dataTransfer: files });
  await expect(onto).toHaveClass(/--over/);
  await onto.dispatchEvent("drop", { dataTransfer: files });
  await expect(onto).not.toHaveClass(/--over/);
}

test("a face is chosen without a mouse, dropped, called off, and kept when nobody is signed in", async ({ page, context, trouble }) => {
  trouble.expect(/^401: POST /);
  trouble.expect(/^net::ERR_(FAILED|ABORTED): POST .*\/api\/console\/pictures/);
  await newcomer(page, "Faye");
  await page.goto("/console/settings");
  const field = page.getByRole("group", { name: "Your picture" });
  const input = field.locator("input[type=file]");
  const shown = field.getByRole("img");
  const box = field.locator(".picture__choose");
  await expect(input).toBeEnabled();
  const face = await hills(page, 400, 400);

  await test.step("by keyboard", async () => {
    const choosing = page.waitForEvent("filechooser");
    await press(page, input);
    await (await choosing).setFiles({ name: "me.jpg", mimeType: "image/jpeg", buffer: face });
    await expect.poll(() => shown.evaluate(loaded)).toBe(true);
    await expect(page.getByText("Your picture is saved.")).toBeVisible();
  });
  const first = await shown.getAttribute("src");

  await test.step("another one is called off", async () => {
    await page.route("**/api/console/pictures*", () => undefined);
    await drop(page, box, await hills(page, 500, 500));
    await press(page, field.getByRole("button", { name: "Cancel" }));
    await expect(field.getByRole("progressbar")).toHaveCount(0);
    await expect(shown).toHaveAttribute("src", first!);
    await page.unroute("**/api/console/pictures*");
  });
  await test.step("another one, by somebody who is signed out", async () => {
    const cookies = await context.cookies();
    await context.clearCookies();
    await drop(page, box, await hills(page, 500, 500));
    await expect(field.locator(".field__error")).toContainText("You are signed out");
    await expect(shown).toHaveAttribute("src", first!);
    await context.addCookies(cookies);
  });
  await test.step("another one is dropped", async () => {
    await drop(page, box, await hills(page, 500, 500));
    await expect(shown).not.toHaveAttribute("src", first!);
    await expect.poll(() => shown.evaluate(loaded)).toBe(true);
    await expect(field.locator(".field__error")).toHaveCount(0);
  });
  await page.reload();
  await expect.poll(() => shown.evaluate(loaded)).toBe(true);
  await expect(shown).not.toHaveAttribute("src", first!);
});
