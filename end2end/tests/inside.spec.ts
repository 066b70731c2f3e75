// A product with everything: a look inside, personal copies, licence keys, an archive, and the proof.
import { checkOut, expect, MAKER, pay, signIn, someone, test } from "./support";
import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";

test("a look inside, a copy of one's own, keys, an archive, and a proof", async ({ page, shop, visitor }) => {
  const name = `Field guide ${randomUUID().slice(0, 6)}`;
  const notes = { name: "Notes.pdf", bytes: await readFile("../backend/demo/field-notes.pdf") };
  const presets = { name: "Presets.zip", bytes: await readFile("../backend/demo/synth-presets.zip") };
  const { id } = await shop.call("POST", "/products", { name, priceInCents: 900, currency: "EUR", licenceKeys: "generated" });
  const pdf = await shop.upload(id, notes);
  await shop.upload(id, presets);
  await shop.call("PATCH", `/files/${pdf}`, { stamp: "footer", showsPreview: true });
  const { url, shortId } = await shop.page([id]);
  await expect
    .poll(async () => (await shop.call("GET", `/public/pages/${shortId}`)).previews?.length ?? 0, { timeout: 60_000 })
    .toBeGreaterThan(0);

  await test.step("the sales page shows the first pages", async () => {
    await page.goto(url);
    const picture = page.getByRole("img", { name: /Notes\.pdf/ }).first();
    await expect(picture).toBeVisible();
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(100);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: "screenshots/inside-sale-1280.png", fullPage: true });
  });

  const email = someone("inga");
  await checkOut(page, email);
  await pay(page);
  await test.step("the order page gives a copy of one's own, a key, and an archive", async () => {
    const own = page.getByRole("button", { name: "Download Notes.pdf" });
    await expect(async () => {
      await page.reload();
      await expect(own).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: 60_000 });
    await expect(page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){4}$/)).toBeVisible();
    if (process.env.SCREENSHOTS) {
      await page.screenshot({ path: "screenshots/inside-order-1280.png", fullPage: true });
      await page.setViewportSize({ width: 320, height: 800 });
      await page.screenshot({ path: "screenshots/inside-order-320.png", fullPage: true });
      await page.setViewportSize({ width: 1_280, height: 800 });
    }
    const [copy] = await Promise.all([page.waitForEvent("download"), own.click()]);
    const bytes = await readFile(await copy.path());
    expect(bytes.subarray(0, 5).toString()).toBe("%PDF-");
    expect(bytes.equals(notes.bytes), "not the original").toBe(false);
    const all = page.getByRole("button", { name: /^Download all/ });
    const [archive] = await Promise.all([page.waitForEvent("download"), all.click()]);
    const packed = await readFile(await archive.path());
    expect(packed.subarray(0, 2).toString()).toBe("PK");
    expect(packed.includes(presets.bytes), "stored as it is").toBe(true);
  });

  await test.step("the creator sees what was delivered", async () => {
    const creator = await visitor();
    await signIn(creator, MAKER);
    await creator.goto("/console/orders");
    await creator.getByRole("link", { name: email }).click();
    const proof = creator.getByRole("region", { name: "Proof of delivery" });
    await expect(proof).toContainText("Notes.pdf");
    if (process.env.SCREENSHOTS) {
      await creator.screenshot({ path: "screenshots/inside-console-order-1280.png", fullPage: true });
      await creator.goto(`/console/products/${id}`);
      await expect(creator.getByRole("row", { name: "Notes.pdf" })).toContainText("Preview on the page");
      await creator.screenshot({ path: "screenshots/inside-console-product-1280.png", fullPage: true });
      await creator.setViewportSize({ width: 320, height: 800 });
      await creator.screenshot({ path: "screenshots/inside-console-product-320.png", fullPage: true });
    }
  });
});
