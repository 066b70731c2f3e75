// What is pressed in letters works without scripts, with the keyboard, again, and twice at once. That opening
// the link changes nothing is told by the server's stories.
import type { Page } from "@playwright/test";
import { alive, heading, sold, unique } from "./forms";
import { press } from "./keyboard";
import { newcomer, PASSWORD } from "./newcomer";
import { expect, inSeconds, linkIn, mail, Shop, someone, test, type Site } from "./support";

interface Room {
  site: Site;
  shop: Shop;
  /** Another person, with scripts. */
  desk: Page;
}

interface Pressed {
  name: string;
  /** Brings the letter about; gives the link in it. */
  link: (room: Room) => Promise<string>;
  button: string;
  done: string;
  /** What a second press says, if that is not the same. */
  again?: string;
  /** Whether the page says already that it has been done. */
  knows?: boolean;
}

async function registered({ shop }: Room) {
  const { id } = await shop.product("Slow evenings");
  const sale = await shop.page([id], { launchAt: inSeconds(1_800) });
  const email = someone("wendy");
  await shop.call("POST", `/public/pages/${sale.shortId}/registrations`, { email });
  return mail(email, /confirm/);
}

async function signedUp({ desk }: Room) {
  const email = someone("rosalind");
  await desk.goto("/signup");
  await desk.getByLabel("Your name").fill("Rosalind");
  await desk.getByLabel("E-mail").fill(email);
  await desk.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await desk.getByRole("button", { name: "Create account" }).click();
  await heading(desk, "One more step: your inbox");
  return linkIn(await mail(email, /confirm/), "/confirm");
}

async function moved({ desk }: Room) {
  await newcomer(desk, "Mo");
  await desk.goto("/console/settings");
  await alive(desk);
  const other = someone("mo-new");
  const address = desk.getByRole("region", { name: "Your e-mail address" });
  await address.getByLabel("New address").fill(other);
  await address.getByLabel("Your password now").fill(PASSWORD);
  await address.getByRole("button", { name: "Change address" }).click();
  return linkIn(await mail(other, /confirm your new address/), "/account/email");
}

/** Somebody sells something for the first time, and hears of it. */
async function told({ desk, site }: Room) {
  const email = await newcomer(desk, "Tilda");
  await desk.goto("/console/settings/keys");
  await alive(desk);
  await desk.getByLabel("Name of a new key").fill(unique());
  await desk.getByRole("button", { name: "Create key" }).click();
  const apiKey = await desk.locator(".share__address").innerText();
  const shop = new Shop({ url: site.url, apiKey });
  const { id } = await shop.product("A first thing");
  await sold(shop, id);
  return (await mail(email, /You sold something/)).unsubscribeUrl!;
}

const PRESSED: Pressed[] = [
  {
    name: "the address of a new account",
    link: signedUp,
    button: "Confirm my address",
    done: "Your address is confirmed",
    again: "This link has run out",
  },
  {
    name: "another address for an account",
    link: moved,
    button: "Use this address",
    done: "Your address is changed",
    again: "This link has run out",
    knows: true,
  },
  {
    name: "a registration",
    link: async (room) => linkIn(await registered(room), "/r/confirm"),
    button: "Yes, put me on the list",
    done: "You’re on the list",
  },
  {
    name: "the end of a registration",
    link: async (room) => (await registered(room)).unsubscribeUrl!,
    button: "Unsubscribe",
    done: "You’re off the list",
  },
  {
    name: "no more letters of a kind",
    link: told,
    button: "Switch them off",
    done: "They are switched off",
  },
];

for (const javaScriptEnabled of [false, true]) {
  test.describe(javaScriptEnabled ? "with JavaScript" : "without JavaScript", () => {
    test.use({ javaScriptEnabled });

    for (const { name, link, button, done, again = done, knows = false } of PRESSED) {
      test(`${name}: by keyboard, again, and twice at once`, async ({ page, shop, site, visitor }) => {
        const room = { site, shop, desk: await visitor({ javaScriptEnabled: true }) };
        const pressed = page.getByRole("button", { name: button });

        await test.step("by keyboard, and again", async () => {
          await page.goto(await link(room));
          await press(page, pressed);
          await heading(page, done);
          await page.goBack();
          if (!knows) await pressed.click();
          await heading(page, again);
        });
        await test.step("twice at once", async () => {
          await room.desk.context().clearCookies();
          await page.goto(await link(room));
          await pressed.dblclick({ noWaitAfter: true });
          await heading(page, done);
        });
      });
    }

    test("whoever unsubscribes can have everything deleted", async ({ page, shop, site, visitor }) => {
      const room = { site, shop, desk: await visitor() };
      await page.goto((await registered(room)).unsubscribeUrl!);
      await press(page, page.getByRole("button", { name: "Unsubscribe" }));
      await press(page, page.getByRole("button", { name: "Delete my data" }));
      await heading(page, "Your data is deleted");
    });
  });
}
