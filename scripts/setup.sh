#!/usr/bin/env bash
# Installs what is missing and says so; silent and quick when nothing is.
#
#   scripts/setup.sh run     what `make run` needs
#   scripts/setup.sh test    and what `make test` needs besides
#   scripts/setup.sh bench   and what pages and downloads are measured with
#
# Our own tools go to ~/.cache/temporary-pages/tools, with links in ~/.cargo/bin (or another
# directory on the PATH) so that `cargo leptos` works in any terminal.
set -euo pipefail
. "$(dirname "$0")/env.sh"

goal=${1:-test}
rust=1.96.0 # what cargo-leptos needs; the project itself is content with `rust-version`
cargo_leptos=0.3.11
cargo_deny=0.20.2
wasm_bindgen=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/"/, "", $3); print $3 }' Cargo.lock)

# --- Packages of the system -----------------------------------------------------------------------

# Shows what a command printed only when it failed.
quietly() {
  local printed status=0
  printed=$("$@" 2>&1 </dev/null) || status=$?
  [ "$status" = 0 ] || printf '%s\n' "$printed" >&2
  return "$status"
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

updated=
apt_install() {
  have apt-get || die "setup: please install these (or what your system calls them) and try again: $*"
  if [ -z "$updated" ]; then
    quietly as_root apt-get update -qq || say "setup: apt-get update failed; trying with the lists as they are."
    updated=yes
  fi
  say "setup: Installing $* …"
  quietly as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@"
}

missing=()
have cc || missing+=(gcc libc6-dev)
have node || missing+=(nodejs)
have npm || missing+=(npm)
have ffmpeg || missing+=(ffmpeg) # samples of audio and video
python3 -c 'import ensurepip, venv' 2>/dev/null || missing+=(python3 python3-venv)
[ -e /etc/ssl/certs/ca-certificates.crt ] || ! have apt-get || missing+=(ca-certificates)
[ ${#missing[@]} = 0 ] || apt_install "${missing[@]}"
[ "$(node -p 'parseInt(process.versions.node)')" -ge 18 ] || die "setup: Node $(node -v) is too old; 18 is the oldest that works."

# --- Rust, with a standard library for WebAssembly ------------------------------------------------

new_enough() {
  local version
  version=$(cargo --version 2>/dev/null | awk '{ print $2 }')
  [ -n "$version" ] && [ "$(printf '%s\n' "$rust" "$version" | sort -V | head -n 1)" = "$rust" ]
}

# Links an empty module: the one test that also notices a library left over from another compiler.
links_wasm() {
  local scratch status=0
  scratch=$(mktemp -d)
  rustc --target wasm32-unknown-unknown --crate-type cdylib -o "$scratch/empty.wasm" - </dev/null 2>/dev/null || status=1
  rm -r "$scratch"
  return "$status"
}

rust_works() {
  new_enough && links_wasm && { [ "$goal" = run ] || { cargo clippy --version && cargo fmt --version; } >/dev/null 2>&1; }
}

# The ordinary way. Leaves the default toolchain alone when it is too old.
rustup_rust() {
  have rustup || return 1
  say "setup: Asking rustup for WebAssembly …"
  if new_enough; then
    rustup target add wasm32-unknown-unknown >/dev/null 2>&1 || return 1
    rustup component add clippy rustfmt >/dev/null 2>&1 || return 1
  else
    rustup toolchain install "$rust" --profile minimal --component clippy,rustfmt \
      --target wasm32-unknown-unknown >/dev/null 2>&1 || return 1
    say "setup: Using Rust $rust in this directory."
    rustup override set "$rust" 2>/dev/null
  fi
}

# Where rustup is missing or cannot download: Debian has a recent compiler, too.
debian_rust() {
  have apt-get || return 1
  local packages=(rustc-web cargo-web rust-web-src rust-web-clippy rustfmt-web lld-19)
  dpkg -s "${packages[@]}" >/dev/null 2>&1 || apt_install "${packages[@]}" || return 1
  if have rustup; then
    rustup toolchain link debian /usr && rustup override set debian 2>/dev/null || return 1
  fi
  links_wasm || build_wasm_std
}

# … but WebAssembly's standard library only as source.
build_wasm_std() {
  local scratch sysroot lib bin
  scratch=$(mktemp -d)
  sysroot=$(rustc --print sysroot)
  lib="$sysroot/lib/rustlib/wasm32-unknown-unknown/lib"
  bin="$sysroot/lib/rustlib/$(rustc -vV | sed -n 's/^host: //p')/bin"

  say "setup: Building Rust's standard library for WebAssembly (about a minute) …"
  mkdir "$scratch/src"
  touch "$scratch/src/lib.rs"
  printf '[package]\nname = "empty"\nedition = "2024"\n' >"$scratch/Cargo.toml"
  (cd "$scratch" && RUSTUP_TOOLCHAIN=debian RUSTC_BOOTSTRAP=1 cargo build --quiet --release --target-dir target \
    --target wasm32-unknown-unknown -Zbuild-std=std,panic_abort,proc_macro,test) || return 1

  as_root rm -rf "$lib"
  as_root mkdir -p "$lib" "$bin"
  find "$scratch/target/wasm32-unknown-unknown/release/deps" -name '*.rlib' ! -name 'libempty-*' -print0 \
    | as_root xargs -0 cp -t "$lib"
  as_root ln -sfn /usr/lib/llvm-19/bin/lld "$bin/rust-lld"
  rm -r "$scratch"
}

if ! rust_works; then
  # The quickest answer is what another checkout on this machine already uses.
  if have rustup && RUSTUP_TOOLCHAIN=debian rust_works; then
    rustup override set debian 2>/dev/null
  else
    rustup_rust || debian_rust || die "setup: please install Rust $rust or later with rustup, and try again."
  fi
  rust_works || die "setup: this Rust cannot be used: $(rustc --version), ${RUSTUP_TOOLCHAIN:+chosen by RUSTUP_TOOLCHAIN=$RUSTUP_TOOLCHAIN, }in $(command -v rustc)."
fi

# --- Tools built with cargo -----------------------------------------------------------------------

# Puts a tool where a plain terminal finds it, without replacing one that somebody else put there.
link() {
  local dir
  for dir in "${CARGO_HOME:-$HOME/.cargo}/bin" "$HOME/.local/bin" /usr/local/bin; do
    case ":$path_of_user:" in *":$dir:"*) ;; *) continue ;; esac
    mkdir -p "$dir" 2>/dev/null || true
    [ -w "$dir" ] || continue
    if [ -e "$dir/$1" ] && [ ! -L "$dir/$1" ]; then
      say "setup: $dir/$1 is another version; for \`cargo leptos\` put $tools/bin first on the PATH."
    else
      ln -sfn "$tools/bin/$1" "$dir/$1"
    fi
    return
  done
  say "setup: For \`cargo leptos\` in a terminal, put $tools/bin on the PATH."
}

# Unoptimised where it does not matter: with its own profile cargo-leptos alone takes half an hour.
cargo_tool() {
  local name=$1 package=$2 version=$3 opt_level=$4 minutes=$5
  if [ "$("$tools/bin/$name" --version 2>/dev/null | awk '{ print $2 }')" != "$version" ]; then
    say "setup: Building $package $version (about $minutes minutes, once) …"
    # Not every mirror has the exact versions of the tool's own lock file.
    local install=(env CARGO_TARGET_DIR="$cache/tools-target"
      CARGO_PROFILE_RELEASE_LTO=false CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16
      CARGO_PROFILE_RELEASE_OPT_LEVEL="$opt_level" CARGO_RESOLVER_INCOMPATIBLE_RUST_VERSIONS=fallback
      cargo install --quiet --force --root "$tools" "$package@$version")
    "${install[@]}" --locked 2>/dev/null || "${install[@]}"
  fi
}

cargo_tool wasm-bindgen wasm-bindgen-cli "$wasm_bindgen" 1 3
cargo_tool cargo-leptos cargo-leptos "$cargo_leptos" 0 5
[ "$goal" = run ] || cargo_tool cargo-deny cargo-deny "$cargo_deny" 1 2
rm -rf "$cache/tools-target"

# --- Tools from npm -------------------------------------------------------------------------------

npm_ci() {
  PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 quietly npm ci --prefix "$1" --no-audit --no-fund --loglevel=error
}

if ! cmp -s scripts/wasm-opt/package-lock.json "$tools/npm/package-lock.json" || [ ! -e "$tools/bin/wasm-opt" ]; then
  say "setup: Installing wasm-opt …"
  mkdir -p "$tools/npm" "$tools/bin"
  cp scripts/wasm-opt/package.json "$tools/npm/"
  cp scripts/wasm-opt/package-lock.json "$tools/npm/"
  npm_ci "$tools/npm"
  ln -sfn ../npm/node_modules/.bin/wasm-opt "$tools/bin/wasm-opt"
fi

for tool in cargo-leptos wasm-bindgen wasm-opt; do
  theirs=$(PATH=$path_of_user command -v "$tool" || true)
  [ "$theirs" -ef "$tools/bin/$tool" ] || [ "$("$theirs" --version 2>&1)" = "$("$tools/bin/$tool" --version)" ] \
    || link "$tool"
done

[ "$goal" != run ] || exit 0

if ! cmp -s end2end/package-lock.json end2end/node_modules/.installed; then
  say "setup: Installing Playwright …"
  npm_ci end2end
  cp end2end/package-lock.json end2end/node_modules/.installed
fi

# --- What only the tests need ---------------------------------------------------------------------

if [ -z "$(chromium_path)" ]; then
  if grep -qs '^ID=debian' /etc/os-release; then
    apt_install chromium fonts-dejavu-core
  else
    say "setup: Looking for Playwright's Chromium …"
    end2end/node_modules/.bin/playwright install chromium
  fi
fi

have ssh-keygen || apt_install openssh-client
[ -n "$(postgres_bin)" ] || apt_install postgresql

if [ "$goal" = bench ]; then
  if ! cmp -s bench/package-lock.json bench/node_modules/.installed; then
    say "setup: Installing Lighthouse …"
    npm_ci bench
    cp bench/package-lock.json bench/node_modules/.installed
  fi
  have nginx || apt_install nginx-light
  have aria2c || apt_install aria2
fi
