#!/usr/bin/env bash
# Rebuild and reload while you work. The first build takes 5 minutes or so, later ones seconds.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

scripts/tools.sh bindgen leptos
say "Building for development; Accord will be on http://${ACCORD_LISTEN:-127.0.0.1:3000}"
exec cargo leptos watch -- serve --demo
