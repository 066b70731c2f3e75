// One very large upload, interrupted five times; see scripts/uploads.sh.
import { chromium } from "@playwright/test";
import { execFileSync, spawn } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import { open, readdir, readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";

const [server, port, scratch, gib] = process.argv.slice(2);
const MIB = 1024 * 1024;
const size = Number(gib) * 1024 * MIB;
const url = `http://127.0.0.1:${port}`;
const env = {
  ...process.env,
  DATA_DIR: `${scratch}/data`,
  DEMO: "0",
  LEPTOS_SITE_ADDR: `127.0.0.1:${port}`,
  RATE_LIMITS: "off",
  RUST_LOG: "error",
};

let running;
let mostServer = 0;
let mostTab = 0;

async function start() {
  running = spawn(server, [], { env, stdio: "inherit" });
  for (let tries = 0; tries < 300; tries += 1) {
    if (await fetch(`${url}/readyz`).then((answer) => answer.ok, () => false)) return;
    await sleep(100);
  }
  throw new Error("the server was not ready in time");
}

async function kill() {
  const ended = new Promise((done) => running.once("exit", done));
  running.kill("SIGKILL");
  await ended;
}

/** A field of /proc/PID/status in MiB. */
async function memory(pid, field) {
  const status = await readFile(`/proc/${pid}/status`, "utf8").catch(() => "");
  const kib = status.match(new RegExp(`^${field}:\\s+(\\d+)`, "m"))?.[1];
  return Number(kib ?? 0) / 1024;
}

/** What the browser's pages take, in MiB. */
async function tabs() {
  let sum = 0;
  for (const pid of (await readdir("/proc")).filter((name) => /^\d+$/.test(name))) {
    const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
    if (command.includes("--type=renderer")) sum += await memory(pid, "VmRSS");
  }
  return sum;
}

async function look() {
  mostServer = Math.max(mostServer, await memory(running.pid, "VmHWM"));
  mostTab = Math.max(mostTab, await tabs());
}

/** A file that takes little room, but of which no two parts are alike. */
async function makeFile(path) {
  const file = await open(path, "w");
  const hash = createHash("sha256");
  const block = Buffer.alloc(MIB);
  for (let at = 0; at < size; at += MIB) {
    randomBytes(4096).copy(block);
    hash.update(block);
    await file.write(block, 0, 4096, at);
  }
  await file.truncate(size);
  await file.close();
  return hash.digest("hex");
}

const began = Date.now();
const said = (words) => console.log(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${words}`);
const path = `${scratch}/film.bin`;
const expected = await makeFile(path);
said(`a file of ${gib} GiB`);

await start();
const maker = { email: "maker@example.com", password: "makes and sells" };
const made = execFileSync(
  server,
  ["creator", "create", "--email", maker.email, "--name", "Margaret", "--password", maker.password, "--api-key"],
  { env, encoding: "utf8" },
);
const headers = { authorization: `Bearer ${JSON.parse(made).apiKey}`, "content-type": "application/json" };
const product = await fetch(`${url}/api/v1/products`, {
  method: "POST",
  headers,
  body: JSON.stringify({ name: "Film", priceInCents: 900, currency: "EUR" }),
}).then((answer) => answer.json());

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || undefined, args: ["--no-sandbox", "--disable-gpu"] });
const context = await browser.newContext({ baseURL: url });

async function choose() {
  const page = await context.newPage();
  await page.goto(`/console/products/${product.id}`);
  // Before the console is awake nobody would notice the choice.
  await page.locator("#upload:enabled").setInputFiles(path);
  return page;
}

async function until(page, percent) {
  for (;;) {
    await look();
    const bar = page.getByRole("list", { name: "Files on their way" }).getByRole("progressbar");
    if (Number(await bar.getAttribute("value", { timeout: 60_000 })) >= percent) return;
    await sleep(250);
  }
}

const door = await context.newPage();
await door.goto("/login");
await door.getByLabel("E-mail").fill(maker.email);
await door.getByLabel("Password").fill(maker.password);
await door.getByRole("button", { name: "Sign in" }).click();
await door.waitForURL(/\/console$/);
await door.close();

let page = await choose();
for (const [percent, what] of [[10, "tab"], [25, "server"], [40, "tab"], [60, "server"], [80, "tab"]]) {
  await until(page, percent);
  if (what === "tab") {
    await page.close({ runBeforeUnload: false });
    page = await choose();
  } else {
    await kill();
    await start();
  }
  said(`${percent} %: ${what === "tab" ? "the tab was closed" : "the server was killed"}`);
}
await until(page, 100);
said("all parts are sent");
const row = page.getByRole("row", { name: "film.bin" });
const waiting = setInterval(() => look().catch(() => {}), 500);
await row.getByText("Ready", { exact: true }).waitFor({ timeout: 900_000 });
clearInterval(waiting);
const { data } = await fetch(`${url}/api/v1/products/${product.id}/files`, { headers }).then((answer) => answer.json());
await browser.close();
await kill();

said(`proven; the server took at most ${mostServer.toFixed(0)} MiB, the browser's pages ${mostTab.toFixed(0)} MiB`);
if (data.length !== 1 || data[0].sha256 !== expected) throw new Error("the file arrived with another hash");
if (mostServer >= 150) throw new Error("the server took more than 150 MiB");
