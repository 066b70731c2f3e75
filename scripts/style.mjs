// Writes the style sheet of the public pages: style/public.css with what it imports, without comments
// and blank space. Fails beyond the budget.
//
//   node scripts/style.mjs TARGET
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";

const budget = 12 * 1024;

/** A style sheet with its imports in place. */
function bundled(name) {
  const css = readFileSync(join("style", name), "utf8").replace(/\/\*[^]*?\*\//g, "");
  return css.replace(/@import "([^"]+)";/g, (_, imported) => bundled(imported));
}

// A space before a colon parts a selector from a pseudo-class of what is inside.
const css = bundled("public.css")
  .replace(/\s+/g, " ")
  .replace(/ ?([{};,]) ?/g, "$1")
  .replace(/: /g, ":")
  .replace(/;}/g, "}")
  .trim();
writeFileSync(process.argv[2], css);

const size = brotliCompressSync(Buffer.from(css)).length;
if (size > budget) {
  console.error(`The public style sheet is too big for a sales page: ${size} bytes of ${budget} (brotli).`);
  process.exit(1);
}
