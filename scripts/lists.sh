#!/usr/bin/env bash
# The console's lists with a thousand orders and with a hundred thousand: milliseconds, and their ratio.
set -euo pipefail
. "$(dirname "$0")/env.sh"

cargo run --quiet --package backend --example lists
