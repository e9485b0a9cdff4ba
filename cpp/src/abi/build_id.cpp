/*
 * The linker writes a hash of the library's contents into it. To read that one rather than a date
 * of compilation keeps builds reproducible: equal sources make equal libraries.
 */
#include "abi/build_id.h"

#include "abi/build_hash.h"

namespace hp {
namespace {

char text[2 * BuildHash::longest + 1] = "no build id";

}  // namespace

/* Every thread writes the same text, byte by byte, so that it does not matter how many do. */
const char* build_id() {
  const BuildHash hash = build_hash();
  for (int i = 0; i < hash.size; i++) {
    constexpr char digits[] = "0123456789abcdef";
    __atomic_store_n(&text[2 * i], digits[hash.bytes[i] >> 4], __ATOMIC_RELAXED);
    __atomic_store_n(&text[2 * i + 1], digits[hash.bytes[i] & 15], __ATOMIC_RELAXED);
  }
  if (hash.size > 0) {
    __atomic_store_n(&text[2 * hash.size], '\0', __ATOMIC_RELAXED);
  }
  return text;
}

}  // namespace hp
