#!/bin/sh
# The command of the installed package: starts each program as its launcher in bin does, but for that launcher, which asks dpkg twice
# whose file it is: a tenth of a second each time, and more where much is installed.
set -eu
lib=$(dirname "$(readlink -f "$0")")

# GTK would load OpenGL to look for windows that nobody draws with it, 60 MB on a computer without a graphics card; and the C library
# would keep a heap for each of many threads.
export GDK_GL=disable MALLOC_ARENA_MAX=2

[ $# -gt 0 ] || set -- desktop
case $1 in
  desktop) launcher=covey ;;
  tracker | balancer) launcher=covey-server ;;
  *) launcher=covey-command ;;
esac

words=$#
class_path=
while IFS= read -r line; do
  value=${line#*=}
  case $value in
    *'$APPDIR'*) value=${value%%'$APPDIR'*}$lib/app${value#*'$APPDIR'} ;;
  esac
  case $line in
    app.classpath=*) class_path=$class_path${class_path:+:}$value ;;
    app.mainclass=*) program=$value ;;
    java-options=*) set -- "$@" "$value" ;;
  esac
done <"$lib/app/$launcher.cfg"
set -- "$@" -Djpackage.app-path="${lib%/*}/bin/$launcher" -cp "$class_path" "$program"
# The words of whoever called come last.
while [ "$words" -gt 0 ]; do
  set -- "$@" "$1"
  shift
  words=$((words - 1))
done
exec "$lib/runtime/bin/covey" "$@"
