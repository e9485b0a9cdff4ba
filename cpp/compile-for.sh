#!/usr/bin/env bash
# Compiles the library and its tests in another way than the build does, into target/WAY/src and target/WAY/test:
#   compile-for.sh [--library] WAY...      --library leaves the tests out
# WAY is sanitized, threads, arm or windows. What has not changed since the last time is not compiled again. Every check and
# release/cross-build call this; who has an idle core can call it before.
set -euo pipefail
cd "$(dirname "$0")"
parts=(src test)

# Uses: without, the sources to leave out, as conditions of find; loops, more flags for the loops of x86-64.
compile() { # WAY, COMPILER, FLAG...
  local way=$1 part out
  shift
  command -v "$1" >/dev/null || { echo "compile-for: $1 is missing, which $way needs" >&2; exit 1; }
  for part in "${parts[@]}"; do
    out=target/$way/$part
    [ ! -e "$out/compiled" ] || [ -n "$(find include src "$part" compile-for.sh ./*.flags -newer "$out/compiled" -print -quit)" ] || continue
    rm -rf "$out"
    mkdir -p "$out"
    # Its time is that of the beginning: what is changed meanwhile is newer.
    touch "$out/begun"
    # shellcheck disable=SC2016
    find "$part" -name '*.cpp' "${without[@]}" -print0 |
      xargs -0 -P 2 -I{} sh -c '
        source=$1 out=$2 loops=$3
        shift 3
        case $source in src/x86/loops_*) ;; *) loops= ;; esac
        "$@" $loops -Iinclude -Isrc -c "$source" -o "$out/$(basename "$source" .cpp).o" || exit 255' sh {} "$out" "${loops:-}" "$@"
    mv "$out/begun" "$out/compiled"
  done
}

# The loops of AVX-512 take minutes to compile: where no processor can run them, who links takes them from the build.
sanitizer() { # WAY, FLAG...
  grep -qsw avx512f /proc/cpuinfo || without+=(-not -name 'loops_avx512*')
  compile "$1" g++ "${@:2}"
}

for way in "$@"; do
  without=(-not -path 'src/arm/*')
  loops=
  case $way in
    --library) parts=(src) ;;
    sanitized)
      # Checks of every access are calls, and UBSan has none of its own: with them such a file takes 8 minutes in place of 2.
      # The same loops are in loops_scalar.cpp, with all checks.
      loops=@sanitized-loops.flags
      sanitizer sanitized @sanitized.flags
      ;;
    threads) sanitizer threads @checked.flags -fsanitize=thread ;;
    arm)
      without=(-not -path 'src/x86/*')
      compile arm aarch64-linux-gnu-g++ @compile.flags
      ;;
    windows) compile windows x86_64-w64-mingw32-g++-posix @compile.flags @windows.flags ;;
    *) echo "compile-for: a way must be sanitized, threads, arm or windows, but was: $way" >&2; exit 2 ;;
  esac
done
