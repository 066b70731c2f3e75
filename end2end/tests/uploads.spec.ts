// Large files on their way: paused, cut off, left, and gone on with.
import { alive } from "./forms";
import { choose, press } from "./keyboard";
import { expect, MAKER, signIn, test } from "./support";
import { createHash, randomBytes, randomUUID } from "node:crypto";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";

const MIB = 1024 * 1024;

test("an upload goes on after a pause, a lost network, and a closed tab", {
  tag: "@bucket",
}, async ({ page, context, shop, trouble }) => {
  trouble.expect(/net::ERR_INTERNET_DISCONNECTED/);
  const folder = await mkdtemp(join(tmpdir(), "upload-"));
  const bytes = randomBytes(40 * MIB);
  const path = join(folder, "film.bin");
  await writeFile(path, bytes);
  const { id } = await shop.call("POST", "/products", { name: "Film", priceInCents: 900, currency: "EUR" });
  const uploads = (page: Page) => page.getByRole("list", { name: "Files on their way" });
  const progress = async (page: Page) =>
    Number(await uploads(page).getByRole("progressbar", { name: "film.bin" }).getAttribute("value"));

  await signIn(page, MAKER);
  await page.goto(`/console/products/${id}`);
  const slow = await context.newCDPSession(page);
  const network = (uploadThroughput: number, offline = false) =>
    slow.send("Network.emulateNetworkConditions", { offline, latency: 0, downloadThroughput: -1, uploadThroughput });
  await network(4 * MIB);
  await page.getByLabel("Add files").setInputFiles(path);
  await expect.poll(() => progress(page)).toBeGreaterThan(5);
  await expect(uploads(page)).toContainText("MB/s");

  await uploads(page).getByRole("button", { name: "Pause film.bin" }).click();
  await expect(uploads(page)).toContainText("Paused");
  const paused = await progress(page);
  await uploads(page).getByRole("button", { name: "Go on film.bin" }).click();
  await expect.poll(() => progress(page)).toBeGreaterThan(paused);

  await network(4 * MIB, true);
  await expect(uploads(page)).toContainText("The connection is gone");
  await network(4 * MIB);
  // Three parts are on their way at once: then two have certainly arrived.
  await expect.poll(() => progress(page), { timeout: 60_000 }).toBeGreaterThan(60);
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto(`/console/products/${id}`);
  await expect(again.getByRole("row", { name: "film.bin" })).toContainText("Upload not finished");
  let parts = 0;
  again.on("request", (request) => {
    if (request.method() === "PUT") parts += 1;
  });
  await expect(again.getByLabel("Add files")).toBeEnabled();
  await again.getByLabel("Add files").setInputFiles(path);
  await expect(again.getByRole("row", { name: "film.bin" })).toContainText("Ready", { timeout: 60_000 });
  expect(parts, "what had arrived was not sent again").toBeLessThan(5);
  const { data } = await shop.call("GET", `/products/${id}/files`);
  expect(data).toHaveLength(1);
  expect(data[0].sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  await rm(folder, { recursive: true });
});

test("a file gets another name and a new version", async ({ page, shop }) => {
  const { id, file } = await shop.product(`Map ${randomUUID().slice(0, 6)}`);
  await signIn(page, MAKER);
  await page.goto(`/console/products/${id}`);
  await page.getByRole("button", { name: `Edit ${file.name}` }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("The map.pdf");
  await page.getByRole("dialog").getByRole("button", { name: "Save" }).click();
  await expect(page.getByRole("row", { name: "The map.pdf" })).toContainText("Ready");

  // Without a mouse.
  await press(page, page.getByRole("button", { name: "New version of The map.pdf" }));
  const dialog = page.getByRole("dialog");
  await choose(page, dialog.getByLabel("New buyers only"));
  const choosing = page.waitForEvent("filechooser");
  await press(page, dialog.getByLabel("The new file"));
  const next = { name: "The map 2.pdf", mimeType: "application/pdf", buffer: randomBytes(1_000) };
  await (await choosing).setFiles(next);
  await expect(page.getByRole("row", { name: "The map 2.pdf" })).toContainText("Ready");
  await expect(page.getByRole("row", { name: "The map.pdf" })).toContainText("Earlier version");
});

test("a file that is chosen without a mouse, by somebody who is signed out, goes on after signing in", async ({
  page,
  context,
  shop,
  trouble,
}) => {
  trouble.expect(/^401: POST /);
  const { id } = await shop.call("POST", "/products", { name: "Quiet film", priceInCents: 900, currency: "EUR" });
  await signIn(page, MAKER);
  await page.goto(`/console/products/${id}`);
  await alive(page);
  const cookies = await context.cookies();
  await context.clearCookies();
  const choosing = page.waitForEvent("filechooser");
  await press(page, page.getByLabel("Add files"));
  const film = { name: "quiet.bin", mimeType: "application/octet-stream", buffer: randomBytes(1_000) };
  await (await choosing).setFiles(film);
  const row = page.getByRole("list", { name: "Files on their way" }).getByRole("listitem").filter({ hasText: film.name });
  await expect(row.getByRole("alert")).toContainText("You are signed out");

  await context.addCookies(cookies);
  await press(page, row.getByRole("button", { name: "Try again quiet.bin" }));
  await expect(page.getByRole("row", { name: film.name })).toContainText("Ready");
  expect((await shop.call("GET", `/products/${id}/files`)).data).toHaveLength(1);
});
