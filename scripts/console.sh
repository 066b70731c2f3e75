#!/usr/bin/env bash
# Builds the console: target/site/pkg/console.{js,wasm,css}, and the parts of it that are loaded later.
set -euo pipefail
. "$(dirname "$0")/env.sh"

# The very build that cargo-leptos starts: when it finds nothing to do, and neither the styles nor
# the assets changed, the packing can be skipped.
RUSTFLAGS="--cfg erase_components -Clink-args=--emit-relocs" \
  cargo build --package=frontend --lib --target-dir="$target/front" --target=wasm32-unknown-unknown \
  --no-default-features --features=console,split --profile=wasm-release
built="$target/front/wasm32-unknown-unknown/wasm-release/frontend.wasm"

made_from=$({ cat "$built" "$0" scripts/chunks.mjs Cargo.toml; find style public -type f -exec cksum {} + | sort; } | cksum)
[ "$(cat target/site/.made-from 2>/dev/null)" != "$made_from" ] || exit 0

cargo leptos build --release --frontend-only --split --lib-features=console,split
node scripts/chunks.mjs target/site/pkg
node scripts/compress.mjs target/site
say "$made_from" >target/site/.made-from
