#!/bin/sh
# Builds the C++ tests with AddressSanitizer and UndefinedBehaviorSanitizer and runs them, on every EVERY-th case:
# check-sanitizers.sh [EVERY]. All cases (1) take some five minutes, the default of 4 one; compiling takes two or three more.
set -eu
cd "$(dirname "$0")"
every=${1:-4}
[ -d target/cases ] || { echo "check-sanitizers: target/cases is missing, run mvn verify first" >&2; exit 1; }
./compile-for.sh sanitized
out=target/sanitized
# The loops that no processor of this machine can run are those of the build.
for built in target/objs/loops_*.o; do
  [ -e "$out/src/${built##*/}" ] || cp "$built" "$out/src/"
done
g++ -fsanitize=address,undefined -Wl,--wrap=malloc,--wrap=calloc,--wrap=aligned_alloc,--wrap=free "$out"/*/*.o -o "$out/halfpixel.test"
"$out/halfpixel.test" target/cases --every "$every" --corpus fuzz/corpus
echo "check-sanitizers: the C++ tests are clean under ASan and UBSan, on every case of $every"
