// A creator sees how it is going: who came, from where, and what became of it.
import type { Page } from "@playwright/test";
import { randomUUID } from "node:crypto";
import { checkOut, expect, MAKER, pay, signIn, someone, test } from "./support";

/** The number beside a name of a page's funnel. */
const step = (page: Page, name: string) =>
  page.getByRole("region", { name: "From visit to order" }).getByRole("listitem").filter({ hasText: name });

test("follows visitors from a link to the money", async ({ page, shop, visitor, browser, baseURL }) => {
  const { id: product } = await shop.product(`Numbers ${randomUUID().slice(0, 6)}`);
  const sales = await shop.page([product]);
  const link = `/p/${sales.shortId}?utm_source=Leaflet&utm_campaign=spring`;

  await test.step("somebody buys by a link from a leaflet; somebody else looks in without scripts", async () => {
    const buyer = await visitor();
    await buyer.goto(link);
    await expect(buyer.locator("[data-referral]")).toHaveValue("referrer=&utm_source=Leaflet&utm_campaign=spring");
    await checkOut(buyer, someone("reader"));
    await pay(buyer);
    const plain = await browser.newContext({ baseURL, javaScriptEnabled: false, userAgent: "Mozilla/5.0 (Plain)" });
    await (await plain.newPage()).goto(`/p/${sales.shortId}`);
    await plain.close();
  });

  await test.step("each was counted once", async () => {
    await expect
      .poll(async () => {
        const { views, visitors } = await shop.call("GET", `/pages/${sales.id}/stats`);
        return { views, visitors };
      })
      .toEqual({ views: 2, visitors: 2 });
  });

  await test.step("the creator's own look is not", async () => {
    await signIn(page, MAKER);
    const told = page.waitForResponse((response) => response.url().endsWith("/seen"));
    await page.goto(`/p/${sales.shortId}`);
    expect((await told).status()).toBe(204);
    expect((await shop.call("GET", `/pages/${sales.id}/stats`)).views).toBe(2);
  });

  await test.step("the page's numbers say it, and where the buyer came from", async () => {
    await page.goto(`/console/pages/${sales.id}?range=7`);
    await expect(step(page, "Visitors")).toContainText("2");
    await expect(step(page, "Checkouts begun")).toContainText("1");
    await expect(step(page, "Paid")).toContainText("50.0%");
    const row = page.getByRole("row", { name: /leaflet/ });
    await expect(row).toContainText("spring");
    await expect(row).toContainText("€12.00");
  });
});

test("reads a chart with the keyboard, changes the days, and goes back", async ({ page, shop, visitor }) => {
  const { id: product } = await shop.product(`Days ${randomUUID().slice(0, 6)}`);
  const sales = await shop.page([product]);
  await (await visitor()).goto(`/p/${sales.shortId}`);
  await expect.poll(async () => (await shop.call("GET", `/pages/${sales.id}/stats`)).views).toBe(1);
  await signIn(page, MAKER);
  const days = page.getByRole("navigation", { name: "Days" });
  await expect(days.getByRole("link", { name: "30 days" })).toHaveAttribute("aria-current", "true");
  await page.getByRole("link", { name: /^Visitors/ }).click();
  await expect(page).toHaveURL(/show=views/);

  await days.getByRole("link", { name: "7 days" }).click();
  await expect(page).toHaveURL(/range=7&show=views/);
  await expect(days.getByRole("link", { name: "7 days" })).toHaveAttribute("aria-current", "true");
  await expect(days.getByRole("link", { name: "7 days" }), "the focus stays where it was").toBeFocused();
  await page.goBack();
  await expect(days.getByRole("link", { name: "30 days" })).toHaveAttribute("aria-current", "true");
  await page.goForward();

  const chart = page.getByRole("figure");
  const slider = chart.getByRole("slider", { name: "Choose a day" });
  await slider.focus();
  const today = await slider.getAttribute("aria-valuetext");
  await page.keyboard.press("ArrowLeft");
  await expect(slider).not.toHaveAttribute("aria-valuetext", today!);
  await chart.getByText("Show the numbers").click();
  await expect(chart.getByRole("table").getByRole("rowheader")).toHaveCount(7);
});
