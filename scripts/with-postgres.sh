#!/usr/bin/env bash
# Runs a command with TEST_DATABASE_URL set to a PostgreSQL of its own, gone when the command ends.
#
#   scripts/with-postgres.sh cargo test
set -euo pipefail
. "$(dirname "$0")/env.sh"

bin=$(postgres_bin)
[ -n "$bin" ] || die "with-postgres: no PostgreSQL found; scripts/setup.sh installs it."
dir=$(mktemp -d)

# PostgreSQL refuses to run as root.
as_owner=()
if [ "$(id -u)" = 0 ]; then
  owner=postgres
  id "$owner" >/dev/null 2>&1 || owner=nobody
  chown "$owner" "$dir"
  as_owner=(runuser -u "$owner" --)
fi

stop() {
  "${as_owner[@]}" "$bin/pg_ctl" stop --silent --mode immediate --pgdata "$dir/data" >/dev/null 2>&1 || true
  rm -rf "$dir"
}
trap stop EXIT
trap 'exit 130' INT TERM

cd "$dir" # a directory that its owner may read
"${as_owner[@]}" "$bin/initdb" --pgdata "$dir/data" --username postgres --auth trust \
  --encoding UTF8 --locale C.UTF-8 --no-sync >"$dir/initdb.log" || { cat "$dir/initdb.log"; exit 1; }

for attempt in 1 2 3 4 5; do # the port may be taken between finding and using it
  port=$(free_port)
  options="-c listen_addresses=127.0.0.1 -c port=$port -c unix_socket_directories=$dir -c max_connections=300 -c fsync=off"
  "${as_owner[@]}" "$bin/pg_ctl" start --silent --wait --pgdata "$dir/data" --log "$dir/data/server.log" \
    --options "$options" >/dev/null && break
  [ "$attempt" -lt 5 ] || { cat "$dir/data/server.log"; exit 1; }
done
cd "$OLDPWD"

TEST_DATABASE_URL="postgres://postgres@127.0.0.1:$port/postgres" "$@"
