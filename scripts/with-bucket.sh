#!/usr/bin/env bash
# Runs a command with TEST_FILES_URL and its keys set: to the bucket that the environment names, or
# to one of its own that is gone when the command ends.
#
#   scripts/with-bucket.sh cargo test -p server --test it uploading
#   TEST_FILES_URL='s3://files?endpoint=https://…&region=auto' AWS_ACCESS_KEY_ID=… \
#     AWS_SECRET_ACCESS_KEY=… scripts/with-bucket.sh cargo test -p server --test it uploading
set -euo pipefail
. "$(dirname "$0")/env.sh"
. scripts/bucket.sh

[ -z "${TEST_FILES_URL:-}" ] || exec "$@"

cargo build --quiet --package server --example s3
scratch=$(mktemp -d)
bucket_pid=
trap '[ -z "$bucket_pid" ] || kill "$bucket_pid" 2>/dev/null || true; rm -rf "$scratch"' EXIT
trap 'exit 130' INT TERM

open_bucket "$scratch/bucket"
while IFS='=' read -r name value; do
  export "${name/#FILES_URL/TEST_FILES_URL}=$value"
done <"$scratch/bucket.settings"
"$@"
