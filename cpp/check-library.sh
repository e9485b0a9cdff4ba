#!/bin/sh
# Opens a built libhalfpixel and fails where it breaks a promise that the sources alone cannot show:
#   - it needs the C library and nothing else, and exports hp_* and nothing else;
#   - fused multiply-adds stand only in functions whose name says "fused" or "fma" (the bits depend on it: HP-201);
#   - AVX stands only in functions whose name contains "avx2" or "avx512", AVX-512 only in the latter, so that an
#     older processor never meets an instruction it does not know.
# Usage: check-library.sh LIBRARY
set -eu
library=${1:?usage: check-library.sh LIBRARY}

if ! command -v objdump >/dev/null 2>&1; then
  echo "check-library: objdump is not installed, so $library cannot be checked: install binutils," \
    "or build with -Dhalfpixel.objdump=false, which leaves it unchecked" >&2
  exit 1
fi
if [ ! -f "$library" ]; then
  echo "check-library: there is no $library" >&2
  exit 1
fi

broken=0
complain() {
  echo "check-library: $1" >&2
  broken=1
}

needed=$(objdump -p "$library" | awk '$1 == "NEEDED" && $2 !~ /^(libc|libm|ld-linux-x86-64)\.so\./ {print $2}')
[ -z "$needed" ] || complain "needs more than the C library: $needed"
paths=$(objdump -p "$library" | awk '$1 == "RPATH" || $1 == "RUNPATH" {print $2}')
[ -z "$paths" ] || complain "has a library search path: $paths"
exports=$(objdump -T "$library" | awk '$0 !~ /\*UND\*/ && NF >= 6 && $NF !~ /^hp_/ {print $NF}')
[ -z "$exports" ] || complain "exports more than hp_*: $exports"
objdump -p "$library" | grep -q 'NEEDED  *libc\.so\.' || complain "found no dependency on the C library, so none was checked"
objdump -T "$library" | grep -q ' hp_plan_run$' || complain "found no hp_plan_run among the exports, so none was checked"

objdump -d -C --no-show-raw-insn "$library" | awk '
  function report(what) {
    if (!((name, what) in seen)) {
      seen[name, what] = 1
      print "check-library: " what " in " name ": " $0
      bad = 1
    }
  }
  /^[0-9a-f]+ <.*>:$/ {
    name = substr($0, index($0, "<") + 1)
    sub(/>:$/, "", name)
    lower = tolower(name)
    may_fuse = lower ~ /fused|fma/
    avx512 = lower ~ /avx512/
    avx = avx512 || lower ~ /avx2/
    next
  }
  /^ *[0-9a-f]+:\t/ {
    split($0, part, "\t")
    fused = part[2] ~ /^vfn?m(add|sub)/ || part[2] ~ /^(call|jmp).*<fmaf?@plt>/
    if (fused && may_fuse) fused_seen++
    if (fused && !may_fuse) report("a stray fused multiply-add")
    if (part[2] ~ /%zmm|%k[0-7]/) {
      if (!avx512) report("AVX-512")
    } else if (part[2] ~ /^v[a-z0-9]+ .*%[xy]mm/ || part[2] ~ /^vzero/) {
      if (!avx) report("AVX")
      else if (!may_fuse) strict_seen++
    }
  }
  END {
    if (!fused_seen || !strict_seen) {
      print "check-library: found no fused or no strict AVX loop, so nothing was checked"
      bad = 1
    }
    exit bad
  }' >&2 || broken=1

[ "$broken" -eq 0 ] || exit 1
echo "check-library: $(basename "$library"): dependencies, exports, fused operations and instruction sets are as promised"
