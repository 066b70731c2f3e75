// What axe finds on a page, in every frame of it: on a phone and on a desk, light and dark; and whether the
// page fits.
import { readFileSync } from "node:fs";
import type { Frame, Page } from "@playwright/test";
import type { AxeResults, RunOptions } from "axe-core";
import { fits } from "./fits";
import { expect } from "./support";

const source = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const rules: RunOptions = {
  runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  resultTypes: ["violations"],
  // Frames are gone through one by one: axe could not speak to those that run no scripts.
  iframes: false,
  preload: false,
};

declare global {
  interface Window {
    axe: { run: (root: Document, options: RunOptions) => Promise<AxeResults> };
  }
}

/**
 * Where scripts are switched off, and in frames that run none, no timer ever rings; and axe puts its work
 * off with timers.
 */
function timersAtOnce() {
  window.setTimeout = ((work: () => void) => (void Promise.resolve().then(work), 0)) as typeof setTimeout;
}

/** Colours on their way from one to another are none that anybody has to read. */
function atRest() {
  for (const animation of document.getAnimations()) {
    if (Number.isFinite(animation.effect?.getComputedTiming().endTime)) animation.finish();
  }
}

/** A line for each element that breaks a rule. */
export async function violations(frame: Frame, hasTimers: boolean): Promise<string[]> {
  if (!(await frame.evaluate(() => "axe" in window))) {
    if (!hasTimers) await frame.evaluate(timersAtOnce);
    await frame.evaluate(source);
  }
  await frame.evaluate(atRest);
  const results = await frame.evaluate((rules) => window.axe.run(document, rules), rules);
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(" ")}: ${failureSummary?.replace(/\s+/g, " ")}`),
  );
}

interface Looked {
  widths?: number[];
  schemes?: ("light" | "dark")[];
  withScripts?: boolean;
  withFrames?: boolean;
}

/** Fails, and goes on, with what axe finds on the page as it is now, or if it does not fit. */
export async function accessible(page: Page, name: string, looked: Looked = {}) {
  const { widths = [1_280, 320], schemes = ["light", "dark"], withScripts = true, withFrames = true } = looked;
  for (const width of widths) {
    await page.setViewportSize({ width, height: 800 });
    await fits(page, name);
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
      for (const frame of withFrames ? page.frames() : [page.mainFrame()]) {
        const found = await violations(frame, withScripts && !frame.parentFrame());
        expect.soft(found, `${name}, ${width} px, ${colorScheme}`).toEqual([]);
      }
    }
  }
}
