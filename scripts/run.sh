#!/usr/bin/env bash
# Builds everything and serves it; arguments go to the server.
set -euo pipefail
. "$(dirname "$0")/env.sh"

scripts/setup.sh run
say "Building the sales pages' islands …"
scripts/islands.sh
say "Building the console …"
scripts/console.sh
say "Building the server …"
cargo build --package server --bin temporary-pages
exec "$target/debug/temporary-pages" "$@"
