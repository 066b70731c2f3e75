// A server of a story's own, which may break, be overrun, and be looked at from other networks.
import { execFileSync, spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { MAKER, Shop, test as base, type Site } from "./support";

export { expect } from "./support";

const root = resolve(__dirname, "../..");
const program = resolve(root, process.env.CARGO_TARGET_DIR ?? "target", "debug/temporary-pages");

/** A server that belongs to one story. */
export interface Own {
  site: Site;
  shop: Shop;
  /** Where its data are. */
  folder: string;
  /** Takes something out of its database. */
  lose: (table: string) => void;
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, "close");
  return port;
}

async function ready(url: string, server: ChildProcess) {
  while (server.exitCode === null) {
    const answer = await fetch(`${url}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((later) => setTimeout(later, 100));
  }
  throw new Error("a story’s own server stopped before it was ready");
}

async function stopped(server: ChildProcess) {
  if (server.exitCode !== null) return;
  const gone = once(server, "exit");
  server.kill();
  await gone;
}

const LOSE = "import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(f'alter table {sys.argv[2]} rename to lost')";

interface Each {
  /** Starts a server with more settings than usual. */
  own: (settings?: Record<string, string>) => Promise<Own>;
}

export const test = base.extend<Each>({
  own: async ({ context }, use) => {
    const endings: (() => Promise<void>)[] = [];
    await use(async (settings = {}) => {
      const folder = await mkdtemp(join(tmpdir(), "own-server-"));
      endings.push(() => rm(folder, { recursive: true }));
      const port = await freePort();
      const url = `http://127.0.0.1:${port}`;
      const address = `127.0.0.1:${port}`;
      const env = { ...process.env, DATA_DIR: folder, LEPTOS_SITE_ADDR: address, METRICS_ADDR: "off", DEMO: "0", ...settings };
      const server = spawn(program, { cwd: root, env, stdio: "ignore" });
      endings.push(() => stopped(server));
      await ready(url, server);
      const account = ["creator", "create", "--email", MAKER.email, "--name", "Margaret", "--password", MAKER.password, "--api-key"];
      const { apiKey } = JSON.parse(execFileSync(program, account, { cwd: root, env, encoding: "utf8" }));
      const site = { url, apiKey };
      const lose = (table: string) => void execFileSync("python3", ["-c", LOSE, join(folder, "app.db"), table]);
      return { site, shop: new Shop(site), folder, lose };
    });
    // Nobody is left who would ask it something.
    for (const page of context.pages()) await page.goto("about:blank");
    for (const end of endings.reverse()) await end();
  },
});
