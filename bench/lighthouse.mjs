// Asks Lighthouse about the demo's live page on a phone, and about its console on a desk. Prints the medians of
// some runs, and fails below what they must be.
//
//   node bench/lighthouse.mjs BASE [RUNS]     CHROMIUM is the browser
import * as launcher from "chrome-launcher";
import lighthouse, { desktopConfig } from "lighthouse";

const [base, runs = "3"] = process.argv.slice(2);

/** The name and the value of the demo creator's session. */
async function signIn() {
  const body = new URLSearchParams({ email: "ada@example.com", password: "temporary pages" });
  const answer = await fetch(`${base}/login`, { method: "POST", headers: { origin: base }, body, redirect: "manual" });
  const [cookie] = answer.headers.getSetCookie();
  if (!cookie) throw new Error(`Signing in was answered with ${answer.status}.`);
  return cookie.split(";")[0];
}

/** The address of the demo's live page, which has a cover. */
async function livePage(cookie) {
  const html = await (await fetch(`${base}/console/pages`, { headers: { cookie } })).text();
  for (const [, path] of html.matchAll(/href="[^"]*(\/p\/[0-9a-z]+)"/g)) {
    const page = await (await fetch(`${base}/api/v1/public${path.replace("/p/", "/pages/")}`)).json();
    if (page.phase !== "live") continue;
    if (/<img[^>]*class="hero__picture"/.test(await (await fetch(base + path)).text())) return base + path;
  }
  throw new Error("The demo has no live page with a cover.");
}

const cookie = await signIn();
const subjects = [
  {
    name: "sales page, phone",
    url: await livePage(cookie),
    least: { performance: 99, accessibility: 100, "best-practices": 100, seo: 100 },
  },
  {
    name: "front page, phone",
    url: `${base}/`,
    least: { performance: 99, accessibility: 100, "best-practices": 100, seo: 100 },
  },
  {
    name: "console, desk",
    url: `${base}/console`,
    config: desktopConfig,
    headers: { Cookie: cookie },
    // The console is nobody's business but its creator's: search engines are kept out.
    least: { performance: 90, accessibility: 100, "best-practices": 100 },
  },
];

async function run({ url, config, headers, least }) {
  const chrome = await launcher.launch({
    chromePath: process.env.CHROMIUM || undefined,
    chromeFlags: ["--headless=new", "--disable-gpu", ...(process.getuid?.() === 0 ? ["--no-sandbox"] : [])],
  });
  try {
    const flags = { port: chrome.port, logLevel: "error", extraHeaders: headers, onlyCategories: Object.keys(least) };
    const { lhr } = await lighthouse(url, flags, config);
    if (lhr.runtimeError) throw new Error(lhr.runtimeError.message);
    return lhr;
  } finally {
    await chrome.kill();
  }
}

const median = (numbers) => numbers.sort((one, other) => one - other)[Math.floor(numbers.length / 2)];
const score = (result, category) => Math.round(result.categories[category].score * 100);
const value = (result, audit) => result.audits[audit].numericValue;

/** What keeps a result from 100, apart from speed, whose parts are weighed. */
function faults(result) {
  const counted = Object.entries(result.categories).filter(([category]) => category !== "performance");
  const weighed = counted.flatMap(([, { auditRefs }]) => auditRefs.filter(({ weight }) => weight > 0));
  const failed = weighed.map(({ id }) => result.audits[id]).filter(({ score }) => score !== null && score < 1);
  return failed.map(({ id, title, details }) => `  ${id}: ${title} ${JSON.stringify(details?.items ?? "").slice(0, 600)}`);
}

let isGood = true;
const table = [];
for (const subject of subjects) {
  const results = [];
  for (let number = 0; number < Number(runs); number += 1) results.push(await run(subject));
  const row = { "": subject.name };
  for (const [category, least] of Object.entries(subject.least)) {
    row[category] = median(results.map((result) => score(result, category)));
    if (row[category] >= least) continue;
    isGood = false;
    console.error(`${subject.name}: ${category} is ${row[category]}, and must be ${least}.`);
    console.error([...new Set(results.flatMap(faults))].join("\n"));
  }
  for (const [name, audit] of [["FCP", "first-contentful-paint"], ["LCP", "largest-contentful-paint"], ["TBT", "total-blocking-time"]]) {
    row[`${name} ms`] = Math.round(median(results.map((result) => value(result, audit))));
  }
  row.CLS = median(results.map((result) => value(result, "cumulative-layout-shift"))).toFixed(3);
  table.push(row);
}
console.table(table);
process.exit(isGood ? 0 : 1);
