// Prints what a first visit to a sales page downloads of islands, and fails beyond the budget.
import { statSync } from "node:fs";

const budget = 80 * 1024;
const sizes = ["sales.wasm", "sales.js"].map((name) => [name, statSync(`target/islands/${name}.br`).size]);
const total = sizes.reduce((sum, [, size]) => sum + size, 0);

for (const [name, size] of sizes) console.log(`${name.padEnd(12)} ${String(size).padStart(7)} bytes (brotli)`);
console.log(`${"together".padEnd(12)} ${String(total).padStart(7)} bytes of ${budget}`);
if (total > budget) {
  console.error("The islands are too big for a sales page.");
  process.exit(1);
}
