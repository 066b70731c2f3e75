#!/usr/bin/env bash
# Runs a command with TEST_FILES_URL and its keys set: to the bucket that the environment names, or
# to one of its own that is gone when the command ends.
#
#   scripts/with-bucket.sh cargo test -p server --test it uploading
#   TEST_FILES_URL='s3://files?endpoint=https://…&region=auto' AWS_ACCESS_KEY_ID=… \
#     AWS_SECRET_ACCESS_KEY=… scripts/with-bucket.sh cargo test -p server --test it uploading
set -euo pipefail
. "$(dirname "$0")/env.sh"

[ -z "${TEST_FILES_URL:-}" ] || exec "$@"

cargo build --quiet --package server --example s3
dir=$(mktemp -d)
address="127.0.0.1:$(free_port)"
"$target/debug/examples/s3" "$address" "$dir" >"$dir.settings" &
pid=$!
trap 'kill "$pid" 2>/dev/null || true; rm -rf "$dir" "$dir.settings"' EXIT
trap 'exit 130' INT TERM

for _ in $(seq 100); do
  [ "$(grep -c . "$dir.settings")" = 3 ] && break
  kill -0 "$pid" 2>/dev/null || die "with-bucket: the server stopped."
  sleep 0.1
done
while IFS='=' read -r name value; do
  export "${name/#FILES_URL/TEST_FILES_URL}=$value"
done <"$dir.settings"
"$@"
