#!/usr/bin/env bash
# Uploads a file of so many GiB (5 unless told otherwise) from a browser, interrupted five times:
# the tab is closed, the server is killed. The file must arrive with the right hash, and neither
# side's memory may grow with it. Needs twice the file's size on the disk.
#
#   scripts/uploads.sh [GIB]
set -euo pipefail
. "$(dirname "$0")/env.sh"

server="${SERVER:-$target/debug/temporary-pages}"
[ -x "$server" ] || cargo build --package server --bin temporary-pages
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
CHROMIUM=$(chromium_path)
export CHROMIUM
node end2end/uploads.mjs "$server" "$(free_port)" "$scratch" "${1:-5}"
