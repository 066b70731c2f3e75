// No screen of the console breaks a rule of axe: every one that has an address, light and dark, on a phone
// and on a desk; and what opens above them.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { accessible } from "./axe";
import { settled } from "./settled";
import { ADA, expect, signIn, someone, STILL, test, linkIn, mail } from "./support";

/** The addresses of all screens, as the console's router has them. */
const router = readFileSync(join(__dirname, "../../app/src/console.rs"), "utf8");
const SCREENS = [...router.matchAll(/path!\("([^"]+)"\)/g)].map(([, path]) => path);

/** The address of a screen: what stands in place of `:id` is taken from the list before it. */
async function address(page: Page, screen: string): Promise<string> {
  const [list, rest] = screen.split("/:id");
  if (rest === undefined) return screen;
  await page.goto(list);
  await settled(page);
  const isEntry = (href: string) => new RegExp(`^${list}/(?!new)[^/?]+$`).test(href);
  const links = await page.getByRole("main").getByRole("link").all();
  const hrefs = await Promise.all(links.map((link) => link.getAttribute("href")));
  const entry = hrefs.find((href) => href && isEntry(href));
  expect(entry, `an entry in ${list}`).toBeDefined();
  return entry! + rest;
}

test.beforeEach(async ({ page, trouble }) => {
  trouble.expect(STILL);
  await page.emulateMedia({ reducedMotion: "reduce" });
});

// As many tests as there are browsers at once.
for (const half of [0, 1]) {
  test(`every screen of a creator who sells, ${half === 0 ? "odd" : "even"}`, async ({ page }) => {
    expect(SCREENS.length).toBeGreaterThan(15);
    await signIn(page, ADA);
    for (const screen of SCREENS.filter((_, number) => number % 2 === half)) {
      await page.goto(await address(page, screen));
      await settled(page);
      await accessible(page, screen);
    }
  });
}

test("every list while it is empty", async ({ page }) => {
  const email = someone("rosalind");
  await page.goto("/signup");
  await page.getByLabel("Your name").fill("Rosalind");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password").fill("a rather long one");
  await page.getByRole("button", { name: "Create account" }).click();
  await page.goto(linkIn(await mail(email, /confirm/), "/confirm"));
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await signIn(page, { email, password: "a rather long one" });
  for (const screen of SCREENS.filter((screen) => !screen.includes(":"))) {
    await page.goto(screen);
    await settled(page);
    await accessible(page, `${screen} while it is empty`);
  }
});

test("what opens above a screen", async ({ page }) => {
  await signIn(page, ADA);
  await settled(page);
  for (const [key, name] of [
    ["Control+k", "Search and commands"],
    ["?", "Keyboard shortcuts"],
  ]) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await accessible(page, name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name })).toBeHidden();
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await page.goto("/console/products");
  await page.getByRole("button", { name: /^Delete/ }).first().click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await accessible(page, "a dialog");
  await page.goto("/console/nothing/here");
  await accessible(page, "a screen that is not there");
});
