/* One plan, run by several threads at once, on tensors without gaps and with, while others ask for
 * its bands. Under ThreadSanitizer (check-threads.sh) this group runs alone. */
#include <atomic>
#include <thread>

#include "harness.h"
#include "padded.h"

namespace test {
namespace {

constexpr int32_t most_threads = 4;

/* What a thread found: checks are for one thread only. */
using Mistakes = std::atomic<int64_t>;

bool run_bands(const Case& of, const Made& made, int32_t bands) {
  const Header header = header_of(of.plan);
  Bytes target(of.expected.size(), untouched);
  bool right = true;
  for (int32_t band = bands - 1; band >= 0; band--) {
    int64_t begin = 0;
    int64_t end = 0;
    right = right && hp_plan_reads(made.get(), band, bands, &begin, &end) == HP_OK &&
            hp_plan_band(made.get(), band, bands, &begin, &end) == HP_OK &&
            made.run(of.source, target, band, bands) == HP_OK;
  }
  return right && first_difference(header.target_type, target.data(), of.expected.data(),
                                   header.target_elements, of.exact) < 0;
}

bool run_with_gaps(const Case& of, const Made& made, Random& random) {
  const Header header = header_of(of.plan);
  Padded source(header.source_elements, hp::type_bytes(header.source_type), random);
  Padded target(header.target_elements, hp::type_bytes(header.target_type), random);
  source.put(of.source);
  const hp_status status =
      hp_plan_run_view(made.get(), source.data(), source.bytes(), source.offset(), source.axes(),
                       target.data(), target.bytes(), target.offset(), target.axes(), 0, 1);
  return status == HP_OK &&
         first_difference(header.target_type, target.get().data(), of.expected.data(),
                          header.target_elements, of.exact) < 0;
}

/* Each thread runs the whole plan, in bands of its own and with gaps of its own. */
void run_at_once(const Case& of, int32_t isa) {
  const Made made(of.plan, isa);
  Mistakes mistakes{0};
  std::vector<std::thread> threads;
  for (int32_t thread = 0; thread < most_threads; thread++) {
    threads.emplace_back([&, thread] {
      Random random(static_cast<uint64_t>(thread));
      for (int32_t turn = 0; turn < 4; turn++) {
        mistakes += run_bands(of, made, thread + turn + 1) ? 0 : 1;
        mistakes += run_with_gaps(of, made, random) ? 0 : 1;
      }
    });
  }
  for (std::thread& thread : threads) {
    thread.join();
  }
  check(mistakes == 0, "threads that share %s on %s make %lld mistakes", of.name.c_str(),
        hp_isa_name(isa), static_cast<long long>(mistakes));
}

void test_case(const Case& of) {
  static int64_t turn = 0;
  constexpr size_t large = 1 << 16;
  const bool is_empty = of.source.empty() || of.expected.empty();
  if (turn++ % 60 == 0 && !is_empty && of.expected.size() < large) {
    for (int32_t isa : instruction_sets()) {
      run_at_once(of, isa);
    }
  }
}

}  // namespace

void test_threads() {
  const int64_t before = tally().checks;
  for (const char* file : {"moves.cases", "sums.cases", "integers.cases", "blends.cases",
                           "means.cases", "chains.cases"}) {
    each_case(file, &test_case);
  }
  std::printf("threads          %lld checks\n", static_cast<long long>(tally().checks - before));
}

}  // namespace test
