/* Runs all tests on the cases in a folder, or one group of them; the exit status says whether they
 * passed. Prints which instruction sets took part. */
#include <cstdlib>
#include <cstring>

#include "harness.h"

namespace {

struct Options {
  const char* cases = nullptr;  /* the folder of cases */
  const char* corpus = nullptr; /* the folder of encodings that fuzzing found */
  const char* group = nullptr;  /* the only group that runs, or all */
  int64_t every = 1;            /* of the cases of a file, the first, and then each so many */
};

constexpr char usage[] = "usage: halfpixel.test CASES [--every N] [--corpus FOLDER] [--group NAME]";

/* Whether the arguments are understood. */
bool read(int count, char** arguments, Options& options) {
  if (count < 2 || count % 2 != 0) {
    return false;
  }
  options.cases = arguments[1];
  for (int at = 2; at < count; at += 2) {
    const char* value = arguments[at + 1];
    if (std::strcmp(arguments[at], "--every") == 0) {
      options.every = std::atoll(value);
    } else if (std::strcmp(arguments[at], "--corpus") == 0) {
      options.corpus = value;
    } else if (std::strcmp(arguments[at], "--group") == 0) {
      options.group = value;
    } else {
      return false;
    }
  }
  return options.every > 0;
}

void run_groups(const Options& options) {
  auto is_asked = [&options](const char* group) {
    return options.group == nullptr || std::strcmp(group, options.group) == 0;
  };
  if (is_asked("fma")) {
    test::test_fma();
  }
  if (is_asked("byte-sums")) {
    test::test_byte_sums();
  }
  if (is_asked("interface")) {
    test::test_interface();
  }
  if (is_asked("encoding")) {
    test::test_encoding(options.every);
  }
  if (is_asked("cases")) {
    test::test_cases(options.every);
  }
  if (is_asked("views")) {
    test::test_views(options.every);
  }
  if (is_asked("faults")) {
    test::test_faults();
  }
  if (is_asked("threads")) {
    test::test_threads();
  }
  if (is_asked("corpus") && options.corpus != nullptr) {
    test::test_corpus(options.corpus);
  }
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  if (!read(count, arguments, options)) {
    std::puts(usage);
    return 2;
  }
  test::set_case_folder(options.cases);
  std::printf("libhalfpixel tests on");
  for (int32_t isa : test::instruction_sets()) {
    std::printf(" %s", hp_isa_name(isa));
  }
  std::printf("\n");
  run_groups(options);
  std::printf("%lld checks, %lld failures\n", static_cast<long long>(test::tally().checks),
              static_cast<long long>(test::tally().failures));
  const bool passed = test::tally().failures == 0 && test::tally().checks > 0;
  return passed ? 0 : 1;
}
