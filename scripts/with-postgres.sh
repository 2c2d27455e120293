#!/usr/bin/env bash
# with-postgres.sh COMMAND…: run a command with a PostgreSQL of its own, thrown away afterwards.
# The command finds its address in ACCORD_TEST_POSTGRES_URL. Nothing listens on a port, and the machine's own
# databases are never touched.
set -euo pipefail
source "$(dirname "$0")/lib.sh"

programs=$(dirname "$(ls -1 /usr/lib/postgresql/*/bin/initdb 2>/dev/null | sort -V | tail -1 || true)")
[[ -x "$programs/initdb" ]] || programs=$(dirname "$(command -v initdb || true)")
[[ -x "$programs/initdb" ]] || fail "PostgreSQL is missing. On Debian: apt-get install postgresql"

# PostgreSQL refuses to run as root.
as_owner=()
owner=$(id -un)
if [[ $EUID -eq 0 ]]; then
  owner=postgres
  id -u "$owner" &>/dev/null || fail "There is no user postgres. On Debian it comes with the package postgresql."
  as_owner=(runuser -u "$owner" --)
fi

folder=$(mktemp -d /tmp/accord-postgres.XXXXXX)
chown "$owner" "$folder"
data=$folder/data

finish() {
  if [[ -f "$data/postmaster.pid" ]]; then
    "${as_owner[@]}" "$programs/pg_ctl" --pgdata="$data" --mode=immediate --silent stop || true
  fi
  rm -rf "$folder"
}
trap finish EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

cd "$folder"
# An ICU collation, unlike that of SQLite: a query that forgets COLLATE "C" sorts differently and is found out.
"${as_owner[@]}" "$programs/initdb" --pgdata="$data" --username=accord --auth=trust --encoding=UTF8 \
  --locale=C.UTF-8 --locale-provider=icu --icu-locale=en-US --no-sync >"$folder/initdb.log" 2>&1 ||
  { cat "$folder/initdb.log" >&2; fail "The PostgreSQL for the tests could not be made."; }
# It holds nothing worth keeping, so it need not wait for the disk; measured, it does as others do.
unsafe="-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
[[ -z "${ACCORD_TEST_POSTGRES_DURABLE:-}" ]] || unsafe=
"${as_owner[@]}" "$programs/pg_ctl" --pgdata="$data" --log="$folder/server.log" --silent --wait start --options="\
  -c listen_addresses='' -c unix_socket_directories=$folder -c max_connections=300 $unsafe" ||
  { cat "$folder/server.log" >&2; fail "The PostgreSQL for the tests did not start."; }
"${as_owner[@]}" "$programs/createdb" --host="$folder" --username=accord accord
cd "$root"

export ACCORD_TEST_POSTGRES_URL="postgres://accord@localhost/accord?host=$folder"
"$@"
