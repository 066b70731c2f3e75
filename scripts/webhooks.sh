#!/usr/bin/env bash
# Webhooks at 100 a second with the worker stopped: how long the answers take, and that each waits
# for a durable write of its own. With strace installed every fdatasync is counted.
set -euo pipefail
. "$(dirname "$0")/env.sh"

events=${1:-1500}
cargo build --quiet --package server --bin temporary-pages
scratch=$(mktemp -d)
pid=

stop() {
  status=$?
  trap - EXIT
  [ -z "$pid" ] || { kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; }
  rm -rf "$scratch"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

# Starts the server (under what comes first) and waits until it is ready.
start() {
  port=$(free_port)
  DATA_DIR="$scratch/$port" DEMO=0 LEPTOS_SITE_ADDR="127.0.0.1:$port" RATE_LIMITS=off RUST_LOG=error \
    STRIPE_SECRET_KEY=sk_test_bench STRIPE_WEBHOOK_SECRET=whsec_bench STRIPE_API_URL=http://127.0.0.1:9 \
    "$@" "$target/debug/temporary-pages" serve --role web >"$scratch/log" 2>&1 </dev/null &
  pid=$!
  for _ in $(seq 200); do
    ! node -e 'fetch(process.argv[1]).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))' \
      "http://127.0.0.1:$port/readyz" || return 0
    sleep 0.1
  done
  cat "$scratch/log" >&2
  die "webhooks: the server was not ready in time."
}

finish() {
  # Under strace the server is its child.
  pkill -TERM -P "$pid" 2>/dev/null || kill "$pid"
  wait "$pid" 2>/dev/null || true
  pid=
}

start env
report=$(node bench/webhooks.mjs "http://127.0.0.1:$port/webhooks/stripe" whsec_bench "$events" 100)
finish
say "$report"
node -e 'process.exit(JSON.parse(process.argv[1]).p99 < 250 ? 0 : 1)' "$report" \
  || die "webhooks: the slowest hundredth took 250 ms or more."

if have strace; then
  few=200
  start strace -f -qq -e trace=fdatasync,fsync -o "$scratch/trace"
  before=$(grep -c 'sync(' "$scratch/trace" || true)
  node bench/webhooks.mjs "http://127.0.0.1:$port/webhooks/stripe" whsec_bench "$few" 50 >/dev/null
  after=$(grep -c 'sync(' "$scratch/trace" || true)
  finish
  say "{\"events\":$few,\"durableWrites\":$((after - before))}"
  [ $((after - before)) -ge "$few" ] || die "webhooks: fewer durable writes than events."
else
  say "strace is not installed: durable writes were not counted."
fi
