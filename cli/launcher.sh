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
