#!/usr/bin/env bash
# Runs the tests of end2end/ in a real browser against the built server: one that keeps its files in a
# folder, and one whose files are in a bucket at another origin. Each gets an empty data directory and a
# free port; arguments go to Playwright. SCREENSHOTS=1 also takes pictures of every page into
# end2end/screenshots.
set -euo pipefail
. "$(dirname "$0")/env.sh"
. scripts/bucket.sh

server="$target/debug/temporary-pages"
for program in "$server" "$target/debug/examples/s3"; do
  [ -x "$program" ] || die "e2e: $program is not built yet; \`make e2e\` builds it."
done
scratch=$(mktemp -d)
pids=()

stop() {
  status=$?
  trap - EXIT
  kill "${pids[@]}" 2>/dev/null || true
  for pid in "${pids[@]}"; do
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null && say "e2e: a server did not stop within 10 seconds." && status=1
  done
  if [ "$status" != 0 ]; then
    say "The end of the servers' logs:"
    tail -n 200 "$scratch"/*.log
  fi
  rm -rf "$scratch"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

# Waits until a server is ready.
#
#   ready PORT PID
ready() {
  local answer
  for _ in $(seq 300); do
    answer=$(node -e 'fetch(process.argv[1]).then((r) => console.log(r.status), () => {})' "http://127.0.0.1:$1/readyz")
    [ "$answer" != 200 ] || return 0
    kill -0 "$2" 2>/dev/null || die "e2e: a server stopped before it was ready."
    sleep 0.2
  done
  die "e2e: a server was not ready within a minute."
}

# The API key of a new creator of the server with these settings.
export MAKER_EMAIL=maker@example.com MAKER_PASSWORD="makes and sells"
api_key() {
  env "$@" "$server" creator create --email "$MAKER_EMAIL" --name "Margaret" --password "$MAKER_PASSWORD" --api-key \
    | node -p 'JSON.parse(require("fs").readFileSync(0)).apiKey'
}

# All visitors of the tests come from one address, faster than people do.
export METRICS_ADDR=off RATE_LIMITS=off
port=$(free_port)
folder=("DATA_DIR=$scratch/folder" "LEPTOS_SITE_ADDR=127.0.0.1:$port")
env "${folder[@]}" "$server" >"$scratch/folder.log" 2>&1 </dev/null &
pids+=($!)

bucket_port=$(free_port)
export BASE_URL="http://127.0.0.1:$port" BUCKET_BASE_URL="http://127.0.0.1:$bucket_port"
open_bucket "$scratch/store" "$BUCKET_BASE_URL"
pids+=("$bucket_pid")
mapfile -t store <"$scratch/store.settings"
bucket=("DATA_DIR=$scratch/bucket" "LEPTOS_SITE_ADDR=127.0.0.1:$bucket_port" DEMO=0 FILES_DELIVERY=redirect "${store[@]}")
env "${bucket[@]}" "$server" >"$scratch/bucket.log" 2>&1 </dev/null &
pids+=($!)

ready "$port" "${pids[0]}"
ready "$bucket_port" "${pids[2]}"
API_KEY=$(api_key "${folder[@]}")
BUCKET_API_KEY=$(api_key "${bucket[@]}")
CHROMIUM=$(chromium_path)
export API_KEY BUCKET_API_KEY CHROMIUM
cd end2end
node_modules/.bin/playwright test "$@" </dev/null
