/* libFuzzer's target of the whole library: the bytes of a plan, which is made and run. */
#include <cstdio>
#include <cstdlib>

#include "differential.h"

extern "C" int LLVMFuzzerTestOneInput(const unsigned char* data, size_t size) {
  const char* mistake = test::mistake_of(test::in_this_version(test::Bytes(data, data + size)));
  if (mistake != nullptr) {
    std::fprintf(stderr, "fuzz-plan: %s\n", mistake);
    std::abort();
  }
  return 0;
}
