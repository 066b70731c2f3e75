#!/usr/bin/env bash
# Takes the pictures in docs/images anew, from a server with a fresh demo.
#
#   scripts/screenshots.sh     SERVER=PROGRAM takes another build than the one for development
set -euo pipefail
. "$(dirname "$0")/env.sh"

server=${SERVER:-$target/debug/temporary-pages}
[ -x "$server" ] || die "screenshots: $server is not built yet; \`make screenshots\` builds it."
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
DATA_DIR="$scratch/data" LEPTOS_SITE_ADDR="127.0.0.1:$port" METRICS_ADDR=off RATE_LIMITS=off \
  "$server" serve >"$scratch/log" 2>&1 </dev/null &
pid=$!
trap stop EXIT
trap 'exit 130' INT TERM
for _ in $(seq 300); do
  ! curl --silent --fail --output /dev/null "http://127.0.0.1:$port/readyz" || break
  sleep 0.1
done
CHROMIUM=$(chromium_path) node end2end/screenshots.mjs "http://127.0.0.1:$port" docs/images
