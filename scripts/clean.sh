#!/usr/bin/env bash
# Remove what was built and what the tests left. Databases stay: they hold what people wrote.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

cargo clean --quiet
rm -rf end2end/test-results end2end/playwright-report
say "Removed what was built. The tools in .tools/ and the databases are still there."
