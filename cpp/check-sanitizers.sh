#!/bin/sh
# Builds the C++ tests with AddressSanitizer and UndefinedBehaviorSanitizer and runs them.
set -eu
cd "$(dirname "$0")"
[ -d target/cases ] || { echo "check-sanitizers: target/cases is missing, run mvn verify first" >&2; exit 1; }
out=target/sanitized
mkdir -p "$out"
rm -f "$out"/*.o
flags='-std=c++17 -O1 -g1 -ffp-contract=off -fno-math-errno -fno-exceptions -fno-rtti -fno-omit-frame-pointer
  -fsanitize=address,undefined -fno-sanitize-recover=all -Iinclude -Isrc'
# shellcheck disable=SC2086
find src test -name '*.cpp' | xargs -P 2 -I{} sh -c 'g++ '"$(echo $flags)"' -c "$1" -o "$2/$(basename "$1" .cpp).o"' - {} "$out"
g++ -fsanitize=address,undefined -Wl,--wrap=malloc,--wrap=calloc,--wrap=aligned_alloc,--wrap=free "$out"/*.o -o "$out/halfpixel.test"
"$out/halfpixel.test" target/cases --corpus fuzz/corpus
echo "check-sanitizers: the C++ tests are clean under ASan and UBSan"
