#!/usr/bin/env bash
# verify.sh sqlite|postgres SIZE SECONDS: how many records a second `accord verify` checks; 0 when it takes longer than that.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=$1 size=$2 most=$3
source scripts/bench/common.sh

database "$size" >/dev/null
say "$kind: verifying $size, for $most seconds at most"
began=${EPOCHREALTIME/./}
records=$(timeout "$most" "$binary" verify 2>/dev/null | sed -n 's/^\([0-9]*\) records checked.*/\1/p' || true)
took=$((${EPOCHREALTIME/./} - began))
if ((took > most * 1000000)); then
  echo "   verify did not end" >&2
  echo "verify_$size 0"
elif [[ -n "$records" ]]; then
  echo "verify_$size $((records * 1000000 / took))"
fi
