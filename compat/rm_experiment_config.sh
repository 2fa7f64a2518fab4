#!/bin/sh
# Removes an experiment from the config server and gives its control addresses back.
exec "$(dirname -- "$(readlink -f -- "$0")")/run.sh" rm "$@"
