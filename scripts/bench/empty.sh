#!/usr/bin/env bash
# empty.sh sqlite|postgres: what an empty database takes on disk, and how fast its list is.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=$1
source scripts/bench/common.sh
trap stop EXIT

database empty
echo "disk_empty $(disk_bytes)"
mapfile -t settings < <(uncached)
start "${settings[@]}"
load empty 1 "$address/en/commitments"
