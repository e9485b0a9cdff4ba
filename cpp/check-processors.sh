#!/usr/bin/env bash
# Runs the C++ tests on emulated x86-64 processors, from one without AVX to one with AVX2: what the library takes for available
# has to be, and baseline code must not use more. Emulation is slow: the corpus of fuzzing and the few examples, on every
# instruction set that the processor has. Needs qemu-user-static and what mvn verify left in target.
set -euo pipefail
cd "$(dirname "$0")"
[ -x target/halfpixel.test ] || { echo "check-processors: target/halfpixel.test is missing, run mvn verify first" >&2; exit 1; }
check() { # PROCESSOR, INSTRUCTION SETS
  local said
  for group in interface corpus; do
    said=$(qemu-x86_64-static -cpu "$1" target/halfpixel.test target/cases --corpus fuzz/corpus --group $group 2>&1) ||
      { printf '%s\n' "$said" >&2; echo "check-processors: $group on $1 failed" >&2; exit 1; }
    said=$(printf '%s\n' "$said" | sed -n 's/^libhalfpixel tests on //p')
    [ "$said" = "$2" ] || { echo "check-processors: $1 has \"$2\", but the library says \"$said\"" >&2; exit 1; }
  done
  echo "check-processors: $1: $2"
}
check core2duo "scalar"
check Nehalem "scalar"
check SandyBridge "scalar"
check Haswell "scalar avx2"
