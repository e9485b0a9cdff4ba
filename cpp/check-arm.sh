#!/usr/bin/env bash
# Builds the C++ tests for 64-bit ARM and runs them on an emulated processor: check-arm.sh [all | FILE ...]
# Emulation is slow, so of the files of cases it takes bands, examples, refused and those that are named, or chains and blends; in
# place of the others, which the tests must find, it has the few examples. Needs g++-aarch64-linux-gnu, qemu-user-static, and what mvn verify left in target.
set -euo pipefail
cd "$(dirname "$0")"
out=target/arm
[ -d target/cases ] || { echo "check-arm: target/cases is missing, run mvn verify first" >&2; exit 1; }
[ $# -gt 0 ] || set -- chains blends
rm -rf "$out"
mkdir -p "$out/objs" "$out/cases"
for file in target/cases/*.cases; do
  name=$(basename "$file" .cases)
  case " all refused examples bands $* " in
    *" $name "* | *" all all "*) ln -s "$PWD/$file" "$out/cases/" ;;
    *) ln -s "$PWD/target/cases/examples.cases" "$out/cases/$name.cases" ;;
  esac
done
# shellcheck disable=SC2016
find src test -name '*.cpp' -not -path 'src/x86/*' -print0 |
  xargs -0 -P 2 -I{} sh -c 'aarch64-linux-gnu-g++ @compile.flags -Iinclude -Isrc -c "$0" -o "$1/$(basename "$0" .cpp).o" || exit 255' {} "$out/objs"
aarch64-linux-gnu-g++ -static "$out"/objs/*.o -o "$out/halfpixel.test"
qemu-aarch64-static "$out/halfpixel.test" "$out/cases"
echo "check-arm: the C++ tests passed on 64-bit ARM, emulated ($*)"
