#!/bin/sh
# The command of the installed package: each program with the launcher whose options fit it.
set -eu
lib=$(dirname "$(readlink -f "$0")")
bin=$(dirname "$lib")/bin

# GTK would load OpenGL to look for windows that nobody draws with it, 60 MB on a computer without a graphics card; and the C library
# would keep a heap for each of many threads.
export GDK_GL=disable MALLOC_ARENA_MAX=2

[ $# -gt 0 ] || set -- desktop
case $1 in
  desktop) exec "$bin/covey" "$@" ;;
  tracker | balancer) exec "$bin/covey-server" "$@" ;;
  *) exec "$bin/covey-command" "$@" ;;
esac
