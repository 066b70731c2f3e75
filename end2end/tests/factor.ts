// Passkeys on a virtual device, and the codes of an authenticator app.
import { createHmac } from "node:crypto";
import type { BrowserContext, CDPSession, Page } from "@playwright/test";
import { expect } from "./support";

/** A passkey belongs to a name, and the tests’ server has only a number. */
export const byName = (url: string) => url.replace("127.0.0.1", "localhost");

/** The code of an authenticator app at a moment, in milliseconds (RFC 6238). */
export function totp(secret: string, at = Date.now()): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = [...secret.replaceAll(" ", "")].map((letter) => letters.indexOf(letter).toString(2).padStart(5, "0")).join("");
  const key = Buffer.from(bits.match(/.{8}/g)!.map((byte) => parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac("sha1", key).update(step).digest();
  const number = mac.readUInt32BE(mac[19]! & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, "0");
}

/** The codes of an app, none of which is used twice: that of the next half minute counts already. */
export function codes(secret: string): () => Promise<string> {
  let last = 0;
  const now = () => Math.floor(Date.now() / 30_000);
  return async () => {
    last = Math.max(last + 1, now());
    await expect.poll(() => now() + 1, { timeout: 40_000 }).toBeGreaterThanOrEqual(last);
    return totp(secret, last * 30_000);
  };
}

/** What a virtual device does by itself. */
interface Device {
  cdp: CDPSession;
  authenticatorId: string;
}

/** A device that keeps passkeys and knows who holds it. */
export async function device(page: Page, context: BrowserContext): Promise<Device> {
  const cdp = await context.newCDPSession(page);
  await cdp.send("WebAuthn.enable");
  const { authenticatorId } = await cdp.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { cdp, authenticatorId };
}

/** Adds a passkey on the screen for it. */
export async function addPasskey(page: Page, name: string) {
  await page.goto("/console/settings/security");
  const card = page.getByRole("region", { name: "Passkeys" });
  await card.getByLabel("Name of a new passkey").fill(name);
  await card.getByRole("button", { name: "Add a passkey" }).click();
  await expect(card.getByRole("rowheader", { name })).toBeVisible();
}

/** Begins to set up an app; gives its secret. */
export async function beginApp(page: Page): Promise<string> {
  const card = page.getByRole("region", { name: "Authenticator app" });
  await card.getByRole("button", { name: "Set it up" }).click();
  return card.locator("code").innerText();
}

/** Sets up an app; gives its codes and the recovery codes. */
export async function setUpApp(page: Page): Promise<{ code: () => Promise<string>; recovery: string[] }> {
  await page.goto("/console/settings/security");
  const code = codes(await beginApp(page));
  const card = page.getByRole("region", { name: "Authenticator app" });
  await card.getByLabel("Code that the app shows now").fill(await code());
  await card.getByRole("button", { name: "Switch it on" }).click();
  await expect(card.getByText("Save your recovery codes now")).toBeVisible();
  const recovery = await card.getByRole("listitem").allInnerTexts();
  await card.getByRole("button", { name: "I have saved them" }).click();
  await expect(card.getByText("10 recovery codes are left.")).toBeVisible();
  return { code, recovery };
}
