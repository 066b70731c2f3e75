#!/usr/bin/env bash
# Lets the official Stripe SDKs for Node and Python talk to stripe-sim, unmodified: its own tests
# say what it should answer, these say that the SDKs agree. Installs the SDKs where that was not
# done, which takes some seconds, once.
set -euo pipefail
. "$(dirname "$0")/env.sh"

python3 -c 'import ensurepip, venv' 2>/dev/null || die "sdk: please install python3-venv."
sdk=stripe-sim/sdk
venv="$cache/stripe-python"

if ! cmp -s "$sdk/package-lock.json" "$sdk/node_modules/.installed"; then
  say "sdk: Installing Stripe's SDK for Node …"
  npm ci --prefix "$sdk" --no-audit --no-fund --loglevel=error >/dev/null
  cp "$sdk/package-lock.json" "$sdk/node_modules/.installed"
fi
if ! cmp -s "$sdk/requirements.txt" "$venv/.installed"; then
  say "sdk: Installing Stripe's SDK for Python …"
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes -r "$sdk/requirements.txt"
  cp "$sdk/requirements.txt" "$venv/.installed"
fi

cargo build --quiet -p stripe-sim
scratch=$(mktemp -d)

stop() {
  status=$?
  trap - EXIT
  kill "$pid" 2>/dev/null || true
  wait "$pid" || true
  if [ "$status" != 0 ]; then
    say "The end of the simulator's log:"
    tail -n 50 "$scratch/simulator.log"
  fi
  rm -rf "$scratch"
  exit "$status"
}

HOOK_PORT=$(free_port)
port=$HOOK_PORT
while [ "$port" = "$HOOK_PORT" ]; do port=$(free_port); done
export HOOK_PORT STRIPE_SIM_URL="http://127.0.0.1:$port"

"$target/debug/stripe-sim" --listen "127.0.0.1:$port" \
  --webhook "http://127.0.0.1:$HOOK_PORT/hook" --webhook-secret whsec_sdk \
  --connect-webhook "http://127.0.0.1:$HOOK_PORT/connect" --connect-webhook-secret whsec_sdk_connect \
  >"$scratch/simulator.log" 2>&1 </dev/null &
pid=$!
trap stop EXIT
trap 'exit 130' INT TERM

for _ in $(seq 100); do
  ready=$(node -e 'fetch(process.argv[1]).then((r) => console.log(r.status), () => {})' "$STRIPE_SIM_URL/control/state")
  [ "$ready" != 200 ] || break
  kill -0 "$pid" 2>/dev/null || die "sdk: the simulator stopped before it was ready."
  sleep 0.1
done
[ "$ready" = 200 ] || die "sdk: the simulator was not ready within ten seconds."

# One file after the other: they share the simulator's switches and one port for webhooks.
(cd "$sdk" && node --test --test-concurrency=1 --test-reporter=dot node/*.test.js)
PYTHONDONTWRITEBYTECODE=1 "$venv/bin/python" -W error::ResourceWarning -m unittest discover -s "$sdk/python"
