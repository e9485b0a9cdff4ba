#!/bin/sh
# Brings the functions in the C++ that JavaCPP wrote for JNI into the order of their names: sort-glue.sh FOLDER
# JavaCPP takes the methods of a class in the order in which reflection has them, which a virtual machine is free to choose anew at every start, and the
# same sources would make another library each time.
set -eu
cd "${1:?usage: sort-glue.sh FOLDER}"
generated=jnihalfpixel.cpp

# A function begins with JNIEXPORT and ends with a brace, each at the start of a line. Sorted as lines, in which \001 stands for a line feed.
functions() {
  awk '/^JNIEXPORT/ {inside = 1}
       inside {printf "%s\001", $0}
       inside && /^}/ {inside = 0; printf "\n"}' $generated | LC_ALL=C sort | tr -d '\n' | tr '\001' '\n'
}
before() { awk '/^JNIEXPORT/ {exit} {print}' $generated; }
after() {
  awk '/^JNIEXPORT/ {inside = 1; seen = 1}
       seen && !inside {print}
       inside && /^}/ {inside = 0}' $generated
}
{
  before
  functions
  after
} >$generated.sorted
mv $generated.sorted $generated
