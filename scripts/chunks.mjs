// Names the parts of the console after the build that they belong to: a console that is still open
// when another build is installed must not load a part of that one. It finds nothing then, and says so.
//
//   node scripts/chunks.mjs DIRECTORY
import { createHash } from "node:crypto";
import { readFileSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const dir = process.argv[2];
const parts = readdirSync(dir).filter((name) => /^(chunk|split)_.*\.wasm$/.test(name));

const hash = createHash("sha256");
for (const name of ["console.wasm", ...parts.sort()]) hash.update(readFileSync(join(dir, name)));
const build = hash.digest("hex").slice(0, 12);

const names = new Map(parts.map((name) => [name.replace(/\.wasm$/, ""), `${name.replace(/\.wasm$/, "")}.${build}`]));

/** Rewrites a file that names parts, each in quotes. */
function rename(file, quoted) {
  const path = join(dir, file);
  let text = readFileSync(path, "utf8");
  for (const [from, to] of names) {
    if (!text.includes(quoted(from))) throw new Error(`${file} does not name ${from}`);
    text = text.replaceAll(quoted(from), quoted(to));
  }
  writeFileSync(path, text);
}

rename("__wasm_split.______________________.js", (name) => `"./${name}.wasm"`);
rename("__wasm_split_manifest.json", (name) => `"${name}"`);
for (const [from, to] of names) renameSync(join(dir, `${from}.wasm`), join(dir, `${to}.wasm`));
