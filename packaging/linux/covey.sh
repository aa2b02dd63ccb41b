#!/bin/sh
# The command of the installed package: each program with the launcher whose options fit it.
set -eu
bin=/opt/covey/bin

[ $# -gt 0 ] || set -- desktop
case $1 in
  desktop) exec "$bin/covey" "$@" ;;
  tracker | balancer) exec "$bin/covey-server" "$@" ;;
  *) exec "$bin/covey-command" "$@" ;;
esac
