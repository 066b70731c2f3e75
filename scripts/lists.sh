#!/usr/bin/env bash
# The console's lists and numbers with a thousand orders and registrations and with a hundred thousand:
# milliseconds, and their ratio, on both engines.
set -euo pipefail
. "$(dirname "$0")/env.sh"

say "SQLite"
cargo run --quiet --package backend --example lists
say "PostgreSQL"
scripts/with-postgres.sh cargo run --quiet --package backend --example lists
