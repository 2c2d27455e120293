#!/usr/bin/env bash
# Build the release: target/release/accord and target/site. Does nothing when nothing changed.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

stamp=target/release/.accord-built

# Anything newer than the last build counts, except what is never built in. Folders are looked at too: that
# is how a deleted file shows.
changed_file() {
  find . -mindepth 1 \( -path ./target -o -path ./.git -o -path ./.tools -o -path ./.ci -o -path ./docs \
    -o -path ./end2end -o -path ./tests -o -path ./benches -o -path ./scripts -o -path './[A-Z]*.md' \
    -o -name node_modules -o -name '*.db' -o -name '*.db-*' \) -prune \
    -o -newer "$stamp" -print -quit
}

scripts/tools.sh
if [[ -f "$stamp" && -x "$binary" && -d target/site/pkg && -z "$(changed_file)" ]]; then
  exit 0
fi
if [[ -f "$stamp" ]]; then
  say "Building what changed (usually 2 to 5 minutes)"
else
  say "Building Accord for the first time (usually 8 to 12 minutes)"
  export CARGO_TERM_PROGRESS_WHEN=never # two builds at once would draw over each other
fi
mkdir -p target/release
touch "$stamp.new"
export LEPTOS_OUTPUT_NAME=accord

# Both at once: each has long stretches in which it keeps one core busy.
browser_part() {
  scripts/tools.sh bindgen
  cargo build --locked --lib --profile wasm-release --target wasm32-unknown-unknown --target-dir target/front \
    --no-default-features --features hydrate
}
browser_part &
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
cargo build --locked --bin accord --release --no-default-features --features ssr
wait $!

scripts/bundle.mjs target/site target/release/hash.txt
scripts/precompress.mjs target/site
mv "$stamp.new" "$stamp"
