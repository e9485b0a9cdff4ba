#!/usr/bin/env bash
# Builds the C++ tests for Windows on x86-64 and runs them under Wine, on every EVERY-th case: check-windows.sh [EVERY]
# Needs g++-mingw-w64-x86-64-posix, wine64, and what mvn verify left in target.
set -euo pipefail
cd "$(dirname "$0")"
every=${1:-8}
out=target/windows
tools=x86_64-w64-mingw32
[ -d target/cases ] || { echo "check-windows: target/cases is missing, run mvn verify first" >&2; exit 1; }
wine=$(command -v wine64 || echo /usr/lib/wine/wine64)
[ -x "$wine" ] || { echo "check-windows: there is no wine64" >&2; exit 1; }
fail() {
  echo "check-windows: $*" >&2
  exit 1
}
./compile-for.sh windows
$tools-g++-posix -static -Wl,--build-id=sha1 "$out"/*/*.o -o "$out/halfpixel.test.exe"
# The stack is aligned to 16 bytes there, whatever the compiler thinks, and the library's fma rounds twice.
$tools-objdump -d --no-show-raw-insn "$out"/src/loops_avx*.o >"$out/loops"
grep -qE 'vmovups .*%[yz]mm' "$out/loops" || fail "found no vector loop, so nothing was checked"
if grep -E 'vmov(ap[sd]|dqa[0-9]*) .*\(.*%[yz]mm|vmov(ap[sd]|dqa[0-9]*) .*%[yz]mm.*\(' "$out/loops"; then fail "a move needs aligned memory"; fi
if $tools-nm "$out/halfpixel.test.exe" | grep -E ' fmaf?$'; then fail "the C library's fma is used"; fi
# A Wine of its own, which asks for nothing; not in target, because it has links to the whole file system.
WINEPREFIX=$(mktemp -d)
export WINEPREFIX WINEDEBUG=-all WINEDLLOVERRIDES='mscoree,mshtml='
# Its server goes on for some seconds, and would write into a folder that is just being removed.
trap '"$(dirname "$(readlink -f "$wine")")/wineserver" -k -w || true; rm -rf "$WINEPREFIX"' EXIT
"$wine" "$out/halfpixel.test.exe" target/cases --every "$every"
echo "check-windows: the C++ tests passed for Windows under Wine, on every case of $every"
