// Prints what a first visit downloads, and fails beyond the budget (bytes after brotli).
//
//   node scripts/size.mjs islands    of a sales page, besides its document and its pictures
//   node scripts/size.mjs console    of the console's first screen; what the others add is told, too
import { readFileSync, statSync } from "node:fs";

const first = {
  islands: { budget: 80, dir: "target/islands", names: ["sales.wasm", "sales.js"] },
  console: {
    budget: 350,
    dir: "target/site/pkg",
    names: ["console.wasm", "console.js", "__wasm_split.______________________.js", "console.css"],
  },
};

const which = process.argv[2];
const { budget, dir, names } = first[which];
const size = (name) => statSync(`${dir}/${name}.br`).size;
const tell = (what, bytes, rest = "") => console.log(`${what.padEnd(36)} ${String(bytes).padStart(7)} ${rest}`);

let total = 0;
for (const name of names) {
  total += size(name);
  tell(name, size(name));
}
tell("together", total, `of ${budget * 1024}`);

if (which === "console") {
  const parts = JSON.parse(readFileSync(`${dir}/__wasm_split_manifest.json`, "utf8"));
  for (const [part, files] of Object.entries(parts)) {
    tell(`and ${part}`, files.reduce((sum, name) => sum + size(`${name}.wasm`), 0), `in ${files.length} files`);
  }
}
if (total > budget * 1024) {
  console.error(`Too big for a first visit: ${which}.`);
  process.exit(1);
}
