/* Plans with their input and their result, as the reference of the conformance suite wrote them
 * (io.halfpixel.tck.cpp.CppCases). */
#ifndef HALFPIXEL_TEST_CASES_H
#define HALFPIXEL_TEST_CASES_H

#include <cstdint>
#include <string>
#include <vector>

#include "encoding/types.h"
#include "halfpixel/halfpixel.h"

namespace test {

using Bytes = std::vector<unsigned char>;

/* The ends of an encoded plan, as its header states them. */
struct Header {
  hp::ElementType source_type = hp::ElementType::f32;
  int64_t source_elements = 0;
  hp::ElementType target_type = hp::ElementType::f32;
  int64_t target_elements = 0;

  int64_t source_bytes() const { return source_elements * hp::type_bytes(source_type); }
  int64_t target_bytes() const { return target_elements * hp::type_bytes(target_type); }
};

/* Where the fields of a header begin, in 64-bit integers. */
constexpr int64_t header_numbers = 6;

Header header_of(const Bytes& plan);

struct Case {
  bool exact = false; /* all bits count, also those of NaN */
  std::string name;
  Bytes plan;
  Bytes source;
  Bytes expected;
};

/* Calls a function with each case of a file; a missing, empty or damaged file is a failed check. */
void each_case(const std::string& file, void (*function)(const Case&), int64_t every = 1);

/* Returns all cases of a file. */
std::vector<Case> all_cases(const std::string& file);

/* Returns the case with a name; a failed check and an empty case if there is none. */
Case case_named(const std::vector<Case>& cases, const std::string& name);

/* Returns the first element in which two results differ, or -1; all NaN are equal unless exact. */
int64_t first_difference(hp::ElementType type, const unsigned char* a, const unsigned char* b,
                         int64_t elements, bool exact);

}  // namespace test

#endif /* HALFPIXEL_TEST_CASES_H */
