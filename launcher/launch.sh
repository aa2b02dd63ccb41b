# Shared by ./covey, headless-tracker/tracker and headless-balancer/balancer: finds a JDK 25, builds at first use and
# after source changes, and starts a subcommand. Sourced by a POSIX shell with `root` set to the checkout.

covey_java_version=25

covey_fail() {
  printf 'covey: %s\n' "$1" >&2
  exit 1
}

# The major version a JDK's own release file tells, or nothing.
covey_version_of() {
  [ -x "$1/bin/java" ] && [ -r "$1/release" ] &&
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

covey_fits() {
  version=$(covey_version_of "$1") && [ -n "$version" ] && [ "$version" -ge "$covey_java_version" ]
}

# Sets java_home: COVEY_JAVA_HOME, JAVA_HOME, the java on the PATH, the usual folders.
covey_find_java() {
  if [ -n "${COVEY_JAVA_HOME:-}" ]; then
    covey_fits "$COVEY_JAVA_HOME" ||
      covey_fail "COVEY_JAVA_HOME is $COVEY_JAVA_HOME, which is no JDK $covey_java_version or newer: correct it or unset it."
    java_home=$COVEY_JAVA_HOME
    return
  fi
  on_path=$(command -v java 2>/dev/null || true)
  if [ -n "$on_path" ]; then
    on_path=$(readlink -f "$on_path" 2>/dev/null || printf '%s' "$on_path")
    on_path=$(dirname "$(dirname "$on_path")")
  fi
  for java_home in "${JAVA_HOME:-}" "$on_path" /usr/lib/jvm/* /usr/java/* /opt/java/* /opt/jdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* "$HOME"/.jbang/cache/jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
    [ -n "$java_home" ] && covey_fits "$java_home" && return
  done
  covey_fail "needs a JDK $covey_java_version or newer and found none: install one (for example Temurin $covey_java_version) or set COVEY_JAVA_HOME to its folder."
}

covey_is_built() {
  [ -f "$build/current" ] && [ -f "$build/$(cat "$build/current")/covey.jar" ] &&
    [ -z "$(find "$root/pom.xml" "$root/src/main" -newer "$build/current" 2>/dev/null | head -n 1)" ]
}

# One build at a time: whoever comes second waits, and then finds it done.
covey_lock() {
  mkdir -p "$build"
  until mkdir "$build/lock" 2>/dev/null; do
    owner=$(cat "$build/lock/pid" 2>/dev/null || true)
    if [ -n "$owner" ] && ! kill -0 "$owner" 2>/dev/null; then
      rm -rf "$build/lock"
    else
      sleep 0.2
    fi
  done
  printf '%s' "$$" >"$build/lock/pid"
  trap 'rm -rf "$build/lock"' EXIT
  trap 'exit 130' INT TERM
}

covey_unlock() {
  rm -rf "$build/lock"
  trap - EXIT INT TERM
}

covey_need_build_tools() {
  command -v mvn >/dev/null 2>&1 ||
    covey_fail "needs Maven to build itself and found no mvn on the PATH: install Maven 3.8 or newer."
  [ -x "$java_home/bin/javac" ] ||
    covey_fail "needs a full JDK to build itself, and $java_home has no javac: install the JDK $covey_java_version or set COVEY_JAVA_HOME to one."
}

# Every build gets a folder of its own, so that programs which are running keep the jars they started with.
covey_build() {
  covey_need_build_tools
  printf 'Building Covey (the first time takes a minute or two)… ' >&2
  started=$(date +%s)
  stamp=$build/stamp.$$
  : >"$stamp"
  # Else a library stays there beside the version that took its place.
  rm -rf "$build/target/app"
  if ! (cd "$root" && JAVA_HOME=$java_home mvn -B -q -Dcovey.target="$build/target" -Dmaven.test.skip=true package) \
    >"$build/build.log" 2>&1 </dev/null; then
    rm -f "$stamp"
    printf 'failed.\n' >&2
    grep '^\[ERROR\]' "$build/build.log" | head -n 8 >&2
    covey_fail "could not be built; the whole log is in $build/build.log."
  fi
  name=app-$(date +%Y%m%d%H%M%S)-$$
  cp -R "$build/target/app" "$build/$name.part"
  mv "$build/$name.part" "$build/$name"
  covey_forget_old_builds "$name"
  printf '%s\n' "$name" >"$stamp.name"
  touch -r "$stamp" "$stamp.name"
  mv "$stamp.name" "$build/current"
  rm -f "$stamp"
  app=$build/$name
  covey_train
  printf 'done in %s s.\n' "$(($(date +%s) - started))" >&2
}

# Keeps the build before this one: programs started from it may still run.
covey_forget_old_builds() {
  previous=$(cat "$build/current" 2>/dev/null || true)
  for old in "$build"/app-*; do
    case $old in
      "$build/$1" | "$build/$previous") ;;
      *) rm -rf "$old" ;;
    esac
  done
}

# Sets app: COVEY_APP if given, the folder of an installed archive, or this checkout's build.
covey_find_app() {
  if [ -n "${COVEY_APP:-}" ]; then
    app=$COVEY_APP
  elif [ -f "$root/app/covey.jar" ]; then
    app=$root/app
  else
    build=$root/.build
    if ! covey_is_built; then
      covey_lock
      covey_is_built || covey_build
      covey_unlock
    fi
    app=$build/$(cat "$build/current")
  fi
  [ -f "$app/covey.jar" ] || covey_fail "$app holds no built Covey (covey.jar is missing)."
}

# Sets class_path, in an order that is always the same: a start cache is for one class path only.
covey_set_class_path() {
  class_path=$app/covey.jar
  for jar in "$app"/lib/*.jar; do
    class_path=$class_path:$jar
  done
}

# Keeps what the JVM learns in a short demo (JEP 483, 514, 515), for quicker starts. Without it all works too, only slower.
covey_train() {
  covey_set_class_path
  training=$build/training.$$
  if mkdir "$training" && COVEY_HOME=$training "$java_home/bin/java" -XX:AOTCacheOutput="$training/covey.aot" \
    "@$root/launcher/peer.options" --enable-native-access=ALL-UNNAMED -cp "$class_path" \
    dev.covey.Covey demo --size 16MiB --seeders 2 --small 300 >"$build/training.log" 2>&1 </dev/null && [ -f "$training/covey.aot" ]; then
    mv "$training/covey.aot" "$app/covey.aot"
  fi
  rm -rf "$training"
}

# covey_start SUBCOMMAND [ARGUMENT…]: never returns.
covey_start() {
  covey_find_java
  covey_find_app
  if [ "$1" = desktop ]; then
    exec "$java_home/bin/java" --enable-native-access=ALL-UNNAMED,javafx.graphics \
      --module-path "$app/javafx" --add-modules javafx.controls,javafx.fxml \
      ${COVEY_JAVA_OPTIONS:-} -cp "$app/covey.jar:$app/lib/*:$app/desktop/*" dev.covey.Covey "$@"
  fi
  subcommand=$1
  covey_set_class_path
  set -- -cp "$class_path" dev.covey.Covey "$@"
  # The JVM refuses to start with some options beside these.
  if [ -z "${COVEY_JAVA_OPTIONS:-}${JAVA_TOOL_OPTIONS:-}${JDK_JAVA_OPTIONS:-}" ]; then
    case $subcommand in
      console | demo) set -- "@$root/launcher/peer.options" "$@" ;;
    esac
    # One that does not fit, such as another JDK's, is passed over in silence.
    [ ! -f "$app/covey.aot" ] || set -- -XX:AOTCache="$app/covey.aot" '-Xlog:aot*=off' "$@"
  fi
  exec "$java_home/bin/java" --enable-native-access=ALL-UNNAMED ${COVEY_JAVA_OPTIONS:-} "$@"
}
