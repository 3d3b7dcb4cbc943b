#!/usr/bin/env bash
# Puts back what backup.sh has saved, with the hub stopped: restore.sh /srv/backup/hub-20260101T030000Z
# Takes the hub's own variables, as backup.sh does, and besides:
#   REDIS_DIR=…                the data folder of the Redis of REDIS_URL, which must be stopped; without it Redis is left alone
#   RESTORE_OVERWRITE=yes      replaces what is there already
set -euo pipefail
umask 077

folder=${1:?Aufruf: restore.sh <Ordner einer Sicherung>}
(cd "$folder" && sha256sum --quiet --check SHA256SUMS)

# libpq takes this in the place of an address.
if [ -z "${DATABASE_URL:-}" ] && [ -n "${POSTGRES_HOST:-}" ]; then
  export PGHOST="$POSTGRES_HOST" PGPORT="${POSTGRES_PORT:-5432}" PGUSER="${POSTGRES_USER:-}" PGPASSWORD="${POSTGRES_PASSWORD:-}"
  DATABASE_URL="dbname=${POSTGRES_DB_NAME:-}"
fi

refuse() { echo "$1 Mit RESTORE_OVERWRITE=yes wird es ersetzt." >&2; exit 73; }
may_overwrite() { [ "${RESTORE_OVERWRITE:-}" = yes ]; }

if [ -f "$folder/ledger.dump" ]; then
  url=${DATABASE_URL:?DATABASE_URL (oder POSTGRES_HOST) fehlt: wohin mit dem Ledger?}
  tables=$(psql --dbname="$url" --no-psqlrc --tuples-only --no-align --command="select count(*) from pg_tables where schemaname = 'public'")
  [ "$tables" = 0 ] || may_overwrite || refuse 'In der Datenbank liegt schon ein Ledger.'
  pg_restore --dbname="$url" --clean --if-exists --no-owner --no-privileges --single-transaction "$folder/ledger.dump"
  echo 'Ledger zurückgeholt.'
fi

if [ -f "$folder/redis.rdb" ] && [ -n "${REDIS_DIR:-}" ]; then
  if [ -n "$(ls -A "$REDIS_DIR" 2>/dev/null)" ]; then may_overwrite || refuse "In $REDIS_DIR liegen schon Daten."; fi
  mkdir -p "$REDIS_DIR"
  rm -rf "$REDIS_DIR/appendonlydir"
  cp "$folder/redis.rdb" "$REDIS_DIR/dump.rdb"
  # A server with an append-only file does not look at the snapshot: one without it reads it and writes the file.
  socket=$(mktemp -u)
  redis-server --port 0 --unixsocket "$socket" --dir "$REDIS_DIR" --save '' --appendonly no --daemonize yes --logfile '' > /dev/null
  until [ "$(redis-cli -s "$socket" ping 2>/dev/null)" = PONG ]; do sleep 0.1; done
  redis-cli -s "$socket" config set appendonly yes > /dev/null
  while redis-cli -s "$socket" info persistence | grep -Eq '^aof_rewrite_(in_progress|scheduled):1'; do sleep 0.1; done
  redis-cli -s "$socket" shutdown nosave > /dev/null 2>&1 || true
  echo 'Redis zurückgeholt. Die Dateien müssen dem Benutzer von Redis gehören.'
fi

if [ -f "$folder/var.tgz" ]; then
  var=${HUB_VAR_DIR:?HUB_VAR_DIR fehlt: wohin mit den eingebetteten Daten?}
  mkdir -p "$var"
  for part in $(tar --list --gzip --file="$folder/var.tgz" | cut -d/ -f1 | sort -u); do
    if [ -e "$var/$part" ]; then
      may_overwrite || refuse "In $var liegt schon $part."
      rm -rf "${var:?}/$part"
    fi
  done
  tar --extract --gzip --file="$folder/var.tgz" --directory="$var"
  echo 'Eingebettete Daten zurückgeholt.'
fi
