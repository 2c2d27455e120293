#!/usr/bin/env bash
# Build what is needed and start Accord with the demo. Words after `--` go to the server.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

scripts/build.sh
serve_environment
say "Accord is on http://${ACCORD_LISTEN:-127.0.0.1:3000} (Ctrl+C stops it)"
exec "$binary" serve --demo "$@"
