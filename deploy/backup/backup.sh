#!/usr/bin/env bash
# Backs up what a hub remembers, into a new folder below the one given: backup.sh /srv/backup
# Says the new folder's name on stdout. Takes the hub's own variables (set -a; . /etc/bitbylaw-hub/hub.env):
#   DATABASE_URL or POSTGRES_…  PostgreSQL: dumped while the hub runs
#   REDIS_URL or REDIS_…        Redis: a snapshot while the hub runs
#   HUB_VAR_DIR                 what is embedded: packed, for which the hub must be stopped
# The backup holds clients' data: it is readable for this user alone, and belongs on an encrypted disk.
set -euo pipefail
umask 077

target=${1:?Aufruf: backup.sh <Ordner>}
folder="$target/hub-$(date -u +%Y%m%dT%H%M%SZ)"
mkdir -p "$target"
mkdir "$folder"
trap 'rm -rf "$folder"' ERR

is_running() {
  local owner host pid
  owner=$(cat "$1/node-red/owner.pid" 2>/dev/null) || return 1
  read -r host pid _ <<< "$owner"
  [ "$host" = "$(uname -n)" ] && kill -0 "$pid" 2>/dev/null
}

# libpq takes this in the place of an address.
if [ -z "${DATABASE_URL:-}" ] && [ -n "${POSTGRES_HOST:-}" ]; then
  export PGHOST="$POSTGRES_HOST" PGPORT="${POSTGRES_PORT:-5432}" PGUSER="${POSTGRES_USER:-}" PGPASSWORD="${POSTGRES_PASSWORD:-}"
  DATABASE_URL="dbname=${POSTGRES_DB_NAME:-}"
fi
redis=()
if [ -n "${REDIS_URL:-}" ]; then
  # An address without a user (redis://:password@…) means this one; redis-cli takes no empty one.
  redis=(-u "${REDIS_URL/:\/\/:/:\/\/default:}")
elif [ -n "${REDIS_HOST:-}" ]; then
  redis=(-h "$REDIS_HOST" -p "${REDIS_PORT:-6379}")
  export REDISCLI_AUTH="${REDIS_PASSWORD:-}"
fi

if [ -n "${DATABASE_URL:-}" ]; then
  pg_dump --dbname="$DATABASE_URL" --format=custom --no-owner --no-privileges --file="$folder/ledger.dump"
fi
if [ ${#redis[@]} -gt 0 ]; then
  redis-cli "${redis[@]}" --no-auth-warning --rdb "$folder/redis.rdb" > /dev/null
fi
if [ -z "${DATABASE_URL:-}" ] || [ ${#redis[@]} -eq 0 ]; then
  var=${HUB_VAR_DIR:?HUB_VAR_DIR fehlt: wo liegen die eingebetteten Daten?}
  if is_running "$var"; then
    echo "Der Hub läuft noch; was eingebettet ist, lässt sich nur sichern, wenn er beendet ist." >&2
    rm -rf "$folder"
    exit 75
  fi
  parts=(node-red)
  [ -n "${DATABASE_URL:-}" ] || parts+=(ledger)
  [ ${#redis[@]} -gt 0 ] || parts+=(redis)
  tar --create --gzip --file="$folder/var.tgz" --directory="$var" --exclude='owner.pid' --exclude='*.sock' -- "${parts[@]}"
fi
(cd "$folder" && sha256sum -- * > SHA256SUMS)
echo "$folder"
