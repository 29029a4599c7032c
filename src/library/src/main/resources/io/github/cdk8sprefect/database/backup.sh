# Dumps the database that the PG… variables name into the folder $BACKUPS, and keeps the newest $KEEP dumps there.
set -eu
umask 077
mkdir -p "$BACKUPS"
rm -f "$BACKUPS"/*.part # of a run that was killed

# A database may be starting, and a network plugin refuses a new pod until it knows its address.
tries=30
until pg_isready --quiet || [ "$tries" = 0 ]; do
    tries=$((tries - 1))
    sleep 2
done

dump="$BACKUPS/$(date -u +%Y%m%dT%H%M%SZ).dump"
trap 'rm -f "$dump.part"' EXIT
pg_dump --no-password --format=custom --file="$dump.part"
pg_restore --file=/dev/null "$dump.part" # reads all of it back
sync "$dump.part"
mv "$dump.part" "$dump"
echo "written: $dump"

find "$BACKUPS" -maxdepth 1 -name '????????T??????Z.dump' | sort -r | tail -n "+$((KEEP + 1))" | while read -r old; do
    rm "$old"
    echo "removed: $old"
done
