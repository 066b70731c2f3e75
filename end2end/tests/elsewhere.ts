// Somebody else's site: another origin, another site even, and as strict about what it lets in as sites are.
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { test as base, type Site } from "./support";

export { expect } from "./support";

/** What docs/embedding.md asks a strict site to allow, and nothing more. */
export const strict = (site: Site) =>
  `default-src 'none'; script-src ${site.url}; frame-src ${site.url}; base-uri 'none'; require-trusted-types-for 'script'`;

interface Each {
  /** Publishes a document elsewhere; gives its address. */
  elsewhere: (body: string, policy?: string) => Promise<string>;
}

export const test = base.extend<Each>({
  elsewhere: async ({ site }, use) => {
    const servers: Server[] = [];
    await use(async (body, policy = strict(site)) => {
      const server = createServer((request, response) => {
        if (request.url !== "/shop") return response.writeHead(204).end();
        response.writeHead(200, {
          "content-type": "text/html; charset=utf-8",
          "content-security-policy": policy,
          // Such a page has no window in common with others, and lets in only what says that it may be.
          "cross-origin-opener-policy": "same-origin",
          "cross-origin-embedder-policy": "require-corp",
          // The overlay says where it is shown all the same.
          "referrer-policy": "no-referrer",
        });
        response.end(`<!DOCTYPE html><html lang="en"><head><title>Elsewhere</title>
          <meta name="viewport" content="width=device-width, initial-scale=1"></head><body>${body}</body></html>`);
      });
      servers.push(server);
      await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
      // The pages are at 127.0.0.1: for a browser this is another site, not only another port.
      return `http://localhost:${(server.address() as AddressInfo).port}/shop`;
    });
    for (const server of servers) {
      server.closeAllConnections();
      server.close();
    }
  },
});
