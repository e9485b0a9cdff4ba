#!/bin/sh
# Builds the C++ tests with ThreadSanitizer and runs those of threads that share a plan.
set -eu
cd "$(dirname "$0")"
[ -d target/cases ] || { echo "check-threads: target/cases is missing, run mvn verify first" >&2; exit 1; }
./compile-for.sh threads
out=target/threads
# The loops that no processor of this machine can run are those of the build.
for built in target/objs/loops_*.o; do
  [ -e "$out/src/${built##*/}" ] || cp "$built" "$out/src/"
done
g++ -fsanitize=thread -pthread "$out"/*/*.o -o "$out/halfpixel.test"
"$out/halfpixel.test" target/cases --group threads
echo "check-threads: threads that share a plan are clean under ThreadSanitizer"
