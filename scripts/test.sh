#!/usr/bin/env bash
# Everything that must hold, the quick checks first.
set -euo pipefail
. "$(dirname "$0")/env.sh"

current=
step() {
  current=$1
  shift
  local began=$SECONDS
  printf '\n==> %s\n' "$current"
  "$@"
  printf '    %s: %s s\n' "$current" $((SECONDS - began))
}
trap '[ $? = 0 ] || printf "\nfailed: %s\n" "$current"' EXIT

# The server's crates must not reach the browser, in either output.
browser_is_clean() {
  local feature tree
  for feature in sales console; do
    tree=$(cargo tree --package frontend --features "$feature" --target wasm32-unknown-unknown \
      --edges normal --prefix none --format '{p}')
    ! grep -E '^(backend|server|sqlx|async-stripe|lettre|tokio|aws-sdk-s3|redis|rusqlite|libsqlite3-sys)[ -]' <<<"$tree" \
      || die "The $feature build of frontend pulls in the crates above."
  done
}

# CI keeps one target directory for all checkouts, and cargo compares the age of files, not what is
# in them: without this, an older checkout would be tested with the code of a newer one. And what was
# built of the others would fill the disk.
own_target() {
  [ "${CI:-}" = true ] || return 0
  local state elsewhere=('(' -name .git -o -name node_modules -o -name test-results -o -path ./data -o -path ./target ')' -prune)
  state="$PWD $(find . "${elsewhere[@]}" -o -type f -exec cksum {} + | sort | cksum)"
  if [ "$(cat "$target/.checkout" 2>/dev/null)" != "$state" ]; then
    find . "${elsewhere[@]}" -o -type f -exec touch {} +
    mkdir -p "$target"
    cargo clean --quiet --workspace
    say "$state" >"$target/.checkout"
  fi
}

wasm_clippy() {
  cargo clippy --package frontend --no-default-features --features "$1" \
    --target wasm32-unknown-unknown -- --deny warnings
}

step "Setting up" scripts/setup.sh test
own_target

step "Formatting" cargo fmt --all --check
step "Dependencies: licences, sources, who may use what" cargo-deny --log-level error check bans licenses sources
step "Dependencies: nothing of the server in the browser" browser_is_clean
step "Lints" cargo clippy --workspace --all-targets -- --deny warnings
step "Lints: sales islands" wasm_clippy sales
step "Lints: console" wasm_clippy console,split

step "Sales islands" scripts/islands.sh
step "Sales islands: size" node scripts/size.mjs islands
step "Console" scripts/console.sh
step "Console: size" node scripts/size.mjs console

step "Tests on SQLite" cargo test --workspace
# The same features as above, so that nothing is compiled twice.
step "Tests on PostgreSQL" scripts/with-postgres.sh cargo test --workspace --test it
step "Plans on PostgreSQL" scripts/with-postgres.sh cargo test --workspace --lib -- db::
step "Stripe's own SDKs against the simulator" scripts/sdk.sh
step "Tests in a browser" scripts/e2e.sh

printf '\nok: all checks passed\n'
