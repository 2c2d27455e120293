#!/usr/bin/env bash
# Every check and test. All of them run even when one fails; the last line sums the tests: "123 passed, 0 failed".
# What fails without a failed test to show for it (a lint, a build) counts as one.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

passed=0
failed=0
broken=()
cargo_output=$(mktemp)
release_output=$(mktemp)
trap 'rm -f "$cargo_output" "$release_output"' EXIT
browser_report=end2end/test-results/report.json

step() { # title, usual duration, command…
  local title=$1 usual=$2 started=$SECONDS
  shift 2
  say "$title (usually $usual)"
  if "$@"; then
    echo "   passed in $((SECONDS - started)) s" >&2
  else
    echo "   FAILED after $((SECONDS - started)) s" >&2
    broken+=("$title")
    return 1
  fi
}

check() { step "$@" || failed=$((failed + 1)); }

tests() { # function that prints "passed failed", then as for step
  local count=$1 outcome=0 ok not_ok
  shift
  step "$@" || outcome=1
  read -r ok not_ok < <("$count")
  if ((outcome == 1 && not_ok == 0)); then not_ok=1; fi
  passed=$((passed + ok))
  failed=$((failed + not_ok))
}

lint_server() {
  cargo clippy --quiet --locked --no-default-features --features ssr --all-targets -- -D warnings
}

lint_browser_part() {
  cargo clippy --quiet --locked --no-default-features --features hydrate --target wasm32-unknown-unknown --lib \
    -- -D warnings
}

cargo_tests() {
  scripts/with-postgres.sh cargo test --locked --no-default-features --features ssr --no-fail-fast \
    2>&1 | tee "$cargo_output"
}

# Each test program ends with "test result: ok. 12 passed; 0 failed; …".
count_cargo() {
  awk '/^test result: / { ok += $4; not_ok += $6 } END { print ok + 0, not_ok + 0 }' "$cargo_output"
}

browser_tests() { (cd end2end && npx tsc && npx playwright test); }

count_browser() {
  [[ -f "$browser_report" ]] || { echo 0 0; return; }
  node -e 'const { stats } = JSON.parse(require("fs").readFileSync(process.argv[1]));
    console.log(stats.expected, stats.unexpected + stats.flaky)' "$browser_report"
}

scripts/tools.sh deny
scripts/test-packages.sh
rm -f "$browser_report"

# The release is compiled beside lints and tests: compilers of one crate keep one core busy most of the time.
scripts/build.sh >"$release_output" 2>&1 &
release=$!

wait_for_release() {
  local outcome=0
  wait "$release" || outcome=$?
  cat "$release_output" >&2
  return "$outcome"
}

check "Formatting" "a second" cargo fmt --check
check "Licences and sources of the crates" "10 seconds" cargo deny --log-level error check bans licenses sources
check "Lints, server" "3 minutes the first time" lint_server
check "Lints, browser part" "1 minute the first time" lint_browser_part
tests count_cargo "Tests, on SQLite and PostgreSQL" "6 minutes the first time" cargo_tests
if step "Release build" "begun beside the tests" wait_for_release; then
  tests count_browser "Tests in the browser" "5 minutes" browser_tests
else
  failed=$((failed + 1))
fi

if ((${#broken[@]})); then
  say "These did not pass:"
  printf '   %s\n' "${broken[@]}" >&2
fi
printf '\n%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
