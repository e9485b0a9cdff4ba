#!/usr/bin/env bash
# Fuzzes the C++ library with libFuzzer and sanitizers.
#   cpp/fuzz.sh [MINUTES] [WHAT]    10 minutes, plans
# WHAT: plans    changed plans are made and run on every instruction set of this machine, whole, in bands and over rows with
#                gaps, and all have to give the same bits; AddressSanitizer and UndefinedBehaviorSanitizer
#       decoder  changed plans are only read and checked, which is several hundred times as fast; the same sanitizers
#       memory   as plans, with MemorySanitizer, on the scalar instruction set alone: it does not know all instructions of vectors
# Goes on where the last run ended (target/fuzz-WHAT/corpus), adds its executions to reliability/ledger.tsv, and exits with 1 on
# a finding, which is kept in target/fuzz-WHAT/findings. To repeat one: target/fuzz-WHAT/fuzz-plan FINDING, or fuzz-decoder. A finding
# that is mended goes to fuzz/corpus, which the C++ tests run. Needs clang with libFuzzer; the first build takes some minutes, of decoder seconds.
set -euo pipefail
cd "$(dirname "$0")"
minutes=${1:-10}
what=${2:-plans}
target=fuzz-plan
sanitizers=address,undefined
coverage=-fsanitize=fuzzer-no-link
optimization=-O1
longest=4096
case $what in
  plans) ;;
  decoder)
    target=fuzz-decoder
    # What numbers are compared with says nothing here that branches do not, and costs a fifth of the time.
    coverage=-fsanitize-coverage=inline-8bit-counters,pc-table
    optimization=-O2
    longest=1024
    ;;
  memory) sanitizers=memory ;;
  *) echo "fuzz: what is fuzzed must be plans, decoder or memory, but was: $what" >&2; exit 2 ;;
esac
[[ $minutes =~ ^[1-9][0-9]*$ ]] || { echo "fuzz: minutes must be a whole number from 1, but were: $minutes" >&2; exit 2; }
compiler=${CLANG:-$(command -v clang++ || command -v clang++-14 || true)}
[ -n "$compiler" ] || { echo "fuzz: clang++ is missing (CLANG=...)" >&2; exit 2; }
export compiler
out=target/fuzz-$what
corpus=$out/corpus
mkdir -p "$corpus" "$out/findings"
export FLAGS="-std=c++17 $optimization -g1 -ffp-contract=off -fno-math-errno -fno-exceptions -fno-rtti -fno-omit-frame-pointer
  -fsanitize=$sanitizers $coverage -fno-sanitize-recover=all -Wno-unknown-warning-option -Iinclude -Isrc -Itest"

# clang takes no target from a pragma of GCC.
target_of() { # SOURCE
  sed -n 's/^#pragma GCC target("\(.*\)")/,\1/p' "$1" | sed 's/,/ -m/g'
}
export -f target_of

# Reading a plan needs no loops of processors, which take clang minutes; they are last where they are: of inline functions the linker
# takes the first, which every processor runs.
sources() {
  if [ "$target" = fuzz-decoder ]; then
    printf '%s\n' fuzz/fuzz_decoder.cpp fuzz/mutator.cpp fuzz/steps.cpp
    find src/base src/encoding src/producers src/tables -name '*.cpp'
  else
    printf '%s\n' fuzz/fuzz_plan.cpp fuzz/mutator.cpp fuzz/steps.cpp test/differential.cpp test/bits.cpp
    find src -name '*.cpp' ! -path '*/x86/loops*'
    printf '%s\n' src/x86/loops*.cpp
  fi
}

# Compiles what is older than any header or loop, or than itself, and links.
build() {
  local newest source object objects=()
  newest=$(find include src test fuzz -name '*.h' -newer "$out/headers" -print -quit 2>/dev/null || echo none)
  newest=$newest$(find src -name '*.inl' -newer "$out/headers" -print -quit 2>/dev/null || true)
  [ -z "$newest" ] || rm -f "$out"/*.o
  touch "$out/headers"
  while IFS= read -r source; do
    object=$out/$(basename "$source" .cpp).o
    objects+=("$object")
    if [ ! -e "$object" ] || [ "$source" -nt "$object" ]; then printf '%s\0%s\0' "$source" "$object"; fi
  done < <(sources) >"$out/stale"
  # shellcheck disable=SC2016
  xargs -0 -r -n 2 -P 2 bash -c '"$compiler" $FLAGS $(target_of "$0") -c "$0" -o "$1"' <"$out/stale"
  "$compiler" -fsanitize="$sanitizers",fuzzer "${objects[@]}" -o "$out/$target"
}

build
# Without the callers of every malloc, and with little freed memory that waits for a late access: what is repeated has the callers.
export ASAN_OPTIONS=allocator_may_return_null=1:detect_leaks=1:malloc_context_size=1:quarantine_size_mb=16
export MSAN_OPTIONS=allocator_may_return_null=1
status=0
began=$SECONDS
"$out/$target" -max_total_time=$((minutes * 60)) -max_len=$longest -timeout=60 -rss_limit_mb=3000 -print_final_stats=1 \
  -artifact_prefix="$out/findings/" "$corpus" fuzz/corpus >"$out/log" 2>&1 || status=$?
# The decoder counts for itself, for it reads several encodings at a time.
executions=$(sed -n 's/^stat::number_of_executed_units: *//p; s/^encodings: *//p' "$out/log" | tail -n 1)
reports=0
[ $status = 0 ] || reports=1
name="plans under $sanitizers"
[ "$what" != decoder ] || name="decoding under $sanitizers"
../reliability/ledger "$name" "${executions:-0}" $reports $((SECONDS - began))
if [ $status != 0 ]; then
  tail -n 60 "$out/log" >&2
  echo "fuzz: a finding after ${executions:-some} executions, in $out/findings" >&2
  exit 1
fi
echo "fuzz: $executions executions of $what under $sanitizers, no report; $(find "$corpus" -type f | wc -l) plans in $corpus"
