// The forms with which a creator looks after the account: who they are, how they sign in, what programs may
// do, and what receipts say.
import { alive, heading, stories, toast, unique, type Room } from "./forms";
import { press, tabTo, type } from "./keyboard";
import { newcomer, PASSWORD } from "./newcomer";
import { expect, signIn, test } from "./support";

/** How many letters about something came to an address. */
const letters = (subject: RegExp, to: (room: Room) => string) => async (room: Room) => {
  const mails = await (await fetch(`${room.site.url}/dev/mail.json`)).json();
  return mails.filter((mail: { to: string; subject: string }) => mail.to === to(room) && subject.test(mail.subject)).length;
};

const other = ({ word }: Room) => `${word.toLowerCase()}@example.com`;

stories([
  {
    name: "what visitors see",
    isOwn: true,
    at: () => "/console/settings",
    card: "What visitors see of you",
    fields: ({ word }) => ({ Name: word, "A few words about you": "Writes letters.", Website: "https://example.com/letters" }),
    button: "Save changes",
    call: "update_profile",
    done: toast("Saved."),
  },
  {
    name: "a time zone",
    isOwn: true,
    at: () => "/console/settings",
    card: "Time zone",
    fields: () => ({ "Letters and tables tell times in": "Europe/Lisbon" }),
    button: "Save changes",
    call: "choose_time_zone",
    done: toast("Saved."),
  },
  {
    name: "another address",
    isOwn: true,
    at: () => "/console/settings",
    card: "Your e-mail address",
    fields: (room) => ({ "New address": other(room), "Your password now": PASSWORD }),
    button: "Change address",
    call: "change_email",
    done: (room, place) => expect(place.getByText(`We have sent a link to ${other(room)}.`)).toBeVisible(),
    made: letters(/confirm your new address/, other),
  },
  {
    name: "another password",
    isOwn: true,
    at: () => "/console/settings/security",
    card: "Password",
    fields: () => ({ "Your password now": PASSWORD, "New password": "another long one" }),
    button: "Change password",
    call: "change_password",
    done: async (room, place) => {
      await toast(/Your password is changed/)(room);
      await expect(place.getByLabel("New password"), "it does not stay on the screen").toHaveValue("");
    },
    made: letters(/Your password was changed/, ({ who }) => who.email),
    back: async ({ page, who }) => {
      await page.goBack();
      await expect(page, "this browser stays signed in").toHaveURL(/\/console$/);
      await page.context().clearCookies();
      await signIn(page, { email: who.email, password: "another long one" });
    },
  },
  {
    name: "a new key",
    isOwn: true,
    at: () => "/console/settings/keys",
    fields: ({ word }) => ({ "Name of a new key": word }),
    button: "Create key",
    call: "create_api_key",
    done: ({ page, word }) => expect(page.getByText(`Your new key “${word}”`)).toBeVisible(),
    made: ({ page, word }) => page.getByRole("row", { name: word }).count(),
  },
  {
    name: "who sells",
    isOwn: true,
    at: () => "/console/settings/payments",
    fields: ({ word }) => ({ "Business name": word, Address: "1 Fern Lane\nMosstown", "Tax id": "FR123" }),
    choices: ["Included in the price"],
    button: "Save changes",
    call: "update_seller",
    done: toast("Saved."),
  },
  {
    name: "leaving for good",
    isOwn: true,
    at: () => "/console/settings/data",
    card: "Delete account",
    fields: ({ who }) => ({ "Your e-mail address": who.email, "Your password now": PASSWORD }),
    button: "Delete my account for good",
    call: "leave",
    done: ({ page }) => heading(page, "Your account is deleted"),
    made: letters(/Your account is deleted/, ({ who }) => who.email),
    back: async ({ page }) => {
      await page.goBack();
      await expect(page, "nothing of it is shown again").toHaveURL(/\/login/);
    },
  },
]);

test("a key is copied the only time it is shown, works, and is revoked without a mouse", async ({ page, context, site }) => {
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await newcomer(page, "Kay");
  await page.goto("/console/settings/keys");
  await alive(page);
  const word = unique();
  const ask = (key: string) => fetch(`${site.url}/api/v1/products`, { headers: { authorization: `Bearer ${key}` } });

  await type(page, page.getByLabel("Name of a new key"), word);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Copy it now: it is not shown again.")).toBeVisible();
  await press(page, page.getByRole("button", { name: "Copy key" }));
  await expect(page.getByText("Copied.")).toBeVisible();
  const key = await page.evaluate(() => navigator.clipboard.readText());
  expect((await ask(key)).status).toBe(200);

  await page.reload();
  await alive(page);
  await expect(page.getByRole("row", { name: word })).toBeVisible();
  await expect(page.getByText(key)).toHaveCount(0);
  const revoke = page.getByRole("button", { name: `Revoke ${word}` });
  const dialog = page.getByRole("dialog", { name: `Revoke “${word}”?` });
  await press(page, revoke);
  await expect(dialog.getByRole("button", { name: "Keep it" }), "what changes nothing has the focus").toBeFocused();
  await page.keyboard.press("Escape");
  await expect(dialog).toBeHidden();
  await expect(revoke, "the focus comes back").toBeFocused();
  expect((await ask(key)).status).toBe(200);
  await page.keyboard.press("Enter");
  await press(page, dialog.getByRole("button", { name: "Revoke the key" }));
  await expect(page.getByText("The key is revoked.")).toBeVisible();
  await expect(page.getByRole("row", { name: word })).toHaveCount(0);
  expect((await ask(key)).status).toBe(401);
});

test("a switch of letters goes back when nobody is signed in any more", async ({ page, context, trouble }) => {
  trouble.expect(/^401: POST .*\/switch_notification/);
  await newcomer(page, "Nell");
  await page.goto("/console/settings/notifications");
  await alive(page);
  const sales = page.getByRole("checkbox", { name: /^Each sale/ });
  const before = await sales.isChecked();
  const cookies = await context.cookies();
  await context.clearCookies();
  await tabTo(page, sales);
  await page.keyboard.press("Space");
  await expect(page.locator(".toasts")).toContainText("You are signed out");
  await expect(sales).toBeChecked({ checked: before });
  await context.addCookies(cookies);
  await page.reload();
  await expect(sales).toBeChecked({ checked: before });
});
