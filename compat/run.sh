#!/bin/sh
# What the scripts beside it have in common: reads their options, finds out which experiment is meant, and runs nsc.
# NSC_ROOT stands before every absolute path that is read here, NSC_HOSTNAME in place of the host's name.
set -eu

task=$1
shift
here=$(dirname -- "$(readlink -f -- "$0")")
root=${NSC_ROOT:-}
project=
experiment=
file=

case $task in
  containers) usage='load_containers_db.sh [-f CONTAINERS.JSON] [-p PROJECT] [-e EXPERIMENT]' ;;
  config) usage='load_config_db.sh [-f FOLDER] [-p PROJECT] [-e EXPERIMENT]' ;;
  *) usage='rm_experiment_config.sh [-p PROJECT] [-e EXPERIMENT]' ;;
esac

# Ends with a message ($2) and a status ($1).
stop() {
  printf '%s: %s\nusage: %s\n' "${usage%% *}" "$2" "$usage" >&2
  exit "$1"
}

while getopts :f:p:e:h option; do
  case $option in
    f)
      [ "$task" != rm ] || stop 2 'there is no option -f'
      file=$OPTARG
      ;;
    p) project=$OPTARG ;;
    e) experiment=$OPTARG ;;
    h)
      printf 'usage: %s\n' "$usage"
      exit 0
      ;;
    :) stop 2 "-$OPTARG needs a value" ;;
    *) stop 2 "there is no option -$OPTARG" ;;
  esac
done
shift $((OPTIND - 1))
[ $# -eq 0 ] || stop 2 "$1 is no option"

# Where the options do not name the experiment: the testbed writes the project and the experiment, each on a line, into a
# file of the nodes of a containerized experiment, and calls every node NODE.EXPERIMENT.PROJECT.
if [ -z "$project" ] || [ -z "$experiment" ]; then
  pid_eid=$root/var/containers/pid_eid
  name=${NSC_HOSTNAME:-$(hostname -f 2>/dev/null || uname -n)}
  if [ -r "$pid_eid" ]; then
    words=$(tr -s '/[:space:]' ' ' <"$pid_eid")
    words=${words# }
    project=${project:-${words%% *}}
    words=${words#* }
    experiment=${experiment:-${words%% *}}
  else
    case $name in
      *.*.*) ;;
      *) stop 2 "which experiment? There is no $pid_eid, and the host name $name does not tell: use -p and -e" ;;
    esac
    name=${name#*.}
    experiment=${experiment:-${name%%.*}}
    name=${name#*.}
    project=${project:-${name%%.*}}
  fi
fi

nsc() {
  exec node "$here/../bin/nsc.js" "$@" "--project=$project" "--experiment=$experiment"
}

# What -f names, or the folder of the experiment's own where it is left out; in a folder the file of this name ($1).
find_file() {
  file=${file:-$root/proj/$project/exp/$experiment/containers/nsc/}
  if [ -d "$file" ]; then file=${file%/}/$1; fi
  [ -e "$file" ] || stop 3 "there is no $file: name it with -f"
}

# The old scripts have always replaced what was there, and asked nobody.
case $task in
  containers)
    find_file containers.json
    nsc push "--containers-only=$file" --force
    ;;
  config)
    find_file topology.json
    [ "${file##*/}" = topology.json ] || stop 2 "-f names the folder that nsc compile wrote, not $file"
    nsc push "--config-only=$(dirname -- "$file")" --force
    ;;
  *) nsc rm --yes ;;
esac
