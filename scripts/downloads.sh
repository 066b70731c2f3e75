#!/usr/bin/env bash
# A large file, downloaded over cut connections by curl, aria2c and a browser: all get the same bytes, and
# it counts once. Then the speed of one download beside nginx with the same file, in the same run.
#
#   scripts/downloads.sh [BYTES]     SERVER=PROGRAM takes another build than a release of this checkout
#                                    SKIP=aria2c,browser,nginx leaves these out
set -euo pipefail
. "$(dirname "$0")/env.sh"
PATH="$PATH:/usr/sbin" # nginx

# Whether to try with something: what is missing and was not left out by name is a failure.
with() {
  case ",${SKIP:-}," in
    *,"$1",*) say "$1: left out"; return 1 ;;
  esac
  "${@:2}" || die "downloads: $1 is missing; install it, or leave it out with SKIP=$1."
}
browser_is_there() { [ -e end2end/node_modules/.installed ]; }
for tool in aria2c nginx; do with "$tool" have "$tool" >/dev/null || true; done
with browser browser_is_there >/dev/null || true

size=${1:-1000000000}
server=${SERVER:-}
if [ -z "$server" ]; then
  cargo build --quiet --release --package server --bin temporary-pages
  server="$target/release/temporary-pages"
fi
scratch=$(mktemp -d)
pids=()

stop() {
  status=$?
  trap - EXIT
  for pid in "${pids[@]}"; do kill "$pid" 2>/dev/null || true; wait "$pid" 2>/dev/null || true; done
  [ "$status" = 0 ] || tail -n 20 "$scratch"/*.log >&2
  rm -rf "$scratch"
  exit "$status"
}
trap stop EXIT
trap 'exit 130' INT TERM

sum() { sha256sum "$1" | cut -d ' ' -f 1; }
memory() { awk '/^VmRSS/ { print int($2 / 1024) }' "/proc/${pids[0]}/status"; }
speed() { curl --silent --fail --output /dev/null --write-out '%{speed_download}\n' "$1" | cut -d . -f 1; }
median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }

port=$(free_port)
base="http://127.0.0.1:$port"
export DATA_DIR="$scratch/data" DEMO=0 LEPTOS_SITE_ADDR="127.0.0.1:$port" METRICS_ADDR=off RUST_LOG=error
# Two programs that ask often from one address.
RATE_LIMITS=off "$server" serve >"$scratch/server.log" 2>&1 </dev/null &
pids+=($!)
for _ in $(seq 300); do
  ! curl --silent --fail --output /dev/null "$base/readyz" || break
  sleep 0.1
done
key=$("$server" creator create --email maker@example.com --name Maker --password "makes and sells" --api-key \
  | node -p 'JSON.parse(require("fs").readFileSync(0)).apiKey')

head -c "$size" /dev/urandom >"$scratch/film.bin"
sum=$(sum "$scratch/film.bin")
sold=$(node bench/downloads.mjs order "$base" "$key" "$scratch/film.bin")
order=$(node -p 'JSON.parse(process.argv[1]).order' "$sold")
url=$(node -p 'JSON.parse(process.argv[1]).url' "$sold")
before=$(memory)

# Says what somebody got, and throws it away.
same() {
  [ "$(sum "$2")" = "$sum" ] || die "downloads: $1 did not get the same bytes."
  say "$1: the same bytes, $3"
  rm -f "$2" "$2.aria2"
}

# Hangs up twenty times, each time a little later, and goes on.
for cut in $(seq 20); do
  have=$(stat -c %s "$scratch/curl" 2>/dev/null || echo 0)
  { curl --silent --fail --range "$have-" "$url" || true; } | head -c $((size / 30 + cut)) >>"$scratch/curl"
done
curl --silent --fail --continue-at - --output "$scratch/curl" "$url"
same curl "$scratch/curl" "cut off 20 times"

if with aria2c have aria2c; then
  fetch=(aria2c --quiet --allow-overwrite=true --continue=true --split=8 --max-connection-per-server=8
    --min-split-size=1M --file-allocation=none --dir="$scratch" --out=aria2c)
  for _ in $(seq 5); do
    timeout --signal=INT 1 "${fetch[@]}" --max-overall-download-limit=$((size / 10)) "$url" || true
  done
  [ -e "$scratch/aria2c.aria2" ] || die "downloads: aria2c was never cut off."
  "${fetch[@]}" "$url"
  same aria2c "$scratch/aria2c" "8 connections, cut off 5 times"
fi

if with browser browser_is_there; then
  CHROMIUM=$(chromium_path)
  export CHROMIUM
  node bench/downloads.mjs browse "$base" "$order" "$scratch/browser"
  same "a browser" "$scratch/browser" "in one go"
fi
left=$(node bench/downloads.mjs left "$base" "$order")
[ "$left" = 4 ] || die "downloads: $left downloads are left instead of 4."
say "all of that was one download of five"

if with nginx have nginx; then
  nginx_port=$(free_port)
  cat >"$scratch/nginx.conf" <<CONF
daemon off;
pid $scratch/nginx.pid;
user $(id -un);
worker_processes 1;
events { worker_connections 64; }
http {
  sendfile on;
  tcp_nopush on;
  access_log off;
  client_body_temp_path $scratch/nginx;
  proxy_temp_path $scratch/nginx;
  fastcgi_temp_path $scratch/nginx;
  uwsgi_temp_path $scratch/nginx;
  scgi_temp_path $scratch/nginx;
  server { listen 127.0.0.1:$nginx_port; root $scratch; }
}
CONF
  nginx -e "$scratch/nginx.log" -c "$scratch/nginx.conf" &
  pids+=($!)
  nginx_url="http://127.0.0.1:$nginx_port/film.bin"
  for _ in $(seq 50); do
    ! curl --silent --fail --head --output /dev/null "$nginx_url" || break
    sleep 0.1
  done
  speed "$url" >/dev/null
  speed "$nginx_url" >/dev/null
  for _ in $(seq 5); do
    speed "$nginx_url" >>"$scratch/nginx.speeds"
    speed "$url" >>"$scratch/ours.speeds"
  done
  theirs=$(median <"$scratch/nginx.speeds")
  ours=$(median <"$scratch/ours.speeds")
  ratio=$((100 * ours / theirs))
  say "{\"bytesPerSecond\":$ours,\"nginxBytesPerSecond\":$theirs,\"percentOfNginx\":$ratio,\"memoryMiBBefore\":$before,\"memoryMiBAfter\":$(memory)}"
  # An unoptimised build says nothing about speed.
  [ -n "${SERVER:-}" ] || [ "$ratio" -ge 70 ] || die "downloads: less than 70 percent of nginx."
fi
grown=$(($(memory) - before))
[ "$grown" -lt 64 ] || die "downloads: the server grew by $grown MiB."
