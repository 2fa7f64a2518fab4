#!/bin/sh
# Loads the configuration of an experiment, the topology.json that nsc compile wrote, into the config server.
exec "$(dirname -- "$(readlink -f -- "$0")")/run.sh" config "$@"
