#!/usr/bin/env bash
# import.sh sqlite|postgres ROWS: a spreadsheet with so many new commitments, recorded in a portfolio of 100: how long it takes
# (ms) and how much memory at most (kB).
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=$1 rows=$2
source scripts/bench/common.sh
folder=$(mktemp -d /tmp/accord-import.XXXXXX)
trap 'rm -rf "$folder"' EXIT

if [[ "$kind" == postgres ]]; then
  database 100 >/dev/null
else
  export ACCORD_DATABASE=sqlite://$folder/accord.db
  "$binary" synthetic 100 &>/dev/null
fi
"$binary" export 2>/dev/null | node -e '
  const { statements, areas } = JSON.parse(require("fs").readFileSync(0));
  const { id, parties } = statements[0];
  console.log("Title;Statement;Parties;Due;Area");
  for (let row = 0; row < Number(process.argv[1]); row += 1)
    console.log(`Generated row ${row};${id};${parties.join(", ")};2027-06-30;${areas[0].code}`);' "$rows" >"$folder/rows.csv"
/usr/bin/time --format '%e %M' --output "$folder/used" "$binary" import "$folder/rows.csv" \
  --all standing=agreed --all basis=joint_text --all nature=deliverable >/dev/null 2>"$folder/said" ||
  { cat "$folder/said" >&2; exit 1; }
awk '{ printf "import_time %d\nimport_memory %d\n", $1 * 1000, $2 }' "$folder/used"
