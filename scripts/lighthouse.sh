#!/usr/bin/env bash
# Measure the built release in a browser: Lighthouse of every public page with its phone setting, and how fast pages answer
# to a touch on a slow phone (about 10 minutes). Nothing else should run meanwhile. Words are paths to measure instead of all
# pages: `scripts/lighthouse.sh /ko/commitments`.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

scripts/build.sh
scripts/test-packages.sh
outcome=0
node end2end/measure/lighthouse.mjs "$@" || outcome=1
if (($# == 0)); then
  node end2end/measure/interaction.mjs || outcome=1
fi
exit "$outcome"
