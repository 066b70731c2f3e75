// Nothing is wider than the window: a page that scrolls sideways is a defect.
import type { Page } from "@playwright/test";
import { expect } from "./support";

/** What sticks out at the side of the window. */
function tooWide() {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const wide = [...document.body.querySelectorAll("*")].filter((part) => part.getBoundingClientRect().right > width + 0.5);
  return [`${document.documentElement.scrollWidth} px`, ...wide.map((part) => `${part.tagName.toLowerCase()}.${part.getAttribute("class")}`)];
}

/** Fails, and goes on, if the page is wider than the window. */
export async function fits(page: Page, name: string) {
  // What was pressed before may still be leading here.
  await page.waitForLoadState("domcontentloaded");
  expect.soft(await page.evaluate(tooWide), `${name} fits into ${page.viewportSize()?.width} px`).toEqual([]);
}
