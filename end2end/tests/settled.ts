// When a page has taken its final form.
import type { Page } from "@playwright/test";
import { expect } from "./support";

/** Waits until everything has taken its final form: islands, hydration, times in the visitor's zone. */
export async function settled(page: Page) {
  await page.waitForLoadState("load");
  await expect(page.locator(".loading")).toHaveCount(0);
  await expect(page.locator("main :is(button, fieldset):disabled")).toHaveCount(0);
  // The payment simulator has no scripts, and so no zone but this.
  if (page.url().includes("/simulator/")) return;
  await expect(page.locator("html:not([data-ready]):has(link[rel=modulepreload][href*=sales])")).toHaveCount(0);
  await expect(page.locator("time", { hasText: "UTC" })).toHaveCount(0);
}
