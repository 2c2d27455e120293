#!/usr/bin/env bash
# redmine.sh ADDRESS-OF-5000 ADDRESS-OF-1000: Debian's Redmine with SQLite, in a folder of its own that is deleted at the end, with what the
# two servers of Accord show as issues. Prints what `make bench-peer` sets beside ours, as lines `name value`. The installed
# package is only read: neither its settings nor a database of its own is touched.
set -euo pipefail
source "$(dirname "$0")/../lib.sh"
kind=sqlite
source scripts/bench/common.sh
here=$root/scripts/bench
folder=$(mktemp -d)
home=$folder/redmine
finish() {
  stop
  rm -rf "$folder"
}
trap finish EXIT

cp -rL /usr/share/redmine "$home" 2>/dev/null || true # it has links to instances, which nobody has made
[[ -f "$home/config.ru" ]] || fail "Redmine is not installed."
rm -rf "$home/instances" "$home/config/database.yml"
instance=$home/instances/default
mkdir -p "$instance"/{config,files,log,tmp,public/plugin_assets} "$home"/{tmp,log}
cat >"$home/config/database.yml" <<YAML
production:
  adapter: sqlite3
  database: $folder/redmine.db
  timeout: 10000
YAML
cp "$home/config/database.yml" "$instance/config/"
head -c 64 /dev/urandom | od -An -tx1 | tr -d ' \n' >"$instance/config/secret_key.txt"
sed -i "s#/usr/share/redmine/{#$home/{#" "$home/Gemfile"
echo "gem 'puma'" >"$home/Gemfile.local"
cp /var/lib/redmine/Gemfile.lock "$home/Gemfile.lock"
export RAILS_ENV=production REDMINE_LANG=en
cd "$home"

say "Redmine: making a database and loading the same items (a minute)"
{
  bundle exec rake db:migrate
  bundle exec rake redmine:load_default_data
  bundle exec rails runner "$here/redmine.rb" "$1" five
  bundle exec rails runner "$here/redmine.rb" "$2" one
} >"$folder/log" 2>&1 || { tail -20 "$folder/log" >&2; fail "Redmine could not be filled."; }
grep ' issues in ' "$folder/log" >&2

say "Redmine: measuring"
port=$(free_port)
address=http://127.0.0.1:$port
began=${EPOCHREALTIME/./}
bundle exec puma --environment production --bind "tcp://127.0.0.1:$port" --threads 1:5 >"$folder/log" 2>&1 &
server=$!
until curl --silent --fail --output /dev/null "$address/projects/five/issues?set_filter=1&per_page=100"; do
  kill -0 "$server" 2>/dev/null || fail "Redmine did not start."
  sleep 0.05
done
echo "start $(((${EPOCHREALTIME/./} - began) / 1000))"
cd "$root"
scripts/bench/peer_pages.sh "$address" \
  "/projects/five/issues?set_filter=1&status_id=*&per_page=100" "/projects/one/issues/gantt?set_filter=1&status_id=*" \
  "/projects/five/issues.csv?set_filter=1&status_id=*" "/projects/five/search?q=security&issues=1"
echo "memory $(resident)"
