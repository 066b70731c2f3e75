import { defineConfig, devices } from "@playwright/test";

// scripts/e2e.sh starts the server and sets BASE_URL and CHROMIUM.
export default defineConfig({
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
  use: {
    actionTimeout: 20_000,
    ...devices["Desktop Chrome"],
    // Not UTC, so that it shows whether times are told in the visitor's own zone.
    timezoneId: "America/New_York",
    baseURL: process.env.BASE_URL ?? "http://127.0.0.1:3000",
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
