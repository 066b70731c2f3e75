// What somebody meets where something is in the way: a server that breaks, too many requests, a payment
// service or a store that is gone, another network. Each page says what to do, fits, and breaks no rule of axe.
import { rename } from "node:fs/promises";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { accessible } from "./axe";
import { heading, sold } from "./forms";
import { tabTo } from "./keyboard";
import { expect, test, type Own } from "./server";
import { settled } from "./settled";
import { mail, MAKER, signIn } from "./support";

/** A proxy of ours says which network somebody is in. */
const PROXY = { TRUSTED_PROXIES: "127.0.0.1/32" };

const from = (page: Page, address: string) => page.setExtraHTTPHeaders({ "CF-Connecting-IP": address });

/** An order, and the file in it. */
async function bought({ shop, site }: Own, more: object = {}) {
  const { id, file } = await shop.product("A walk past the hedge");
  await shop.call("PATCH", `/products/${id}`, more);
  const order = await sold(shop, id);
  const { files } = await shop.call("GET", `/public/orders/${order.key}`);
  return { page: `${site.url}/o/${order.key}`, key: order.key, id: order.id, file: files[0].id as string, name: file.name };
}

/** The link to a file, for whoever is in a network. */
async function link({ site }: Own, key: string, fileId: string, address: string): Promise<string> {
  const headers = { "content-type": "application/json", "cf-connecting-ip": address };
  const body = JSON.stringify({ fileId });
  const answer = await fetch(`${site.url}/api/v1/public/orders/${key}/downloads`, { method: "POST", headers, body });
  expect(answer.status, await answer.clone().text()).toBe(201);
  return (await answer.json()).url;
}

async function says(page: Page, title: string | RegExp, status: number, address: string) {
  const response = await page.goto(address);
  expect(response!.status()).toBe(status);
  await heading(page, title);
  await expect(page.getByRole("main").getByRole("link").first(), "there is a way on").toBeVisible();
  await accessible(page, String(title));
}

test("a table is asked for by somebody who is signed out, and a file that is gone", async ({ page }) => {
  await says(page, "Please sign in", 401, "/console/orders.csv");
  await page.getByRole("main").getByRole("link", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/login$/);
  await signIn(page, MAKER);
  await says(page, "There is nothing here", 404, "/console/files/00000000-0000-7000-8000-000000000000");
});

test("something breaks on our side", async ({ page, own, trouble }) => {
  trouble.expect(/^500: /);
  const server = await own();
  const { site, shop, lose } = server;
  const { id } = await shop.product("A walk past the hedge");
  const sale = await shop.page([id]);
  await page.goto(`${site.url}/login`);
  await page.getByLabel("E-mail").fill(MAKER.email);
  await page.getByLabel("Password", { exact: true }).fill(MAKER.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/console$/);
  await settled(page);
  lose("pages");

  await test.step("on a page for everybody", async () => {
    await says(page, "Something broke on our side", 500, `${site.url}/p/00000000000`);
    await expect(page.getByText(/please name the reference/)).toBeVisible();
  });
  await test.step("on a screen of the console", async () => {
    await page.goto(`${site.url}/console/pages/${sale.id}`);
    await expect(page.getByRole("alert").first()).toContainText(/reference|our side/);
    await accessible(page, "a screen that broke");
  });
});

