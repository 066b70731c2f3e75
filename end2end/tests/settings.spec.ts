// A creator looks after their account: name, address, where they are signed in, what they are told, all
// their data, and leaving.
import { expect, linkIn, mail, signIn, someone, test } from "./support";
import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { newcomer, PASSWORD } from "./newcomer";

/** Opens a screen of the settings by its tab. */
async function open(page: Page, tab: string) {
  await page.goto("/console/settings/payments");
  await expect(page.locator("[data-ready=true]")).toBeVisible();
  const link = page.getByRole("navigation", { name: "Settings" }).getByRole("link", { name: tab, exact: true });
  await link.click();
  await expect(link).toHaveAttribute("aria-current", "page");
}

async function look(page: Page, name: string) {
  if (process.env.SCREENSHOTS) await page.screenshot({ path: `screenshots/settings-${name}.png`, fullPage: true });
}

const card = (page: Page, name: string) => page.getByRole("region", { name, exact: true });

for (const [device, viewport] of [
  ["desktop", { width: 1280, height: 900 }],
  ["phone", { width: 320, height: 700 }],
] as const) {
  test.describe(device, () => {
    test.use({ viewport });

    test("changes name and address", async ({ page, trouble }) => {
      trouble.expect(/^422: POST .*\/api\/console\/(change_email|update_profile)/);
      const email = await newcomer(page, "Nora");
      await open(page, "Profile");
      const name = card(page, "What visitors see of you");
      await name.getByLabel("Name").fill("Nora Fern");
      await name.getByRole("button", { name: "Save changes" }).click();
      await expect(page.getByText("Saved.")).toBeVisible();
      await name.getByLabel("Website").fill("http://nora.example");
      await name.getByRole("button", { name: "Save changes" }).click();
      await expect(name.getByLabel("Website")).toHaveAttribute("aria-invalid", "true");
      await expect(name.getByLabel("Website")).toBeFocused();
      await name.getByLabel("Website").fill("www.nora.example");
      await name.getByLabel("A few words about you").fill("Walks bogs.");
      await name.getByRole("button", { name: "Save changes" }).click();
      await expect(name.getByLabel("Website")).toHaveValue("https://www.nora.example/");

      const zone = card(page, "Time zone");
      await expect(zone.getByText(/^Your browser uses /)).toBeVisible();
      await zone.getByLabel("Letters and tables tell times in").selectOption("Asia/Tokyo");
      const saved = page.waitForResponse(/\/api\/console\/choose_time_zone/);
      await zone.getByRole("button", { name: "Save changes" }).click();
      expect((await saved).status()).toBe(200);
      await page.reload();
      await expect(name.getByLabel("Name")).toHaveValue("Nora Fern");
      await expect(name.getByLabel("A few words about you")).toHaveValue("Walks bogs.");
      await expect(zone.getByLabel("Letters and tables tell times in")).toHaveValue("Asia/Tokyo");

      const address = card(page, "Your e-mail address");
      await expect(address.getByText(email)).toBeVisible();
      const other = someone("nora-new");
      await address.getByLabel("New address").fill(other);
      await address.getByLabel("Your password now").fill("not the password");
      await address.getByRole("button", { name: "Change address" }).click();
      const password = address.getByLabel("Your password now");
      await expect(password).toHaveAttribute("aria-invalid", "true");
      await expect(password).toBeFocused();
      await password.fill(PASSWORD);
      await address.getByRole("button", { name: "Change address" }).click();
      await expect(address.getByText(`We have sent a link to ${other}.`)).toBeVisible();
      await look(page, `profile-${device}`);
      await mail(email, /about to change/);

      await page.goto(linkIn(await mail(other, /confirm your new address/), "/account/email"));
      await page.getByRole("button", { name: "Use this address" }).click();
      await expect(page.getByRole("heading", { name: "Your address is changed" })).toBeVisible();
      await page.getByRole("link", { name: "Go to my profile" }).click();
      await expect(address.getByText(other)).toBeVisible();
      await expect(address.getByLabel("New address")).toBeVisible();
    });

    test("chooses a language in the menu, and comes back", async ({ page }) => {
      await newcomer(page, "Luis");
      await open(page, "Profile");
      const menu = page.getByRole("button", { name: "Menu" });
      if (await menu.isVisible()) await menu.click();
      await page.getByRole("form", { name: "Language" }).getByRole("button", { name: "Deutsch" }).click();
      await expect(page.getByRole("heading", { level: 1, name: "Einstellungen" })).toBeVisible();
      await expect(page).toHaveURL(/\/console\/settings$/);
    });

    test("signs a lost phone out", async ({ page, visitor }) => {
      const email = await newcomer(page, "Omar");
      const phone = await visitor();
      await signIn(phone, { email, password: PASSWORD });
      await open(page, "Security");
      const sessions = card(page, "Where you are signed in");
      await expect(sessions.getByRole("row", { name: /This one/ })).toHaveCount(1);
      await look(page, `security-${device}`);
      await sessions.getByRole("button", { name: /^Sign out Chrome/ }).click();
      await page.getByRole("dialog").getByRole("button", { name: "Sign out" }).click();
      await expect(page.getByText("It is signed out.")).toBeVisible();
      await expect(sessions.getByRole("button", { name: /^Sign out/ })).toHaveCount(0);
      await phone.goto("/console");
      await expect(phone).toHaveURL(/\/login/);
      await page.reload();
      await expect(sessions.getByRole("row", { name: /This one/ })).toBeVisible();
    });

    test("switches letters off, here and by a link in one", async ({ page, visitor }) => {
      await newcomer(page, "Pia");
      await open(page, "Notifications");
      const opens = page.getByRole("checkbox", { name: /^A page opens/ });
      await expect(opens).toBeChecked();
      await expect(opens).toBeEnabled();
      await opens.uncheck();
      await expect(page.getByText("Saved.")).toBeVisible();
      await expect(page.getByRole("checkbox", { name: /^Your week/ })).not.toBeChecked();
      await look(page, `notifications-${device}`);
      await page.reload();
      await expect(opens).not.toBeChecked();

      const stranger = await visitor();
      await stranger.goto("/notifications/off?token=forged");
      await expect(stranger.getByText("This link does not work. You can switch letters off")).toBeVisible();
    });

    test("takes everything along, and leaves", async ({ page, trouble }) => {
      trouble.expect(/^422: POST .*\/api\/console\/leave/);
      const email = await newcomer(page, "Quinn");
      await open(page, "Your data");
      const downloading = page.waitForEvent("download");
      await page.getByRole("link", { name: "Save everything" }).click();
      const archive = await readFile(await (await downloading).path());
      expect(archive.subarray(0, 2).toString()).toBe("PK");
      expect(archive.includes("data.json") && archive.includes("orders.csv")).toBe(true);
      const document = page.waitForEvent("download");
      await page.getByRole("link", { name: "Only the JSON" }).click();
      const saved = JSON.parse(await readFile(await (await document).path(), "utf8"));
      expect(saved.account.email).toBe(email);
      expect(saved.orders).toEqual([]);

      const leaving = card(page, "Delete account");
      await expect(leaving.getByLabel("Your e-mail address")).toBeEnabled();
      await look(page, `data-${device}`);
      await leaving.getByLabel("Your e-mail address").fill("somebody@example.com");
      await leaving.getByLabel("Your password now").fill(PASSWORD);
      await leaving.getByRole("button", { name: "Delete my account for good" }).click();
      await expect(leaving.getByLabel("Your e-mail address")).toHaveAttribute("aria-invalid", "true");
      await leaving.getByLabel("Your e-mail address").fill(email);
      await leaving.getByRole("button", { name: "Delete my account for good" }).click();
      await expect(page.getByRole("heading", { name: "Your account is deleted" })).toBeVisible();
      await mail(email, /Your account is deleted/);
      await page.goto("/console");
      await expect(page).toHaveURL(/\/login/);
      await page.getByLabel("E-mail").fill(email);
      await page.getByLabel("Password").fill(PASSWORD);
      await page.getByRole("button", { name: "Sign in" }).click();
      await expect(page.getByRole("alert")).toBeVisible();
    });
  });
}

test("no screen of the settings is wider than a phone", async ({ page }) => {
  await newcomer(page, "Rosalind");
  await page.setViewportSize({ width: 320, height: 700 });
  for (const screen of ["", "/security", "/notifications", "/keys", "/payments", "/data"]) {
    await page.goto(`/console/settings${screen}`);
    await expect(page.getByRole("navigation", { name: "Settings" })).toBeVisible();
    const surplus = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect(surplus, `settings${screen}`).toBeLessThanOrEqual(0);
  }
});
