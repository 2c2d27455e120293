#!/usr/bin/env bash
# Measure Accord beside Redmine of Debian, which many use for such lists: the same 5,000 items, the same machine, one after the
# other. Installs Redmine when it is missing (as root); its database is a temporary one, gone at the end.
set -euo pipefail
source "$(dirname "$0")/lib.sh"
source scripts/bench/table.sh

packages=()
for package in wrk redmine redmine-sqlite puma; do
  dpkg --status "$package" 2>/dev/null | grep --quiet '^Status: install ok' || packages+=("$package")
done
if [[ " ${packages[*]} " == *" redmine "* ]] && command -v debconf-set-selections >/dev/null && [[ $EUID -eq 0 ]]; then
  # No database of its own on this machine.
  echo 'redmine redmine/instances/default/dbconfig-install boolean false' | debconf-set-selections
fi
install_packages "make bench-peer" "${packages[@]}"
if [[ -z "${ACCORD_TEST_BINARY:-}" ]]; then scripts/build.sh; fi

# shellcheck disable=SC2034
declare -A sqlite redmine
kind=sqlite
source scripts/bench/common.sh
servers=()
finish() { for server in "${servers[@]}"; do stop; done; }
trap finish EXIT

mapfile -t settings < <(uncached)
database 1000 >/dev/null
start "${settings[@]}"
servers+=("$server") small=$address
database 5000 >/dev/null
start "${settings[@]}"
servers+=("$server") large=$address

say "Accord: measuring"
sqlite[start]=$started
collect sqlite scripts/bench/peer_pages.sh "$large" /en/commitments /en/timeline /en/export/commitments.csv \
  '/en/commitments?q=security' "$small"
sqlite[memory]=$(resident)
collect redmine scripts/bench/redmine.sh "$large" "$small"

databases=(sqlite redmine)
ratio() { # title name divisor digits unit
  local ours=${sqlite[$2]:-} theirs=${redmine[$2]:-} times=''
  [[ -n "$ours" && -n "$theirs" ]] || { [[ -z "$theirs" || "$2" != csv* ]] && missing=$((missing + 1)); }
  if ((${ours:-0} > 0 && ${theirs:-0} > 0)); then times=$(shown $((theirs * 100 / ours)) 100 1); fi
  row "$1" "$(shown "$ours" "$3" "$4")" "$(shown "$theirs" "$3" "$4")" "$5" "$times"
}

printf 'Accord and Redmine %s with the same items, %s cores, one client, medians; nothing of ours from the cache of pages\n\n' \
  "$(dpkg-query --show --showformat '${Version}' redmine)" "$(nproc)"
head_of what Accord Redmine unit "times ours"
ratio "list, 100 of 5000" list_median 1000 1 ms
ratio "… size" list_bytes 1000 0 kB
ratio "timeline or Gantt of 1000" gantt_median 1000 1 ms
ratio "… size" gantt_bytes 1000 0 kB
ratio "CSV of all rows" csv_median 1000 1 ms
ratio "… size" csv_bytes 1000 0 kB
ratio "search for \"security\" in 5000" search_median 1000 1 ms
ratio "memory after that" memory 1024 0 MB
ratio "start to the first page" start 1 0 ms

if ((missing > 0)); then
  printf '\n%d numbers could not be measured.\n' "$missing" >&2
  exit 1
fi
