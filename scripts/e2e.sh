#!/usr/bin/env bash
# Runs the tests of end2end/ in a real browser against the built server, which gets an empty data
# directory and a free port; arguments go to Playwright. SCREENSHOTS=1 also takes pictures of every
# page into end2end/screenshots.
set -euo pipefail
. "$(dirname "$0")/env.sh"

server="$target/debug/temporary-pages"
[ -x "$server" ] || die "e2e: $server is not built yet; \`make e2e\` builds it."
scratch=$(mktemp -d)

stop() {
  status=$?
  trap - EXIT
  if kill "$pid" 2>/dev/null; then
    for _ in $(seq 100); do kill -0 "$pid" 2>/dev/null || break; sleep 0.1; done
    kill -9 "$pid" 2>/dev/null && say "e2e: the server did not stop within 10 seconds." && status=1
  fi
  if [ "$status" != 0 ]; then
    say "The end of the server's log:"
    tail -n 200 "$scratch/server.log"
  fi
  rm -rf "$scratch"
  exit "$status"
}

port=$(free_port)
export BASE_URL="http://127.0.0.1:$port"
export DATA_DIR="$scratch/data" LEPTOS_SITE_ADDR="127.0.0.1:$port" METRICS_ADDR=off
# All visitors of the tests come from one address, faster than people do.
RATE_LIMITS=off "$server" >"$scratch/server.log" 2>&1 </dev/null &
pid=$!
trap stop EXIT
trap 'exit 130' INT TERM

for _ in $(seq 300); do
  ready=$(node -e 'fetch(process.argv[1]).then((r) => console.log(r.status), () => {})' "$BASE_URL/readyz")
  [ "$ready" != 200 ] || break
  kill -0 "$pid" 2>/dev/null || die "e2e: the server stopped before it was ready."
  sleep 0.2
done
[ "$ready" = 200 ] || die "e2e: the server was not ready within a minute."

export MAKER_EMAIL=maker@example.com MAKER_PASSWORD="makes and sells"
made=$("$server" creator create --email "$MAKER_EMAIL" --name "Margaret" --password "$MAKER_PASSWORD" --api-key)
API_KEY=$(node -p 'JSON.parse(process.argv[1]).apiKey' "$made")
CHROMIUM=$(chromium_path)
export API_KEY CHROMIUM
cd end2end
node_modules/.bin/playwright test "$@" </dev/null
