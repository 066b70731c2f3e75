// The forms about what proves who a creator is, beside the password; and the passkey that the browser
// offers by itself.
import { addPasskey, beginApp, byName, codes, device, setUpApp } from "./factor";
import { alive, signInElsewhere, stories, toast, type Room } from "./forms";
import { press, type } from "./keyboard";
import { newcomer, PASSWORD } from "./newcomer";
import { expect, test } from "./support";

test.use({ baseURL: async ({ site }, use) => use(byName(site.url)) });

const SECURITY = "/console/settings/security";

/** Gives the browser a device for passkeys. */
async function withDevice({ page }: Room): Promise<string> {
  await device(page, page.context());
  return SECURITY;
}

const row = ({ page, word }: Room) => page.getByRole("row", { name: word });

stories([
  {
    name: "a new passkey",
    isOwn: true,
    at: withDevice,
    card: "Passkeys",
    fields: ({ word }) => ({ "Name of a new passkey": word }),
    button: "Add a passkey",
    call: "finish_passkey",
    done: toast("The passkey is added."),
    made: (room) => row(room).count(),
  },
  {
    name: "another name for a passkey",
    isOwn: true,
    at: async (room) => {
      await withDevice(room);
      await addPasskey(room.page, "Laptop");
      return SECURITY;
    },
    card: "Passkeys",
    open: "Rename Laptop",
    fields: ({ word }) => ({ "New name": word }),
    button: "Save",
    call: "rename_passkey",
    done: toast("The passkey has its new name."),
    made: (room) => row(room).count(),
  },
  {
    name: "switching an app off",
    isOwn: true,
    at: async (room) => {
      const { code } = await setUpApp(room.page);
      room.who.code = code;
      return SECURITY;
    },
    card: "Authenticator app",
    open: "Switch it off",
    fields: () => ({ "Your password, or a code from the app": PASSWORD }),
    button: "Switch it off",
    call: "switch_off_authenticator",
    done: toast("The authenticator app is switched off."),
  },
]);

test("an app that is being set up while the session ends is set up anew", async ({ page, context, trouble }) => {
  trouble.expect(/^(401|409|410|422): POST /);
  const who = { email: await newcomer(page, "Abel"), password: PASSWORD };
  await page.goto(SECURITY);
  await alive(page);
  const card = page.getByRole("region", { name: "Authenticator app" });
  const code = await codes(await beginApp(page))();
  await type(page, card.getByLabel("Code that the app shows now"), code);
  await context.clearCookies();
  await page.keyboard.press("Enter");
  await expect(card.getByRole("alert")).toContainText("You are signed out");
  await expect(card.getByLabel("Code that the app shows now")).toHaveValue(code);
  await signInElsewhere(page, context, card, who);

  // The secret was for whoever was signed in when it was made.
  await press(page, card.getByRole("button", { name: "Switch it on" }));
  await expect(card.getByRole("alert")).toContainText("Please start again.");
  await press(page, card.getByRole("button", { name: "Cancel" }));
  const next = codes(await beginApp(page));
  await type(page, card.getByLabel("Code that the app shows now"), await next());
  await card.getByRole("button", { name: "Switch it on" }).dblclick({ noWaitAfter: true });
  await expect(card.getByText("Save your recovery codes now")).toBeVisible();
  await press(page, card.getByRole("button", { name: "I have saved them" }));
  await expect(card.getByText("10 recovery codes are left.")).toBeVisible();
  await page.goBack();
  await page.goForward();
  await expect(card.getByText("10 recovery codes are left.")).toBeVisible();
});

