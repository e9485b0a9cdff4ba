#!/bin/sh
# Loads the shared libraries as they are built for glibc into a program of musl, the C library of Alpine, and runs cases of the conformance suite:
#   check-musl.sh [LIBHALFPIXEL LIBJNIHALFPIXEL]     of this tree unless given
# Needs musl-tools, and what mvn verify left in target.
set -eu
cd "$(dirname "$0")"
library=${1:-target/libhalfpixel.so}
glue=${2:-../core-native/target/classes/io/halfpixel/cpp/linux-x86_64/libjnihalfpixel.so}
[ -f target/cases/examples.cases ] || { echo "check-musl: target/cases is missing, run mvn verify first" >&2; exit 1; }
musl-gcc -std=gnu11 -O1 -Wall -Wextra -Werror -Iinclude test/musl.c -o target/halfpixel.musl
ldd=$(readelf -p .interp target/halfpixel.musl)
case $ldd in
  *ld-musl*) ;;
  *) echo "check-musl: the program does not start with musl's loader: $ldd" >&2; exit 1 ;;
esac
case $library in /*) ;; *) library=$PWD/$library ;; esac
case $glue in /*) ;; *) glue=$PWD/$glue ;; esac
for cases in examples bands blends; do
  target/halfpixel.musl "$library" "$glue" "target/cases/$cases.cases"
done
