# shellcheck shell=bash
# Sourced after env.sh by scripts that need a bucket of their own: the example's server, built.

# Opens one that lies in FOLDER, for pages of ORIGIN if one is given. Its settings are then in
# FOLDER.settings, a line each, and its process in bucket_pid.
#
#   open_bucket FOLDER [ORIGIN]
open_bucket() {
  : >"$1.settings"
  "${target:?}/debug/examples/s3" "127.0.0.1:$(free_port)" "$@" >"$1.settings" 2>"$1.log" </dev/null &
  bucket_pid=$!
  for _ in $(seq 100); do
    [ "$(grep -c . "$1.settings")" != 3 ] || return 0
    kill -0 "$bucket_pid" 2>/dev/null || break
    sleep 0.1
  done
  kill "$bucket_pid" 2>/dev/null || true
  cat "$1.log" >&2
  die "The bucket did not open."
}
