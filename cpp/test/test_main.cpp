/* Runs all tests; the exit status says whether they passed. Prints which instruction sets took
 * part. */
#include "harness.h"

int main() {
  std::printf("libhalfpixel tests on");
  for (int32_t isa : test::instruction_sets()) {
    std::printf(" %s", hp_isa_name(isa));
  }
  std::printf("\n");
  test::test_interface();
  test::test_encoding();
  test::test_steps();
  test::test_adjoint();
  test::test_means();
  test::test_borders();
  test::test_chains();
  std::printf("%lld checks, %lld failures\n", static_cast<long long>(test::tally().checks),
              static_cast<long long>(test::tally().failures));
  return test::tally().failures == 0 ? 0 : 1;
}
