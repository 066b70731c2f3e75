#!/usr/bin/env bash
# Lighthouse on a release build with the demo: its live page on a phone, its console on a desk. The medians of
# some runs, and failure below what they must be.
#
#   scripts/lighthouse.sh [RUNS]     SERVER=PROGRAM takes another build than a release of this checkout
set -euo pipefail
. "$(dirname "$0")/env.sh"

runs=${1:-3}
server=${SERVER:-}
if [ -z "$server" ]; then
  cargo build --quiet --release --package server --bin temporary-pages
  server="$target/release/temporary-pages"
fi
scratch=$(mktemp -d)

stop() {
  status=$?
  trap - EXIT
  kill "$pid" 2>/dev/null || true
  wait "$pid" || true
  [ "$status" = 0 ] || tail -n 20 "$scratch/log" >&2
  rm -rf "$scratch"
  exit "$status"
}

port=$(free_port)
export DATA_DIR="$scratch/data" LEPTOS_SITE_ADDR="127.0.0.1:$port" METRICS_ADDR=off RUST_LOG=error
# The runs come from one address.
RATE_LIMITS=off "$server" serve >"$scratch/log" 2>&1 </dev/null &
pid=$!
trap stop EXIT
trap 'exit 130' INT TERM
for _ in $(seq 300); do
  ! curl --silent --fail --output /dev/null "http://127.0.0.1:$port/readyz" || break
  sleep 0.1
done
CHROMIUM=$(chromium_path) node bench/lighthouse.mjs "http://127.0.0.1:$port" "$runs"
