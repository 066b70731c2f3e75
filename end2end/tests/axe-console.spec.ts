// No screen of the console breaks a rule of axe or is wider than the window: every one that has an address,
// light and dark, on a phone and on a desk. What opens above them is in axe-dialogs.spec.ts.
import { accessible } from "./axe";
import { newcomer } from "./newcomer";
import { addressOf, SCREENS } from "./screens";
import { settled } from "./settled";
import { ADA, expect, signIn, STILL, test } from "./support";

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
      await page.goto(await addressOf(page, screen));
      await settled(page);
      await accessible(page, screen);
    }
  });
}

test("every list while it is empty", async ({ page }) => {
  test.slow();
  await newcomer(page, "Rosalind");
  for (const screen of SCREENS.filter((screen) => !screen.includes(":"))) {
    await page.goto(screen);
    await settled(page);
    await accessible(page, `${screen} while it is empty`);
  }
});

test.describe("in German", () => {
  test.use({ locale: "de-DE" });

  for (const half of [0, 1]) {
    test(`every screen, ${half === 0 ? "odd" : "even"}`, async ({ page, site }) => {
      test.slow();
      await page.request.post("/login", { form: ADA, headers: { origin: site.url }, maxRedirects: 0 });
      for (const screen of SCREENS.filter((_, number) => number % 2 === half)) {
        await page.goto(await addressOf(page, screen));
        await settled(page);
        await expect(page.locator("html")).toHaveAttribute("lang", "de");
        await accessible(page, `${screen} in German`, { schemes: ["light"] });
      }
    });
  }
});
