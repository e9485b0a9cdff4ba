#!/usr/bin/env bash
# Builds the C++ tests for 64-bit ARM and runs them on an emulated processor, on every EVERY-th case: check-arm.sh [EVERY]
# Emulation is slow: only with all cases (1), which take an hour, do those groups run that no loop depends on: broken
# encodings, and views. The default of 4 takes a minute and building as long again.
# Needs g++-aarch64-linux-gnu, qemu-user-static, and what mvn verify left in target.
set -euo pipefail
cd "$(dirname "$0")"
every=${1:-4}
out=target/arm
[ -d target/cases ] || { echo "check-arm: target/cases is missing, run mvn verify first" >&2; exit 1; }
./compile-for.sh arm
aarch64-linux-gnu-g++ -static "$out"/*/*.o -o "$out/halfpixel.test"
# Fused multiply-adds stand only in functions whose name says so, as check-library.sh asks of x86-64.
aarch64-linux-gnu-objdump -d -C --no-show-raw-insn "$out"/src/loops_*.o | awk '
  /^[0-9a-f]+ <.*>:$/ { name = tolower($0) }
  /^ *[0-9a-f]+:\tfn?m(la|ls|add|sub)/ {
    if (name ~ /fused|fma/) seen++
    else { print "check-arm: a stray fused multiply-add in " name ": " $0; bad = 1 }
  }
  END {
    if (!seen) print "check-arm: found no fused loop, so nothing was checked"
    exit bad || !seen
  }' >&2
if [ "$every" = 1 ]; then
  qemu-aarch64-static "$out/halfpixel.test" target/cases
else
  for group in fma interface cases threads; do
    qemu-aarch64-static "$out/halfpixel.test" target/cases --every "$every" --group $group
  done
fi
echo "check-arm: the C++ tests passed on 64-bit ARM, emulated, on every case of $every"
