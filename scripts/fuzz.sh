#!/usr/bin/env bash
# fuzz.sh SECONDS: send requests that make no sense, half of the time to each database, and print what was answered.
# ACCORD_TEST_FUZZ_SEED says which ones; a new one each time otherwise.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

export ACCORD_TEST_FUZZ_SECONDS=${1:-600}
export ACCORD_TEST_FUZZ_SEED=${ACCORD_TEST_FUZZ_SEED:-$RANDOM$RANDOM}
scripts/with-postgres.sh cargo test --locked --no-default-features --features ssr --test http fuzz:: -- --nocapture
