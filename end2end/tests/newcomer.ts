// A creator of their own, for stories that change what the others share.
import { expect, linkIn, mail, signIn, someone } from "./support";
import type { Page } from "@playwright/test";

export const PASSWORD = "a rather long one";

/** Signs up, confirms, and signs in: the address. */
export async function newcomer(page: Page, name: string): Promise<string> {
  const email = someone(name.toLowerCase());
  await page.goto("/signup");
  await page.getByLabel("Your name").fill(name);
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Create account" }).click();
  await expect(page.getByRole("heading", { name: "One more step: your inbox" })).toBeVisible();
  // The same server may be looked at by another name than the letter has.
  const link = new URL(linkIn(await mail(email, /confirm/), "/confirm"));
  await page.goto(link.pathname + link.search);
  await page.getByRole("button", { name: "Confirm my address" }).click();
  await expect(page.getByRole("heading", { name: "Your address is confirmed" })).toBeVisible();
  await signIn(page, { email, password: PASSWORD });
  return email;
}
