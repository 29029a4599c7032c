#!/bin/bash
# Stands in for the entrypoint of the official postgres image, as far as its documentation promises: a first start makes
# the cluster in $PGDATA from POSTGRES_USER, POSTGRES_PASSWORD (or their _FILE) and POSTGRES_DB, and runs what is in
# /docker-entrypoint-initdb.d while only the local socket is open; each start then runs postgres, not as root.
set -euo pipefail

from_file_or_env() {
    local file="${1}_FILE"
    if [ -n "${!file:-}" ]; then cat "${!file}"; else printf %s "${!1:-$2}"; fi
}

[ "${1:-}" != "" ] && [ "${1#-}" = "$1" ] || set -- postgres "$@"
[ "$1" = postgres ] || exec "$@"

mkdir -p "$PGDATA"
chmod 700 "$PGDATA" 2>/dev/null || true
if [ "$(id -u)" = 0 ]; then
    chown -R postgres "$PGDATA" /var/run/postgresql
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

if [ ! -s "$PGDATA/PG_VERSION" ]; then
    user="$(from_file_or_env POSTGRES_USER postgres)"
    password="$(from_file_or_env POSTGRES_PASSWORD '')"
    database="$(from_file_or_env POSTGRES_DB "$user")"
    method="${POSTGRES_HOST_AUTH_METHOD:-scram-sha-256}"
    if [ -z "$password" ] && [ "$method" != trust ]; then
        echo "no POSTGRES_PASSWORD and no POSTGRES_HOST_AUTH_METHOD=trust: refusing to make a database" >&2
        exit 1
    fi
    eval "initdb --username=\"\$user\" --pwfile=<(printf '%s\n' \"\$password\") ${POSTGRES_INITDB_ARGS:-}"
    printf '\nhost all all all %s\n' "$method" >> "$PGDATA/pg_hba.conf"

    PGUSER="$user" pg_ctl -D "$PGDATA" -w start -o "-c listen_addresses='' -p ${PGPORT:-5432}"
    if [ "$database" != postgres ]; then
        createdb --username="$user" --no-password "$database"
    fi
    for script in /docker-entrypoint-initdb.d/*; do
        case "$script" in
            *.sh) . "$script" ;;
            *.sql) psql --username="$user" --dbname="$database" -v ON_ERROR_STOP=1 -f "$script" ;;
        esac
    done
    pg_ctl -D "$PGDATA" -m fast -w stop
fi
exec "$@"