test("who was signed in for a while proves once more who it is, and then goes on", async ({ page, context, trouble }) => {
  trouble.expect(/^(401|403|422): POST /);
  const who = { email: await newcomer(page, "Petra"), password: PASSWORD };
  // Ten minutes do not pass in a story: this is how the server answers after them.
  const late = { code: "proof_required", detail: "Please prove first that it is still you.", errors: [] };
  let isLate = true;
  await page.route("**/api/console/begin_authenticator", (route) =>
    isLate ? route.fulfill({ status: 403, json: late }) : route.continue(),
  );
  await page.route("**/api/console/prove_by_password", async (route) => {
    const response = await route.fetch();
    isLate &&= !response.ok();
    await route.fulfill({ response });
  });
  await page.goto(SECURITY);
  await alive(page);
  const card = page.getByRole("region", { name: "Authenticator app" });
  const dialog = page.getByRole("dialog", { name: "Is it still you?" });
  const password = dialog.getByLabel("Your password");

  await test.step("no, by keyboard", async () => {
    await press(page, card.getByRole("button", { name: "Set it up" }));
    await expect(dialog).toBeVisible();
    await page.keyboard.press("Escape");
    await expect(dialog).toBeHidden();
    await expect(card.getByRole("alert")).toContainText("Please prove first that it is still you.");
  });
  await test.step("a wrong password, and a session that ends", async () => {
    await press(page, card.getByRole("button", { name: "Set it up" }));
    await type(page, password, "not this one");
    await page.keyboard.press("Enter");
    await expect(password).toHaveAttribute("aria-invalid", "true");
    await expect(password).toBeFocused();
    await type(page, password, PASSWORD);
    await context.clearCookies();
    await page.keyboard.press("Enter");
    await expect(dialog.getByRole("alert")).toContainText("You are signed out");
    await expect(password).toHaveValue(PASSWORD);
    await signInElsewhere(page, context, dialog, who);
  });
  await test.step("the right one, and what was wanted goes on by itself", async () => {
    await dialog.getByRole("button", { name: "Go on" }).dblclick({ noWaitAfter: true });
    await expect(dialog).toBeHidden();
    await expect(card.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  });
});

test("new recovery codes take the place of the old ones", async ({ page }) => {
  await newcomer(page, "Rita");
  const { recovery } = await setUpApp(page);
  const card = page.getByRole("region", { name: "Authenticator app" });
  await press(page, card.getByRole("button", { name: "Make new codes" }));
  await page.getByRole("dialog").getByRole("button", { name: "Make new codes" }).dblclick({ noWaitAfter: true });
  await expect(card.getByText("Save your recovery codes now")).toBeVisible();
  const renewed = await card.getByRole("listitem").allInnerTexts();
  expect(renewed).toHaveLength(10);
  expect(renewed.filter((code) => recovery.includes(code))).toEqual([]);
});

test("the browser offers a passkey in the field for the address", async ({ page, context }) => {
  await newcomer(page, "Ofra");
  const { cdp, authenticatorId } = await device(page, context);
  await addPasskey(page, "Laptop");
  const present = (enabled: boolean) => cdp.send("WebAuthn.setAutomaticPresenceSimulation", { authenticatorId, enabled });

  await test.step("it waits until somebody picks it", async () => {
    await present(false);
    await context.clearCookies();
    const asked = page.waitForResponse("**/login/passkey/options");
    await page.goto("/login?next=%2Fconsole%2Forders");
    await expect(page.getByLabel("E-mail")).toHaveAttribute("autocomplete", "username webauthn");
    expect((await asked).status()).toBe(200);
    await page.getByLabel("E-mail").fill("typed-meanwhile@example.com");
    await expect(page).toHaveURL(/\/login\?next=/);
    await expect(page.getByLabel("E-mail")).toHaveValue("typed-meanwhile@example.com");
  });
  await test.step("and signs in, without a button", async () => {
    // A virtual device looks for its owner only when it is asked.
    await present(true);
    await page.reload();
    await expect(page).toHaveURL(/\/console\/orders$/);
  });
  await test.step("and leads to the console where nothing else was wanted", async () => {
    await context.clearCookies();
    await page.goto("/login");
    await expect(page).toHaveURL(/\/console$/);
  });
});