test("somebody tries too often: what was typed stays", async ({ page, own }) => {
  const { site } = await own({ RATE_LIMITS: "on" });
  const form = { email: MAKER.email, password: "not this one" };
  const attempt = async () => (await page.request.post(`${site.url}/login`, { form, headers: { origin: site.url } })).status();
  await expect.poll(attempt, { intervals: [0], timeout: 60_000 }).toBe(429);
  await page.goto(`${site.url}/login`);
  await page.getByLabel("E-mail").fill(MAKER.email);
  await page.getByLabel("Password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await heading(page, "That was a lot at once");
  await accessible(page, "too many requests");
  await page.goBack();
  await expect(page.getByLabel("E-mail")).toHaveValue(MAKER.email);
});

test("the payment service is gone: what was typed stays", async ({ page, own, trouble }) => {
  trouble.expect(/^50\d: /);
  const server = await own();
  const { site, shop } = server;
  const { id } = await shop.product("A walk past the hedge");
  const sale = await shop.page([id]);
  const outage = await fetch(`${site.url}/simulator/control/outage`, { method: "POST", body: new URLSearchParams({ for: "3600" }) });
  expect(outage.status).toBe(200);
  await page.goto(sale.url);
  await settled(page);
  await page.locator("form#buy").getByLabel("E-mail").fill("vera@example.com");
  await page.locator("form#buy").getByRole("button").last().click();
  await expect(page.getByText("Payments are not available right now").first()).toBeVisible({ timeout: 60_000 });
  await accessible(page, "payments are not available");
  await page.goBack();
  await expect(page.locator("form#buy").getByLabel("E-mail")).toHaveValue("vera@example.com");
});

test("the store is gone", async ({ page, own }) => {
  const server = await own(PROXY);
  const order = await bought(server);
  const url = await link(server, order.key, order.file, "203.0.113.7");
  await rename(join(server.folder, "files"), join(server.folder, "files-elsewhere"));
  await from(page, "203.0.113.7");
  await says(page, "The files are not available right now", 503, url);
});

test("a link for another network, one that was used up, and one of an order that was refunded", async ({ page, own, trouble }) => {
  trouble.expect(/^(403|429): /);
  const server = await own(PROXY);
  const order = await bought(server, { downloadLimit: 1 });
  const url = await link(server, order.key, order.file, "203.0.113.7");

  await from(page, "198.51.100.1");
  await says(page, "You are on another network now", 403, url);
  await test.step("the way back is the order page, which this browser has seen", async () => {
    await page.goto(order.page);
    await page.goto(url);
    await page.getByRole("link", { name: "Open my order page" }).click();
    await expect(page).toHaveURL(order.page);
  });
  await from(page, "203.0.113.7");
  const downloading = page.waitForEvent("download");
  await page.goto(url).catch(() => undefined);
  await (await downloading).path();
  await test.step("all downloads are used", async () => {
    await page.goto(order.page);
    await settled(page);
    await expect(page.getByRole("button", { name: `Download ${order.name}` })).toHaveCount(0);
    await accessible(page, "an order whose downloads are used");
  });
  await server.shop.call("POST", `/orders/${order.id}/refund`, {});
  await expect.poll(async () => (await server.shop.call("GET", `/orders/${order.id}`)).status).toBe("refunded");
  await says(page, "This order gives no downloads", 403, url);
});

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("a fourth network within a day asks for a code, by keyboard, once", async ({ page, own, trouble }) => {
      trouble.expect(/^403: /);
      const server = await own(PROXY);
      const order = await bought(server);
      for (const number of [1, 2, 3]) await link(server, order.key, order.file, `198.51.100.${number}`);
      const { email } = await server.shop.call("GET", `/orders/${order.id}`);

      await from(page, "203.0.113.9");
      await page.goto(order.page);
      await page.getByRole("button", { name: `Download ${order.name}` }).click();
      const field = page.getByLabel("Code from the mail");
      await expect(field).toBeVisible();
      await accessible(page, "a code for another network", { withScripts: javaScriptEnabled });
      await tabTo(page, field);
      await page.keyboard.type("00000000");
      await page.keyboard.press("Enter");
      await expect(field).toHaveAttribute("aria-invalid", "true");
      await accessible(page, "a wrong code for another network", { withScripts: javaScriptEnabled });

      const code = (await mail(email, /Your code/, server.site)).subject.replace("Your code: ", "");
      await field.fill(code);
      await page.getByRole("button", { name: "Go on from this network" }).dblclick({ noWaitAfter: true });
      await expect(field).toHaveCount(0);
      const downloading = page.waitForEvent("download");
      await page.getByRole("button", { name: `Download ${order.name}` }).click();
      expect((await downloading).suggestedFilename()).toBe(order.name);
    });
  });
}
