# Read by the other scripts: where we are, which versions we use, how we speak.
# A variable that only our scripts and tests read starts with ACCORD_TEST_: the server refuses settings it does not know.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Our own tools first: Debian's wasm-opt writes modules that browsers refuse.
export PATH="$root/.tools/bin:$root/node_modules/.bin:$PATH"

cargo_leptos_version=0.3.10
cargo_deny_version=0.20.2
binary=${ACCORD_TEST_BINARY:-target/release/accord}

say() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# What a started release needs to find its own files. `hash.txt` lies beside the binary.
serve_environment() {
  export LEPTOS_OUTPUT_NAME=accord LEPTOS_SITE_ROOT="$root/target/site" LEPTOS_HASH_FILES=true LEPTOS_ENV=PROD
}
