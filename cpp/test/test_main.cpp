/* Runs all tests on the cases in a folder, or one group of them; the exit status says whether they
 * passed. Prints which instruction sets took part. */
#include <cstring>

#include "harness.h"

namespace {

/* Whether a group is asked for: each is, unless one is named. */
bool is_asked(const char* group, const char* only) {
  return only == nullptr || std::strcmp(group, only) == 0;
}

void run_groups(const char* corpus, const char* only) {
  if (is_asked("interface", only)) {
    test::test_interface();
  }
  if (is_asked("encoding", only)) {
    test::test_encoding();
  }
  if (is_asked("cases", only)) {
    test::test_cases();
  }
  if (is_asked("views", only)) {
    test::test_views();
  }
  if (is_asked("faults", only)) {
    test::test_faults();
  }
  if (is_asked("threads", only)) {
    test::test_threads();
  }
  if (is_asked("corpus", only) && corpus != nullptr) {
    test::test_corpus(corpus);
  }
}

}  // namespace

int main(int count, char** arguments) {
  if (count < 2 || count > 4) {
    std::printf("usage: %s CASES [CORPUS [GROUP]]\n", arguments[0]);
    return 2;
  }
  test::set_case_folder(arguments[1]);
  std::printf("libhalfpixel tests on");
  for (int32_t isa : test::instruction_sets()) {
    std::printf(" %s", hp_isa_name(isa));
  }
  std::printf("\n");
  run_groups(count > 2 ? arguments[2] : nullptr, count > 3 ? arguments[3] : nullptr);
  std::printf("%lld checks, %lld failures\n", static_cast<long long>(test::tally().checks),
              static_cast<long long>(test::tally().failures));
  const bool passed = test::tally().failures == 0 && test::tally().checks > 0;
  return passed ? 0 : 1;
}
