/* One encoded plan, run in every way: all have to give the same bits. */
#ifndef HALFPIXEL_TEST_DIFFERENTIAL_H
#define HALFPIXEL_TEST_DIFFERENTIAL_H

#include <cstring>

#include "cases.h"

namespace test {

/*
 * Makes a plan for every instruction set of this machine. If it is valid and small, also runs it on
 * numbers that follow from its bytes: whole, in bands that have only the memory that they read, and
 * over rows with gaps. Returns what is wrong, or null. Needs nothing of the C++ library that was
 * compiled elsewhere, so that MemorySanitizer sees all of it.
 */
const char* mistake_of(const Bytes& encoded);

/* Returns an encoding with the version of this library in its header: the fields of steps seldom
 * change, so plans of older versions are still worth a try. */
inline Bytes in_this_version(Bytes encoded) {
  constexpr size_t at = sizeof(hp::plan_magic);
  if (encoded.size() >= at + sizeof(hp::plan_version)) {
    std::memcpy(&encoded[at], &hp::plan_version, sizeof(hp::plan_version));
  }
  return encoded;
}

}  // namespace test

#endif /* HALFPIXEL_TEST_DIFFERENTIAL_H */
