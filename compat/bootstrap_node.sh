#!/bin/sh
# Sets up this machine as a node of its experiment, as the script of this name always did:
#   bootstrap_node.sh -r pnode|container|win-container [other options of nsc bootstrap]
# nsc is the program that NSC names, the one beside this file (from the archive that `npm run package` makes, or nsc.mjs
# where there is Node.js), the one in PATH, or that of the repository around this file.
set -eu
here=$(dirname -- "$(readlink -f -- "$0")")

case " $* " in
  *" -r"* | *" --role"* | *" -h "* | *" --help "*) ;;
  *)
    echo "usage: bootstrap_node.sh -r pnode|container|win-container" >&2
    exit 2
    ;;
esac

if [ -n "${NSC:-}" ]; then
  exec "$NSC" bootstrap --apply "$@"
elif [ -x "$here/nsc" ] && [ ! -d "$here/nsc" ]; then
  exec "$here/nsc" bootstrap --apply "$@"
elif [ -e "$here/nsc.mjs" ] && command -v node >/dev/null 2>&1; then
  exec node "$here/nsc.mjs" bootstrap --apply "$@"
elif command -v nsc >/dev/null 2>&1; then
  exec nsc bootstrap --apply "$@"
elif [ -e "$here/../bin/nsc.js" ] && command -v node >/dev/null 2>&1; then
  exec node "$here/../bin/nsc.js" bootstrap --apply "$@"
fi
echo "bootstrap_node.sh: there is no nsc here: put it into PATH, or name it with NSC=/path/to/nsc" >&2
exit 5
