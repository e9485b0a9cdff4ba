/* Runs all tests on the cases in a folder, the first argument; with a second, a number N, on every
 * N-th case of its files. The exit status says whether they passed. Prints which instruction sets
 * took part. */
#include <cstdlib>

#include "harness.h"

int main(int count, char** arguments) {
  const int64_t every = count == 3 ? std::atoll(arguments[2]) : 1;
  if (count < 2 || count > 3 || every < 1) {
    std::printf("usage: %s FOLDER [EVERY]\n", arguments[0]);
    return 2;
  }
  test::set_case_folder(arguments[1]);
  std::printf("libhalfpixel tests on");
  for (int32_t isa : test::instruction_sets()) {
    std::printf(" %s", hp_isa_name(isa));
  }
  std::printf("\n");
  test::test_fma();
  test::test_interface();
  test::test_encoding();
  test::test_cases(every);
  test::test_views();
  std::printf("%lld checks, %lld failures\n", static_cast<long long>(test::tally().checks),
              static_cast<long long>(test::tally().failures));
  return test::tally().failures == 0 ? 0 : 1;
}
