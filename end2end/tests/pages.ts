// Every page for people that the server's router has, and how to get there.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { setUpApp } from "./factor";
import { alive, sold, unique } from "./forms";
import { newcomer, PASSWORD } from "./newcomer";
import { expect, inSeconds, linkIn, mail, Shop, someone, type Site } from "./support";

const router = readFileSync(join(__dirname, "../../server/src/router.rs"), "utf8");

/** The addresses that answer a browser that only looks. */
export const ROUTES = [...router.matchAll(/\.route\(\s*"([^"]+)",\s*get\(/g)].map(([, path]) => path!);

/** Those at which there is nothing for people to read: pictures, tables, events, scripts. */
export const NOT_PAGES = [
  "/.well-known/temporary-pages/allowed_signers",
  "/api/page_status",
  "/api/unfinished",
  "/console/customers.csv",
  "/console/export.json",
  "/console/export.zip",
  "/console/files/{id}",
  "/console/orders.csv",
  "/console/orders/{id}/proof-of-delivery.json",
  "/console/products/{id}/licence-keys.csv",
  "/console/registrations.csv",
  "/dev/mail.json",
  "/embed.js",
  "/healthz",
  "/i/{picture}/{name}",
  "/o/{token}/proof.json",
  "/o/{token}/proof.json.sig",
  "/p/{short_id}/card.png",
  "/p/{short_id}/events",
  "/p/{short_id}/preview/{preview_id}",
  "/p/{short_id}/qr.png",
  "/p/{short_id}/qr.svg",
  "/p/{short_id}/seen.gif",
  "/passkeys.js",
  "/readyz",
];

/** A world in which there is something at each of them. */
export interface World {
  page: Page;
  site: Site;
  /** What somebody sells who has an authenticator app. */
  shop: Shop;
  creator: { email: string; code: () => Promise<string> };
  live: string;
  soon: string;
  pageId: string;
  order: string;
  registration: { confirm: string; unsubscribe: string };
  letter: string;
}

/** Makes it; `desk` is the creator's browser. */
export async function world(page: Page, desk: Page, site: Site): Promise<World> {
  const email = await newcomer(desk, "Wanda");
  const { code } = await setUpApp(desk);
  await desk.goto("/console/settings/keys");
  await alive(desk);
  await desk.getByLabel("Name of a new key").fill(unique());
  await desk.getByRole("button", { name: "Create key" }).click();
  const shop = new Shop({ url: site.url, apiKey: await desk.locator(".share__address").innerText() });
  const { id } = await shop.product("A walk past the hedge");
  const live = await shop.page([id], { stockLimit: 9 });
  const soon = await shop.page([id], { launchAt: inSeconds(1_800) });
  const order = await sold(shop, id);
  const registrant = someone("wendy");
  await shop.call("POST", `/public/pages/${soon.shortId}/registrations`, { email: registrant });
  const asked = await mail(registrant, /confirm/);
  return {
    page,
    site,
    shop,
    creator: { email, code },
    live: live.shortId,
    soon: soon.shortId,
    pageId: live.id,
    order: order.key,
    registration: { confirm: linkIn(asked, "/r/confirm"), unsubscribe: asked.unsubscribeUrl! },
    letter: (await mail(email, /You sold something/)).unsubscribeUrl!,
  };
}

/** Sends a form as a browser does, without looking at the answer. */
const post = ({ page, site }: World, path: string, form: Record<string, string>) =>
  page.request.post(path, { form, headers: { origin: site.url }, maxRedirects: 0 });

const ofLetter = (subject: RegExp, path: string, send: (world: World, email: string) => Promise<unknown>) => async (world: World) => {
  const email = someone("rosalind");
  await post(world, "/signup", { name: "Rosalind", email, password: PASSWORD });
  await send(world, email);
  return linkIn(await mail(email, subject), path);
};

async function movedTo(world: World): Promise<string> {
  const email = someone("wanda-new");
  const { page, site } = world;
  await signedIn(world);
  const data = { email, password: PASSWORD };
  const answer = await page.request.post("/api/console/change_email", { data, headers: { origin: site.url } });
  expect(answer.ok(), await answer.text()).toBe(true);
  return linkIn(await mail(email, /new address|neue Adresse/), "/account/email");
}

/** Signs this browser in. */
async function signedIn(world: World) {
  const { creator } = world;
  await post(world, "/login", { email: creator.email, password: PASSWORD });
  await post(world, "/login/code", { code: await creator.code() });
}

/** The routes, and an address of each. */
export const PAGES: Record<string, (world: World) => string | Promise<string>> = {
  "/": () => "/",
  "/p/{short_id}": ({ live }) => `/p/${live}`,
  "/p/{short_id}/registered": ({ soon }) => `/p/${soon}/registered`,
  "/e/{short_id}": ({ live }) => `/e/${live}`,
  "/e/{short_id}/registered": ({ soon }) => `/e/${soon}/registered`,
  "/o/{token}": ({ order }) => `/o/${order}`,
  "/o/{token}/receipt": ({ order }) => `/o/${order}/receipt`,
  "/o/{token}/proof": ({ order }) => `/o/${order}/proof`,
  "/r/confirm": ({ registration }) => registration.confirm,
  "/r/unsubscribe": ({ registration }) => registration.unsubscribe,
  "/r/delete": ({ registration }) => registration.unsubscribe.replace("/r/unsubscribe", "/r/delete"),
  "/notifications/off": ({ letter }) => letter,
  "/orders": () => "/orders",
  "/orders/code": async (world) => {
    await post(world, "/orders", { email: someone("bea") });
    return "/orders/code";
  },
  "/signup": () => "/signup",
  "/confirm": ofLetter(/confirm|bestätige/, "/confirm", async () => undefined),
  "/login": () => "/login",
  "/login/code": async (world) => {
    await post(world, "/login", { email: world.creator.email, password: PASSWORD });
    return "/login/code";
  },
  "/forgot": () => "/forgot",
  "/reset": ofLetter(/new password|neues Passwort/i, "/reset", (world, email) => post(world, "/forgot", { email })),
  "/account/email": movedTo,
  "/account/deleted": () => "/account/deleted",
  "/d/{token}": () => "/d/nonsense",
  "/dev/mail": () => "/dev/mail",
  "/dev/gallery": () => "/dev/gallery",
  "/console": () => "/console",
  "/console/{*rest}": () => "/console/orders",
  "/console/pages/{id}/preview": ({ pageId }) => `/console/pages/${pageId}/preview?phase=live`,
};
