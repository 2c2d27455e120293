#!/usr/bin/env bash
# recorded.sh FOLDER: the marks of every report that the record of ACCORD_DATABASE holds, one a line. FOLDER is for passing notes.
set -euo pipefail
select="SELECT payload FROM record WHERE kind = 'update_submitted'"
case $ACCORD_DATABASE in
  sqlite*) node -e '
      const { DatabaseSync } = require("node:sqlite");
      for (const row of new DatabaseSync(process.argv[1]).prepare(process.argv[2]).all()) console.log(row.payload);' \
    "${ACCORD_DATABASE#sqlite://}" "$select" >"$1/payloads" 2>/dev/null ||
    python3 -c 'import sqlite3, sys
for row in sqlite3.connect(sys.argv[1]).execute(sys.argv[2]): print(row[0])' \
      "${ACCORD_DATABASE#sqlite://}" "$select" >"$1/payloads" ;;
  *) psql --quiet --no-psqlrc --tuples-only --no-align "$ACCORD_DATABASE" --command "$select" >"$1/payloads" ;;
esac
{ grep -o 'w[0-9]*n[0-9]*t[0-9]*' "$1/payloads" || true; }
