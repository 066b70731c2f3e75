# shellcheck shell=bash
# Sourced by every script here: goes to the top of the checkout and says where things are.
path_of_user=$PATH
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit 1

cache="${XDG_CACHE_HOME:-$HOME/.cache}/temporary-pages"
tools="$cache/tools"
PATH="$tools/bin:${CARGO_HOME:-$HOME/.cargo}/bin:$PATH"

# CI builds in fresh clones; a target directory outside them keeps the dependencies compiled.
if [ "${CI:-}" = true ]; then
  export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}" CARGO_INCREMENTAL=0
fi
target="${CARGO_TARGET_DIR:-target}"

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# A TCP port on 127.0.0.1 that nothing listens on.
free_port() {
  node -e 'const s = require("net").createServer();
    s.listen(0, "127.0.0.1", () => { console.log(s.address().port); s.close(); });'
}

# The browser for the end-to-end tests; nothing when only Playwright's own can serve.
chromium_path() {
  if [ -n "${CHROMIUM:-}" ]; then
    say "$CHROMIUM"
  else
    command -v chromium google-chrome google-chrome-stable | head -n 1 || true
  fi
}

# The directory of PostgreSQL's programs: initdb is often installed and rarely on the PATH.
postgres_bin() {
  local newest
  newest=$(find /usr/lib/postgresql/*/bin -maxdepth 1 -name initdb 2>/dev/null | sort -V | tail -n 1)
  [ -n "$newest" ] || newest=$(command -v initdb || true)
  [ -z "$newest" ] || dirname "$(readlink -f "$newest")"
}
