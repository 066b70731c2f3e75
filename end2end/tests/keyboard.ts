// What somebody does who has no mouse.
import type { Locator, Page } from "@playwright/test";

/** Presses Tab until something has the focus. */
export async function tabTo(page: Page, target: Locator) {
  const hasFocus = () => target.evaluate((element) => element === document.activeElement);
  for (let presses = 0; presses < 150; presses += 1) {
    if (await hasFocus()) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`the keyboard does not reach ${target}`);
}

/** Presses a button, or follows a link. */
export async function press(page: Page, target: Locator) {
  await tabTo(page, target);
  await page.keyboard.press("Enter");
}

/** Ticks a box, or chooses one of several: of those the keyboard reaches the one that is chosen. */
export async function choose(page: Page, box: Locator) {
  if (await box.isChecked()) return;
  if ((await box.getAttribute("type")) === "checkbox") {
    await tabTo(page, box);
    return page.keyboard.press("Space");
  }
  const name = await box.getAttribute("name");
  await tabTo(page, page.locator(`input[name="${name}"]:checked`));
  for (let presses = 0; presses < 20 && !(await box.isChecked()); presses += 1) {
    await page.keyboard.press("ArrowDown");
  }
}

/** Types into a field, in place of what is there; what is typed into a list chooses from it. */
export async function type(page: Page, field: Locator, text: string) {
  await tabTo(page, field);
  const isMoment = (await field.getAttribute("type")) === "datetime-local";
  // How the parts of a moment follow each other is the browser's own affair.
  if (isMoment) return field.fill(text);
  const isList = await field.evaluate((field) => field instanceof HTMLSelectElement);
  if (isList) return page.keyboard.type(text);
  await page.keyboard.press("Control+a");
  await page.keyboard.type(text);
}
