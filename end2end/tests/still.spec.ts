// Nothing moves under a visitor's eyes: not while a page loads and comes alive, and not when its moment comes.
import type { Page } from "@playwright/test";
import { settled } from "./settled";
import { ADA, expect, inSeconds, test } from "./support";

declare global {
  interface Window {
    shifts: string[];
  }
}

/** Notes what moved, from where to where, without anybody having touched anything. */
function watchShifts() {
  interface Shift extends PerformanceEntry {
    hadRecentInput: boolean;
    value: number;
    sources: { node?: Node; previousRect: DOMRectReadOnly; currentRect: DOMRectReadOnly }[];
  }
  window.shifts = [];
  const place = ({ x, y, width, height }: DOMRectReadOnly) => [x, y, width, height].map(Math.round).join(" ");
  const name = (node?: Node) => {
    const element = node instanceof Element ? node : node?.parentElement;
    return element ? `${element.tagName.toLowerCase()}.${element.getAttribute("class")}` : "something";
  };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as Shift[]) {
      if (entry.hadRecentInput) continue;
      const moved = entry.sources.map((one) => `${name(one.node)}: ${place(one.previousRect)} → ${place(one.currentRect)}`);
      window.shifts.push(`${entry.value.toFixed(4)}: ${moved.join("; ")}`);
    }
  }).observe({ type: "layout-shift", buffered: true });
}

/** What has moved, once everything is painted that is there. */
async function shifts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    return window.shifts;
  });
}

/** The demo's pages, one in each phase, each with a cover. */
async function demoPages(page: Page, site: string): Promise<{ path: string; phase: string }[]> {
  await page.request.post("/login", { form: ADA, headers: { origin: site }, maxRedirects: 0 });
  const list = await (await page.request.get("/console/pages")).text();
  const paths = new Set([...list.matchAll(/\/p\/([0-9a-z]+)/g)].map(([, shortId]) => shortId));
  const pages = [];
  for (const shortId of paths) {
    const known = await page.request.get(`/api/v1/public/pages/${shortId}`);
    if (known.status() !== 404) pages.push({ path: `/p/${shortId}`, phase: (await known.json()).phase });
  }
  return pages;
}

for (const width of [320, 1_280]) {
  test.describe(`at ${width} px`, () => {
    test.use({ viewport: { width, height: 800 } });

    test.beforeEach(async ({ page }) => page.addInitScript(watchShifts));

    test("a page in every phase, while it comes alive", async ({ page, site }) => {
      const pages = await demoPages(page, site.url);
      const phases = new Set(pages.map(({ phase }) => phase));
      expect([...phases].sort()).toEqual(["expired", "live", "paused", "prelaunch", "sold_out"]);
      for (const { path, phase } of pages) {
        await page.goto(path);
        await settled(page);
        await expect(page.locator("img.hero__picture")).toBeVisible();
        expect.soft(await shifts(page), phase).toEqual([]);
      }
    });

    test("the cover is what is asked for first, and once", async ({ page, site }) => {
      const live = (await demoPages(page, site.url)).find(({ phase }) => phase === "live");
      await page.goto(live!.path);
      await settled(page);
      const cover = page.locator("img.hero__picture");
      await expect(cover).toHaveAttribute("fetchpriority", "high");
      await expect(cover).toHaveAttribute("srcset", /480w, .* 960w/);
      const preload = page.locator("head link[rel=preload][as=image]");
      await expect(preload).toHaveAttribute("fetchpriority", "high");
      await expect(preload).toHaveAttribute("imagesrcset", (await cover.getAttribute("srcset"))!);
      await expect(preload).toHaveAttribute("imagesizes", (await cover.getAttribute("sizes"))!);

      const shown = await cover.evaluate(async (image: HTMLImageElement) => (await image.decode(), image.currentSrc));
      const asked = await page.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
      const folder = shown.replace(/[^/]*$/, "");
      expect(asked.filter((name) => name.startsWith(folder)), "one size of it, once").toEqual([shown]);
    });

    test("a page that opens, and closes", async ({ page, shop }) => {
      const product = await shop.product("Short story");
      const story = "I have walked past the same hedge for eleven years.\n\n".repeat(12);
      const customization = { tagline: "For a moment", design: { story, promise: "Money back." } };
      const sale = await shop.page([product.id], {
        launchAt: inSeconds(4),
        expiresAt: inSeconds(8),
        stockLimit: 9,
        customization,
      });
      await page.goto(sale.url);
      for (const phase of ["prelaunch", "live", "expired"]) {
        await expect(page.locator(`section[data-phase=${phase}]`)).toBeVisible({ timeout: 10_000 });
        await settled(page);
        expect.soft(await shifts(page), phase).toEqual([]);
      }
    });
  });
}
