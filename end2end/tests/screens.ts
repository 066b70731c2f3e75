// The screens of the console, as its router has them, and where each is to be found.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { settled } from "./settled";
import { expect } from "./support";

const router = readFileSync(join(__dirname, "../../app/src/console.rs"), "utf8");

/** Their routes. */
export const SCREENS = [...router.matchAll(/path!\("([^"]+)"\)/g)].map(([, path]) => path!);

/** The addresses of what stands in a list. */
async function entries(page: Page, list: string): Promise<string[]> {
  await page.goto(list);
  await settled(page);
  const links = await page.getByRole("main").getByRole("link").all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute("href")));
  const isEntry = new RegExp(`^${list}/(?!new)[^/?]+$`);
  const found = [...new Set(hrefs)].filter((href): href is string => isEntry.test(href ?? ""));
  expect(found, `something stands in ${list}`).not.toEqual([]);
  return found;
}

/** The address of a screen: what stands in place of `:id` is the first in the list before it. */
export async function addressOf(page: Page, screen: string): Promise<string> {
  const [list, rest] = screen.split("/:id");
  return rest === undefined ? screen : (await entries(page, list!))[0]! + rest;
}

/** Opens a screen that has a button; of several, the first. */
export async function openWith(page: Page, screen: string, name: string | RegExp) {
  const addresses = screen.endsWith("/:id") ? await entries(page, screen.replace("/:id", "")) : [screen];
  const button = page.getByRole("main").getByRole("button", { name, exact: true }).first();
  for (const address of addresses) {
    await page.goto(address);
    await settled(page);
    if (await button.count()) return button;
  }
  throw new Error(`no ${screen} has a button “${name}”`);
}
