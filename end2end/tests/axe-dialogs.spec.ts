// What opens above a screen of the console, and what is only sometimes on one, breaks no rule of axe either.
import { accessible } from "./axe";
import { addPasskey, beginApp, byName, codes, device } from "./factor";
import { alive, sold } from "./forms";
import { newcomer, PASSWORD } from "./newcomer";
import { openWith } from "./screens";
import { settled } from "./settled";
import { ADA, expect, MAKER, signIn, STILL, test } from "./support";

test.beforeEach(async ({ page, trouble }) => {
  trouble.expect(STILL);
  await page.emulateMedia({ reducedMotion: "reduce" });
});

test("what opens above a screen", async ({ page }) => {
  await signIn(page, ADA);
  await settled(page);
  for (const [key, name] of [
    ["Control+k", "Search and commands"],
    ["?", "Keyboard shortcuts"],
  ] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole("dialog", { name })).toBeVisible();
    await accessible(page, name);
    await page.keyboard.press("Escape");
    await expect(page.getByRole("dialog", { name })).toBeHidden();
  }
  await page.setViewportSize({ width: 320, height: 800 });
  await page.getByRole("button", { name: "Menu" }).click();
  await expect(page.getByRole("navigation", { name: "Console" })).toBeVisible();
  await accessible(page, "the menu", { widths: [320] });
  await page.goto("/console/nothing/here");
  await accessible(page, "a screen that is not there");
});

/** What is asked or typed above a screen: a screen, as its route, and the button that opens it. */
const DIALOGS: [string, string | RegExp][] = [
  ["/console/products", /^Delete/],
  ["/console/products/:id", /^Edit /],
  ["/console/products/:id", /^New version/],
  ["/console/products/:id", "Delete product"],
  ["/console/pages", /^Delete/],
  ["/console/discounts", /^Delete/],
  ["/console/orders/:id", "Send the receipt again"],
  ["/console/orders/:id", "Refund"],
  ["/console/registrations", /^Delete/],
];

test("every dialog", async ({ page }) => {
  test.slow();
  await signIn(page, ADA);
  for (const [screen, name] of DIALOGS) {
    await page.setViewportSize({ width: 1_280, height: 800 });
    await (await openWith(page, screen, name)).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await accessible(page, `${screen}, ${name}`);
  }
});

test("the dialogs of an editor, and of a form that was refused", async ({ page, shop }) => {
  const { id } = await shop.product("Boxes");
  const sale = await shop.page([id]);
  await signIn(page, MAKER);
  await page.goto(`/console/pages/${sale.id}/edit`);
  await settled(page);
  await page.getByLabel("Headline").fill("Boxes, for a day");
  await expect(page.locator(".editor__state")).toHaveAttribute("data-state", "saved");
  const preview = page.frameLocator("iframe.preview__frame").first();
  await expect(preview.getByRole("heading", { level: 1, name: "Boxes, for a day" })).toBeVisible();
  await page.getByRole("button", { name: "Discard changes" }).click();
  await expect(page.getByRole("dialog")).toBeVisible();
  await accessible(page, "a draft to discard");
  for (const [screen, button] of [
    ["/console/products/new", "Save product"],
    ["/console/discounts/new", "Save code"],
  ] as const) {
    await page.goto(screen);
    await settled(page);
    await page.getByRole("button", { name: button }).click();
    await expect(page.getByRole("alert")).toBeVisible();
    await accessible(page, `${screen} that was refused`);
  }
});

test("an order that is disputed", async ({ page, shop, site }) => {
  const { id } = await shop.product("Doubts");
  const { id: order, payment } = await sold(shop, id);
  const body = new URLSearchParams({ payment });
  await fetch(`${site.url}/simulator/control/dispute`, { method: "POST", body });
  await expect.poll(async () => (await shop.call("GET", `/orders/${order}`)).status, { timeout: 20_000 }).toBe("disputed");
  await signIn(page, MAKER);
  await page.goto(`/console/orders/${order}`);
  await settled(page);
  await page.getByText("What the order proves, and is sent in any case").click();
  await accessible(page, "evidence for the bank");
});

test.describe("where passkeys work", () => {
  test.use({ baseURL: async ({ site }, use) => use(byName(site.url)) });

  test("everything about how one signs in", async ({ page, context, visitor, trouble }) => {
    test.slow();
    trouble.expect(/^403: POST .*\/renew_recovery_codes/);
    const email = await newcomer(page, "Sina");
    const { cdp, authenticatorId } = await device(page, context);
    await addPasskey(page, "Laptop");
    await signIn(await visitor(), { email, password: PASSWORD });
    await page.reload();
    await alive(page);
    const app = page.getByRole("region", { name: "Authenticator app" });
    const code = codes(await beginApp(page));
    await expect(app.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
    await accessible(page, "an app to set up");
    await app.getByLabel("Code that the app shows now").fill(await code());
    await app.getByRole("button", { name: "Switch it on" }).click();
    await expect(app.getByText("Save your recovery codes now")).toBeVisible();
    await accessible(page, "recovery codes");
    await app.getByRole("button", { name: "I have saved them" }).click();
    await expect(app.getByText("10 recovery codes are left.")).toBeVisible();
    await accessible(page, "security, with a passkey and an app");

    for (const name of ["Rename Laptop", "Remove Laptop", "Switch it off", "Make new codes", /^Sign out Chrome/, "Sign out everywhere else"]) {
      await page.getByRole("main").getByRole("button", { name }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await accessible(page, `security, ${name}`);
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
    }
    await page.route("**/api/console/renew_recovery_codes", (route) =>
      route.fulfill({ status: 403, json: { code: "proof_required", detail: "Please prove first that it is still you.", errors: [] } }),
    );
    await app.getByRole("button", { name: "Make new codes" }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Make new codes" }).click();
    await expect(page.getByRole("dialog", { name: "Is it still you?" })).toBeVisible();
    await accessible(page, "is it still you?");

    // Otherwise it would sign in by itself.
    await cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled: false });
    await context.clearCookies();
    await page.goto("/login");
    await expect(page.getByRole("button", { name: "Use a passkey" })).toBeVisible();
    await accessible(page, "signing in, with passkeys");
  });

  test("a key, the only time it is shown, and its end", async ({ page }) => {
    await newcomer(page, "Kira");
    await page.goto("/console/settings/keys");
    await alive(page);
    await page.getByLabel("Name of a new key").fill("A script");
    await page.getByRole("button", { name: "Create key" }).click();
    await expect(page.getByText("Copy it now: it is not shown again.")).toBeVisible();
    await expect(page.getByRole("row", { name: "A script" })).toBeVisible();
    await accessible(page, "a key that was just made");
    await page.getByRole("button", { name: "Revoke A script" }).click();
    await expect(page.getByRole("dialog")).toBeVisible();
    await accessible(page, "a key to revoke");
  });
});
