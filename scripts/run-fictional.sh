#!/usr/bin/env bash
# Build what is needed and start Accord with the invented portfolio, in a database of its own. Words after `--` go to the
# server.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

scripts/build.sh
serve_environment
export ACCORD_DATABASE=${ACCORD_DATABASE:-sqlite://accord-fictional.db}
say "Accord is on http://${ACCORD_LISTEN:-127.0.0.1:3000} (Ctrl+C stops it)"
exec "$binary" serve --fictional "$@"
