#!/usr/bin/env bash
# Builds what public pages load, their styles and islands: target/islands/sales.{css,js,wasm}.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# A target directory of its own: the console's build leaves a frontend.wasm too, and in one place
# each would have to be linked again whenever the other was built.
cargo build --package frontend --lib --no-default-features --features sales --target-dir "$target/sales" \
  --target wasm32-unknown-unknown --profile wasm-release
built="$target/sales/wasm32-unknown-unknown/wasm-release/frontend.wasm"

made_from=$(cat "$built" "$0" scripts/style.mjs style/*.css | cksum)
[ "$(cat target/islands/.made-from 2>/dev/null)" != "$made_from" ] || exit 0

say "Packing the islands …"
new=target/islands.new
rm -rf "$new"
wasm-bindgen --target web --no-typescript --out-name sales --out-dir "$new" "$built"
wasm-opt -Oz --enable-bulk-memory --enable-nontrapping-float-to-int --enable-sign-ext --enable-mutable-globals \
  --enable-reference-types --enable-multivalue "$new/sales_bg.wasm" -o "$new/sales.wasm"
rm "$new/sales_bg.wasm"
node scripts/style.mjs "$new/sales.css"
node scripts/compress.mjs "$new"
say "$made_from" >"$new/.made-from"

rm -rf target/islands
mv "$new" target/islands
