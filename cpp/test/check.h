/* The smallest test framework that still says what went wrong. */
#ifndef HALFPIXEL_TEST_CHECK_H
#define HALFPIXEL_TEST_CHECK_H

#include <cstdint>
#include <cstdio>
#include <string>

namespace test {

/* How many checks ran, and how many failed. */
struct Tally {
  int64_t checks = 0;
  int64_t failures = 0;
};

inline Tally& tally() {
  static Tally all;
  return all;
}

template <class... Values>
void check(bool condition, const char* format, Values... values) {
  constexpr int64_t shown = 50;
  tally().checks++;
  if (!condition && tally().failures++ < shown) {
    std::printf("FAILED: ");
    std::printf(format, values...);
    std::printf("\n");
  }
}

/* Says where the cases are; before any test. */
void set_case_folder(const char* path);

/* The test groups. Some take, of the cases of a file, the first, and then each so many. */
void test_fma();
void test_byte_sums();
void test_interface();
void test_encoding(int64_t every);
void test_cases(int64_t every);
void test_views(int64_t every);
void test_faults();
void test_threads();
void test_corpus(const std::string& folder);

}  // namespace test

#endif /* HALFPIXEL_TEST_CHECK_H */
