#!/bin/sh
# Builds the C++ tests with ThreadSanitizer and runs those of threads that share a plan.
set -eu
cd "$(dirname "$0")"
[ -d target/cases ] || { echo "check-threads: target/cases is missing, run mvn verify first" >&2; exit 1; }
./compile-tests.sh threads
out=target/threads
g++ -fsanitize=thread -pthread "$out"/objs/*.o -o "$out/halfpixel.test"
"$out/halfpixel.test" target/cases --group threads
echo "check-threads: threads that share a plan are clean under ThreadSanitizer"
