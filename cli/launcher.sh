# Sourced by the launchers, which set root: builds what they start where that is needed, and says
# whether there is a terminal for a progress bar.

progress=-Dhalfpixel.progress=false
[ ! -t 2 ] || progress=-Dhalfpixel.progress=true

# Whether a file is missing or, in a checkout, older than a source of these modules.
outdated() { # FILE, MODULES
  [ -e "$1" ] || return 0
  [ -e "$root/.git" ] || return 1
  built=$1
  shift
  (
    cd "$root"
    paths=pom.xml
    for module do
      paths="$paths $module/pom.xml"
      for sources in src/main include src; do
        if [ -d "$module/$sources" ]; then
          paths="$paths $module/$sources"
          [ $sources = include ] || break
        fi
      done
    done
    # shellcheck disable=SC2086  # Paths of modules have no spaces.
    [ -n "$(find $paths -newer "$built" | head -n 1)" ]
  )
}

# Builds modules with Maven; OPTIONS say which. Maven leaves a jar alone if nothing in it changes, so callers touch it.
build() { # WHAT, OPTIONS
  command -v mvn >/dev/null 2>&1 || {
    echo "halfpixel: $1: not built yet, and Maven (mvn) was not found: install Maven 3.8 or newer." >&2
    exit 3
  }
  echo "halfpixel: building $1, once; this takes a minute or two ..." >&2
  # shellcheck disable=SC2086  # OPTIONS is a list.
  (cd "$root" && mvn -q -B -ntp -DskipTests -Dhalfpixel.checks=false $2 -am package) >&2 || {
    echo "halfpixel: the build failed, see above. By hand: cd $root && mvn -DskipTests $2 -am package" >&2
    exit 3
  }
}

# Sets archive to a file of the classes that commands load, which makes them start in about half the time, or to nothing. It is made at first use, and anew
# after a build; a file without a byte says that this JVM could not make one. Uses java, path and stamp.
start_archive() {
  archive=
  folder=${XDG_CACHE_HOME:-${HOME:-/nonexistent}/.cache}/halfpixel-start
  # shellcheck disable=SC2174  # Only the last folder is ours.
  mkdir -p -m 700 "$folder" 2>/dev/null && [ -w "$folder" ] || return 0
  home=$(readlink -f "$(command -v "$java")" 2>/dev/null) || return 0
  release=$(dirname "$(dirname "$home")")/release
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
