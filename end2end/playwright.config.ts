import { defineConfig, devices } from "@playwright/test";
import type { Site } from "./tests/support";

// scripts/e2e.sh starts both servers and sets BASE_URL, BUCKET_BASE_URL and CHROMIUM.
const folder: Site = { url: process.env.BASE_URL ?? "http://127.0.0.1:3000", apiKey: process.env.API_KEY ?? "" };
const bucket: Site = { url: process.env.BUCKET_BASE_URL ?? "", apiKey: process.env.BUCKET_API_KEY ?? "" };

export default defineConfig<object, { site: Site }>({
  testDir: "tests",
  outputDir: "test-results",
  forbidOnly: !!process.env.CI,
  fullyParallel: true,
  retries: 0,
  workers: 2,
  // Generous, for slow machines: nothing waits longer than it has to.
  timeout: 120_000,
  expect: { timeout: 10_000 },
  reporter: "list",
  projects: [
    { name: "folder", testIgnore: "bucket.spec.ts", use: { site: folder } },
    // What passes between a browser and the store itself.
    ...(bucket.url ? [{ name: "bucket", grep: /@bucket/, use: { site: bucket } }] : []),
  ],
  use: {
    actionTimeout: 20_000,
    ...devices["Desktop Chrome"],
    // Not UTC, so that it shows whether times are told in the visitor's own zone.
    timezoneId: "America/New_York",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    launchOptions: {
      executablePath: process.env.CHROMIUM || undefined,
      args: [
        // Chromium's own sandbox does not work for root.
        ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
      ],
    },
  },
});
