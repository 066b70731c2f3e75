// The site itself: its front, its languages, its forms, and the gallery of components.
import { expect, test } from "./support";

/** How far the document sticks out at the side of the window. */
const overflow = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;

for (const javaScriptEnabled of [true, false]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    test("somebody finds out what this is, in their language, and chooses another", async ({ visitor }) => {
      const page = await visitor({ locale: "de-AT", javaScriptEnabled });
      await page.goto("/");
      await expect(page.locator("html")).toHaveAttribute("lang", "de");
      await expect(page.getByRole("heading", { name: "Verkauf es für eine Weile." })).toBeVisible();
      await page.getByRole("link", { name: "Leg deine Seite an" }).click();
      await expect(page).toHaveURL(/\/signup$/);

      await page.getByRole("button", { name: "English" }).click();
      await expect(page, "the same page").toHaveURL(/\/signup$/);
      await expect(page.getByRole("heading", { name: "Create your account" })).toBeVisible();
      await page.goto("/orders");
      await expect(page.getByRole("heading", { name: "Find my purchases" }), "it is remembered").toBeVisible();
      await expect(page.getByRole("form", { name: "Language" }).locator("[aria-current]")).toHaveText("English");
    });
  });
}

test("somebody looks at the password they type", async ({ page }) => {
  await page.goto("/signup");
  const password = page.getByLabel("Password");
  await password.fill("a few words");
  await expect(password).toHaveAttribute("type", "password");
  await page.getByRole("button", { name: "Show password" }).click();
  await expect(password).toHaveAttribute("type", "text");
  await expect(password).toBeFocused();
  await page.getByRole("button", { name: "Hide password" }).click();
  await expect(password).toHaveAttribute("type", "password");
  await expect(password).toHaveValue("a few words");
});

test.describe("without a script", () => {
  test.use({ javaScriptEnabled: false });

  test("there is no button that would do nothing", async ({ page }) => {
    await page.goto("/login");
    await expect(page.getByLabel("Password")).toBeVisible();
    await expect(page.getByRole("button", { name: "Sign in" })).toBeVisible();
    await expect(page.getByRole("button", { name: /password/i })).toHaveCount(0);
  });
});

test("every component fits into a small phone, from left to right and from right to left", async ({ page }) => {
  for (const dir of ["ltr", "rtl"]) {
    await page.goto(`/dev/gallery?dir=${dir}`);
    await expect(page.getByRole("heading", { name: "Design system" })).toBeVisible();
    for (const width of [320, 768, 1_280]) {
      await page.setViewportSize({ width, height: 800 });
      expect(await page.evaluate(overflow), `${dir} at ${width} px`).toBeLessThanOrEqual(0);
      if (process.env.SCREENSHOTS) {
        await page.screenshot({ path: `screenshots/gallery-${dir}-${width}.png`, fullPage: true });
      }
    }
  }
  await page.getByRole("button", { name: "Open the dialog" }).click();
  const dialog = page.getByRole("dialog", { name: "Delete this file?" });
  await expect(dialog).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
});
