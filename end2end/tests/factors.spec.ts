// Signing in with more than a password: a passkey on a virtual device, an authenticator app, a recovery code.
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { byName, device, totp } from "./factor";
import { newcomer, PASSWORD } from "./newcomer";
import { expect, mail, test } from "./support";

async function withPassword(page: Page, email: string) {
  await page.goto("/login");
  await page.getByLabel("E-mail").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

async function security(page: Page) {
  await page.goto("/console");
  await page.getByRole("link", { name: "Settings" }).click();
  await page.getByRole("link", { name: "Security" }).click();
  await expect(page.getByRole("heading", { name: "Security" })).toBeVisible();
}

async function signOut(page: Page) {
  await page.context().clearCookies();
}

test.use({ baseURL: async ({ site }, use) => use(byName(site.url)) });

test("somebody adds a passkey, signs in with it, and removes it", async ({ page, context, trouble }) => {
  const email = await newcomer(page, "Pascal");
  const { cdp, authenticatorId } = await device(page, context);

  await security(page);
  const card = page.getByRole("region", { name: "Passkeys" });
  await expect(card.getByText("No passkeys yet.")).toBeVisible();
  await card.getByLabel("Name of a new passkey").fill("My laptop");
  await card.getByRole("button", { name: "Add a passkey" }).click();
  await expect(card.getByRole("rowheader", { name: "My laptop" })).toBeVisible();
  await expect(card.getByText("Never")).toBeVisible();
  await mail(email, /passkey was added/);

  // The same device a second time: it says that it has one.
  await card.getByLabel("Name of a new passkey").fill("Again");
  await card.getByRole("button", { name: "Add a passkey" }).click();
  await expect(card.getByText("This device has a passkey for your account already.")).toBeVisible();

  await signOut(page);
  await page.goto("/login?next=%2Fconsole%2Forders");
  // The device is offered by itself where the browser can; pressing the button is the sure way.
  const button = page.getByRole("button", { name: "Use a passkey" });
  await button.click({ timeout: 5_000 }).catch(() => undefined);
  await expect(page).toHaveURL(/\/console\/orders$/);

  await security(page);
  await expect(card.getByText("Never"), "it was used").toHaveCount(0);
  await card.getByRole("button", { name: "Rename My laptop" }).click();
  await page.getByLabel("New name").fill("Old laptop");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(card.getByRole("rowheader", { name: "Old laptop" })).toBeVisible();
  await card.getByRole("button", { name: "Remove Old laptop" }).click();
  await page.getByRole("button", { name: "Remove the passkey" }).click();
  await expect(card.getByText("No passkeys yet.")).toBeVisible();

  // On the device it is still there, and worth nothing.
  await signOut(page);
  trouble.expect(/^401: POST .*\/login\/passkey/);
  await page.goto("/login");
  await button.click({ timeout: 5_000 }).catch(() => undefined);
  await expect(page.getByText("We do not know this passkey.")).toBeVisible();
  await cdp.send("WebAuthn.removeVirtualAuthenticator", { authenticatorId });
});

test("somebody who cancels is told so, and tries again", async ({ page, context }) => {
  await newcomer(page, "Cora");
  const { cdp, authenticatorId } = await device(page, context);
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await security(page);
  const card = page.getByRole("region", { name: "Passkeys" });
  await card.getByLabel("Name of a new passkey").fill("Phone");
  await card.getByRole("button", { name: "Add a passkey" }).click();
  await expect(card.getByText("That was cancelled or took too long.")).toBeVisible();
  await cdp.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: true });
  await card.getByRole("button", { name: "Add a passkey" }).click();
  await expect(card.getByRole("rowheader", { name: "Phone" })).toBeVisible();
});

test("somebody sets up an app, signs in with its code, and with a code on paper", async ({ page, visitor, trouble }) => {
  const email = await newcomer(page, "Appa");
  await security(page);
  const card = page.getByRole("region", { name: "Authenticator app" });
  await card.getByRole("button", { name: "Set it up" }).click();
  await expect(card.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  const secret = await card.locator("code").innerText();
  if (process.env.SCREENSHOTS) await page.screenshot({ path: "screenshots/factor-set-up.png", fullPage: true });
  const used = totp(secret);
  await card.getByLabel("Code that the app shows now").fill(used);
  await card.getByRole("button", { name: "Switch it on" }).click();

  await expect(card.getByText("Save your recovery codes now")).toBeVisible();
  const codes = await card.getByRole("listitem").allInnerTexts();
  expect(new Set(codes).size).toBe(10);
  if (process.env.SCREENSHOTS) await page.screenshot({ path: "screenshots/factor-codes.png", fullPage: true });
  const downloading = page.waitForEvent("download");
  await card.getByRole("link", { name: "Download" }).click();
  const file = await downloading;
  expect(file.suggestedFilename()).toBe("temporary-pages-recovery-codes.txt");
  const text = await readFile(await file.path(), "utf8");
  expect(text).toBe(`Recovery codes for Temporary Pages, ${email}\n\n${codes.join("\n")}\n`);
  await page.emulateMedia({ media: "print" });
  await expect(page.getByRole("navigation", { name: "Console" })).toBeHidden();
  await expect(card.getByText(codes[0]!)).toBeVisible();
  await page.emulateMedia({ media: "screen" });
  await card.getByRole("button", { name: "I have saved them" }).click();
  await expect(card.getByText("10 recovery codes are left.")).toBeVisible();

  // Elsewhere the password is half of it; without JavaScript, too. The console it leads to needs scripts.
  trouble.expect(/^csp: GET .*\/console\.js$/);
  const phone = await visitor({ javaScriptEnabled: false });
  await phone.goto(new URL("/login", page.url()).href);
  await phone.getByLabel("E-mail").fill(email);
  await phone.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByRole("heading", { name: "One more step" })).toBeVisible();
  await phone.getByLabel("Code from your app").fill(used);
  await phone.getByRole("button", { name: "Sign in" }).click();
  await expect(phone.getByRole("alert")).toContainText("This code was used already");
  await phone.getByText("No phone at hand?").click();
  await phone.getByLabel("Recovery code").fill(codes[0]!.toUpperCase());
  await phone.getByRole("button", { name: "Use this code" }).click();
  await expect(phone).toHaveURL(/\/console$/);
  await mail(email, /recovery code was used/);

  // The next code of the app counts half a minute early, too.
  await signOut(page);
  await withPassword(page, email);
  await expect(page).toHaveURL(/\/login\/code/);
  await page.getByLabel("Code from your app").fill(totp(secret, Date.now() + 30_000));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/console$/);

  await security(page);
  await expect(card.getByText("9 recovery codes are left.")).toBeVisible();
  await card.getByRole("button", { name: "Switch it off" }).click();
  await page.getByLabel("Your password, or a code from the app").fill(PASSWORD);
  await page.getByRole("dialog").getByRole("button", { name: "Switch it off" }).click();
  await expect(card.getByRole("button", { name: "Set it up" })).toBeVisible();
  await signOut(page);
  await withPassword(page, email);
  await expect(page).toHaveURL(/\/console$/);
});

for (const width of [320, 768, 1_280]) {
  test(`the pages for signing in fit at ${width} px`, async ({ page, context }) => {
    await page.setViewportSize({ width, height: 800 });
    await device(page, context);
    await page.goto("/login");
    await expect(page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
    const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
    expect(await page.evaluate(overflow)).toBeLessThanOrEqual(0);
    if (process.env.SCREENSHOTS) await page.screenshot({ path: `screenshots/login-passkey-${width}.png` });
  });
}
