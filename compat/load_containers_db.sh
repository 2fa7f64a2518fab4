#!/bin/sh
# Loads a containers.json into the config server, which reserves control addresses for the containers.
exec "$(dirname -- "$(readlink -f -- "$0")")/run.sh" containers "$@"
