# Starts Redis with the arguments of this script. The password comes by standard input, where no list of processes shows it.
quoted=$(printf %s "$REDISCLI_AUTH" | sed 's/[\\"]/\\&/g')
exec redis-server "$@" - <<END
requirepass "$quoted"
END
