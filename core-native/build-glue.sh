#!/bin/sh
# Compiles the JNI library for Linux from the C++ that JavaCPP wrote and sort-glue.sh sorted:
#   build-glue.sh GENERATED_FOLDER LIBRARY JNI_INCLUDE COMPILER [OPTION ...]
# JNI_INCLUDE is the include folder of a JDK; OPTIONS go to the compiler.
set -eu
generated=${1:?usage: build-glue.sh GENERATED_FOLDER LIBRARY JNI_INCLUDE COMPILER [OPTION ...]}
library=$2
jni=$3
compiler=$4
shift 4
sources=$(CDPATH='' cd "$(dirname "$0")" && pwd -P)/src/main/cpp
native=$sources/../../../../cpp/include

# Only our own functions are visible; what they do not use of JavaCPP's support code is left out, and the C++ library with it. All symbols are
# resolved when the library is loaded: a mismatch is an error there. libdl.so.2 is the stub that later glibc has in its place: see halfpixel_functions.h.
cd "$generated"
# shellcheck disable=SC2016  # $ORIGIN is for the loader.
"$compiler" -std=c++11 -O3 -fPIC -fno-exceptions -ffunction-sections -fdata-sections "-I$native" "-I$sources" "-I$jni" "-I$jni/linux" "$@" \
  jnihalfpixel.cpp jnijavacpp.cpp -shared -s -nodefaultlibs '-Wl,-rpath,$ORIGIN/' "-Wl,--version-script=$sources/jnihalfpixel.map" \
  -Wl,--gc-sections -Wl,-z,noexecstack -Wl,-z,defs -Wl,-z,now -lc -Wl,--no-as-needed -l:libdl.so.2 -o "$library"
