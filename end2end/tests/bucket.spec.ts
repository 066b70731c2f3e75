// The files are in a bucket at another origin, to which a browser sends bytes and from which it gets them.
import { checkOut, download, expect, MAKER, pay, signIn, type Site, someone, test } from "./support";
import { randomBytes } from "node:crypto";
import type { Page } from "@playwright/test";

const MIB = 1024 * 1024;

/** The origins but the site’s own to which a page sends requests with this method. */
function elsewhere(page: Page, site: Site, method: string): Set<string> {
  const origins = new Set<string>();
  page.on("request", (request) => {
    const { origin } = new URL(request.url());
    if (request.method() === method && origin !== site.url) origins.add(origin);
  });
  return origins;
}

const files = (...sizes: number[]) =>
  sizes.map((size) => ({ name: `Über ${size}.bin`, mimeType: "application/octet-stream", buffer: randomBytes(size) }));

test("a creator’s browser sends files straight to the bucket, and a buyer’s gets them from there", {
  tag: "@bucket",
}, async ({ page, shop, site, visitor }) => {
  // One that comes as a whole, and one that comes in parts.
  const sold = files(1_000, 9 * MIB);
  const { id } = await shop.call("POST", "/products", { name: "Film", priceInCents: 900, currency: "EUR" });
  const sentTo = elsewhere(page, site, "PUT");
  await signIn(page, MAKER);
  await page.goto(`/console/products/${id}`);
  await page.getByLabel("Add files").setInputFiles(sold);
  for (const { name } of sold) {
    await expect(page.getByRole("row", { name })).toContainText("Ready", { timeout: 60_000 });
  }
  expect(sentTo.size, "the bytes went to one other origin").toBe(1);

  const buyer = await visitor();
  const gotFrom = elsewhere(buyer, site, "GET");
  await buyer.goto((await shop.page([id])).url);
  await checkOut(buyer, someone("bea"));
  await pay(buyer);
  for (const { name, buffer } of sold) await download(buyer, { name, bytes: buffer });
  expect(gotFrom).toEqual(sentTo);
});

test("a bucket that lets no browser in is named, and not asked for ever", {
  tag: "@bucket",
}, async ({ shop, site, trouble, visitor }) => {
  trouble.expect(/blocked by CORS policy/);
  trouble.expect(/^net::ERR_FAILED: PUT /);
  trouble.expect(/^403: (OPTIONS|HEAD) /);
  // It asks whether the bytes have come all the same.
  trouble.expect(/^409: POST .*\/complete_upload$/);
  const { id } = await shop.call("POST", "/products", { name: "Film", priceInCents: 900, currency: "EUR" });
  // The same server by another name, which the bucket’s rule does not know.
  const unknown = site.url.replace("127.0.0.1", "localhost");
  const page = await visitor({ baseURL: unknown });
  await signIn(page, MAKER);
  await page.goto(`/console/products/${id}`);
  const chosen = files(1_000, 9 * MIB);
  await page.getByLabel("Add files").setInputFiles(chosen);
  for (const { name } of chosen) {
    const row = page.getByRole("list", { name: "Files on their way" }).getByRole("listitem").filter({ hasText: name });
    const alert = row.getByRole("alert");
    await expect(alert).toContainText(`The storage does not take files from ${unknown} yet.`, { timeout: 30_000 });
    await expect(row.getByRole("button", { name: "Try again" })).toBeVisible();
  }
});
