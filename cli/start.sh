# Sourced by the launchers of the command, that of a source tree and that of the zip: finds Java, and starts the command from a class path.

fail() {
  echo "halfpixel: $1" >&2
  exit 3
}

# Sets java to the one of JAVA_HOME, or else of PATH, and release to the file that describes it, which need not be there.
find_java() {
  if [ -n "${JAVA_HOME:-}" ]; then
    java=$JAVA_HOME/bin/java
    [ -x "$java" ] || fail "JAVA_HOME is $JAVA_HOME, but there is no bin/java in it."
  else
    java=java
    command -v java >/dev/null 2>&1 || fail "no Java found: install Java 17 or newer, or set JAVA_HOME."
  fi
  home=$(readlink -f "$(command -v "$java")" 2>/dev/null) || home=
  release=$(dirname "$(dirname "$home")")/release
  version=$(sed -n 's/^JAVA_VERSION="\(.*\)".*/\1/p' "$release" 2>/dev/null) || version=
  case $version in
    1.* | 9 | 9.* | 1[0-6] | 1[0-6].*) fail "$java is Java $version; Halfpixel needs 17 or newer: set JAVA_HOME." ;;
  esac
}

has_vector() { "$java" --list-modules | grep -q '^jdk\.incubator\.vector'; }

# Sets archive to a file of the classes that commands load, which makes them start in about half the time, or to nothing. It is made at first use, and anew
# after a build; a file without a byte says that this JVM could not make one. Uses java, home, release, path and
# stamp, a file that is as old as the jars.
start_archive() {
  archive=
  folder=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/halfpixel-start
  # shellcheck disable=SC2174  # Only the last folder is ours.
  mkdir -p -m 700 "$folder" 2>/dev/null && [ -w "$folder" ] || return 0
  [ -n "$home" ] || return 0
  key=$(printf '%s\n' "$home" "$path" | cat - "$release" 2>/dev/null | cksum | tr ' ' -)
  file=$folder/$key.jsa
  if [ ! -e "$file" ] || [ -n "$(find "$stamp" -newer "$file")" ]; then
    [ ! -t 2 ] || echo "halfpixel: making an archive for faster starts, once ..." >&2
    made=$folder/$key.$$.jsa
    "$java" -XX:ArchiveClassesAtExit="$made" "-Xlog:disable" --enable-native-access=ALL-UNNAMED -cp "$path" \
      io.halfpixel.cli.Rehearsal >/dev/null 2>&1 || rm -f "$made"
    # Several starts at once make one each, and the last one stays.
    { [ -e "$made" ] || : >"$made"; } 2>/dev/null
    mv -f "$made" "$file" 2>/dev/null || rm -f "$made"
  fi
  [ ! -s "$file" ] || archive=$file
}

# Starts the command with these arguments; leading -Dname=value arguments and HALFPIXEL_JAVA_OPTS go to the JVM. Uses java, path and stamp.
start() {
  # The JVM warns about an incubating module on every start, so only who asks for jvm-vector gets it,
  # and who compares all backends, unless quickly: it takes longer to compile than that.
  modules=
  vector=--add-modules=jdk.incubator.vector
  case "${HALFPIXEL_BACKEND:-} ${HALFPIXEL_JAVA_OPTS:-}" in
    *jvm-vector*) modules=$vector ;;
  esac

  # The main class follows the leading -D arguments.
  main=io.halfpixel.cli.Main
  archived=yes
  case ${HALFPIXEL_JAVA_OPTS:-} in
    *-Dhalfpixel.start.archive=false* | *-Xshare* | *SharedArchiveFile*) archived=no ;;
  esac
  placed=no
  command=
  quick=no
  for argument do
    shift
    case $argument in
      jvm-vector | -*=jvm-vector) modules=$vector ;;
      --quick) quick=yes ;;
    esac
    if [ $placed = no ]; then
      case $argument in
        -Dhalfpixel.start.archive=false) archived=no ;;
        -D?*) ;;
        *)
          set -- "$@" "$main"
          placed=yes
          command=$argument
          ;;
      esac
    fi
    set -- "$@" "$argument"
  done
  [ $placed = yes ] || set -- "$@" "$main"
  if [ "$command $quick" = "compare no" ] && has_vector; then
    modules=$vector
  fi

  # The incubating module's warning would be in the archive's way.
  archive=
  [ $archived = no ] || [ -n "$modules" ] || start_archive

  # shellcheck disable=SC2086  # HALFPIXEL_JAVA_OPTS is a list of options; $modules and $archive are one or none.
  exec "$java" -Djava.awt.headless=true $modules --enable-native-access=ALL-UNNAMED \
    ${archive:+-XX:SharedArchiveFile="$archive" "-Xlog:cds*=off"} \
    ${HALFPIXEL_JAVA_OPTS:-} -cp "$path" "$@"
}
