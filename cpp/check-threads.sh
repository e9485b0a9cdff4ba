#!/bin/sh
# Builds the C++ tests with ThreadSanitizer and runs those of threads that share a plan.
set -eu
cd "$(dirname "$0")"
out=target/threads
[ -d target/cases ] || { echo "check-threads: target/cases is missing, run mvn verify first" >&2; exit 1; }
mkdir -p "$out"
rm -f "$out"/*.o
flags='-std=c++17 -O1 -g1 -ffp-contract=off -fno-math-errno -fno-exceptions -fno-rtti -fsanitize=thread -Iinclude -Isrc'
# shellcheck disable=SC2086
find src test -name '*.cpp' | xargs -P 2 -I{} sh -c 'g++ '"$(echo $flags)"' -c "$1" -o "$2/$(basename "$1" .cpp).o"' - {} "$out"
g++ -fsanitize=thread -pthread "$out"/*.o -o "$out/halfpixel.test"
"$out/halfpixel.test" target/cases --group threads
echo "check-threads: threads that share a plan are clean under ThreadSanitizer"
