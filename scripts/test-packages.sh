#!/usr/bin/env bash
# Have what only the tests need: a browser, a Korean font for its pictures, a reader of PDF, PostgreSQL, and the browser
# tests' modules.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

missing=()
[[ -x "${ACCORD_TEST_CHROMIUM:-/usr/bin/chromium}" ]] || missing+=(chromium)
[[ -n "$(fc-list :lang=ko 2>/dev/null)" ]] || missing+=(fontconfig fonts-noto-cjk)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null || missing+=(postgresql)

# A Chromium elsewhere can be named in ACCORD_TEST_CHROMIUM.
install_packages "make test" "${missing[@]}"

if [[ ! end2end/node_modules/.package-lock.json -nt end2end/package-lock.json ]]; then
  say "Fetching the modules of the browser tests (a few seconds, once)"
  (cd end2end && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --loglevel=error)
fi
