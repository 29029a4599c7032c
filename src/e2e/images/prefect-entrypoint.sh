#!/bin/bash
# Stands in for the entrypoint of prefecthq/prefect: extra packages when asked for, then the command.
set -e
if [ -n "$EXTRA_PIP_PACKAGES" ]; then
    pip install --break-system-packages $EXTRA_PIP_PACKAGES
fi
exec "$@"
