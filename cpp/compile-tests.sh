#!/usr/bin/env bash
# Compiles the library and its tests for a check, in another way than the build does, into target/CHECK/objs: compile-tests.sh CHECK...
# CHECK is sanitized, threads, arm or windows. Nothing happens where nothing has changed since the last time. Every check calls this; who
# has an idle core can call it before.
set -euo pipefail
cd "$(dirname "$0")"

compile() { # CHECK, FOLDER OF src TO LEAVE OUT, COMPILER, FLAG...
  local check=$1 out=target/$1/objs other=$2
  shift 2
  [ ! -e "$out/compiled" ] || [ -n "$(find include src test compile-tests.sh ./*.flags -newer "$out/compiled" -print -quit)" ] || return 0
  command -v "$1" >/dev/null || { echo "compile-tests: $1 is missing, which $check needs" >&2; exit 1; }
  rm -rf "$out"
  mkdir -p "$out"
  # Its time is that of the beginning: what is changed meanwhile is newer.
  touch "$out/begun"
  # shellcheck disable=SC2016
  find src test -name '*.cpp' -not -path "src/$other/*" -print0 |
    xargs -0 -P 2 -I{} sh -c '
      source=$1 out=$2
      shift 2
      "$@" -Iinclude -Isrc -c "$source" -o "$out/$(basename "$source" .cpp).o" || exit 255' sh {} "$out" "$@"
  mv "$out/begun" "$out/compiled"
}

sanitizer() { # CHECK, FLAG...
  compile "$1" arm g++ -std=c++17 -O1 -g1 -ffp-contract=off -fno-math-errno -fno-exceptions -fno-rtti "${@:2}"
}

for check in "$@"; do
  case $check in
    sanitized) sanitizer sanitized -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all ;;
    threads) sanitizer threads -fsanitize=thread ;;
    arm) compile arm x86 aarch64-linux-gnu-g++ @compile.flags ;;
    windows) compile windows arm x86_64-w64-mingw32-g++-posix @compile.flags @windows.flags ;;
    *) echo "compile-tests: a check must be sanitized, threads, arm or windows, but was: $check" >&2; exit 2 ;;
  esac
done
