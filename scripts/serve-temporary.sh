#!/usr/bin/env bash
# Start the built release with a database of its own, thrown away at the end. Words go on to `accord serve`.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

folder=$(mktemp -d /tmp/accord-serve.XXXXXX)
server=

finish() {
  [[ -z "$server" ]] || kill -TERM "$server" 2>/dev/null || true
  [[ -z "$server" ]] || wait "$server" 2>/dev/null || true
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

serve_environment
export ACCORD_DATABASE="sqlite://$folder/accord.db"
"$binary" serve "$@" &
server=$!
wait "$server"
