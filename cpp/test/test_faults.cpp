/* Every allocation of a plan's life fails once, in turn: the answer says so, nothing is written and
 * nothing is kept, and the next try gives the right bits. */
#include <algorithm>

#include "allocations.h"
#include "harness.h"
#include "padded.h"

namespace test {
namespace {

/* How many allocations were refused. */
int64_t& refusals() {
  static int64_t count = 0;
  return count;
}

void expect_no_memory(hp_status status, const Case& of, const char* what) {
  refusals()++;
  check(status == HP_OUT_OF_MEMORY, "%s of %s without memory: %s", what, of.name.c_str(),
        hp_status_message(status));
}

/* Fails the allocations of a creation, the first, then the second, until all were. */
void test_creation(const Case& of, int32_t isa) {
  const int64_t before = allocations_alive();
  for (int64_t number = 0;; number++) {
    hp_plan* plan = nullptr;
    fail_allocation(number);
    const hp_status status =
        hp_plan_create(of.plan.data(), static_cast<int64_t>(of.plan.size()), isa, &plan);
    const bool failed = allocation_failed();
    if (!failed) {
      check(status == HP_OK && number > 0, "creation of %s: %s", of.name.c_str(),
            hp_status_message(status));
      hp_plan_destroy(plan);
      break;
    }
    expect_no_memory(status, of, "creation");
    check(plan == nullptr, "creation of %s gave a plan without memory", of.name.c_str());
    check(allocations_alive() == before, "creation of %s without memory leaks", of.name.c_str());
  }
  check(allocations_alive() == before, "a plan of %s leaks", of.name.c_str());
}

/* Runs of one plan, whose allocations fail in turn. */
template <class Run>
void test_run(const Case& of, Run run, const char* what) {
  for (int64_t number = 0;; number++) {
    const int64_t before = allocations_alive();
    fail_allocation(number);
    const hp_status status = run();
    const bool failed = allocation_failed();
    if (!failed) {
      check(status == HP_OK, "%s of %s: %s", what, of.name.c_str(), hp_status_message(status));
      break;
    }
    expect_no_memory(status, of, what);
    /* Scratch memory that waits for the next run may be used up, but not become more. */
    check(allocations_alive() <= before, "%s of %s without memory leaks", what, of.name.c_str());
  }
}

void test_runs(const Case& of, int32_t isa) {
  static Random random(7);
  const Header header = header_of(of.plan);
  const Bytes nothing(of.expected.size(), untouched);
  Bytes target = nothing;
  const Made made(of.plan, isa);
  auto run = [&] {
    check(target == nothing, "a run of %s without memory writes", of.name.c_str());
    return made.run(of.source, target, 0, 1);
  };
  test_run(of, run, "a run");
  check(first_difference(header.target_type, target.data(), of.expected.data(),
                         header.target_elements, of.exact) < 0,
        "%s differs after runs without memory", of.name.c_str());
  if (of.source.empty() || of.expected.empty()) {
    return;
  }
  const Made other(of.plan, isa);
  Padded source(header.source_elements, hp::type_bytes(header.source_type), random);
  Padded padded(header.target_elements, hp::type_bytes(header.target_type), random);
  source.put(of.source);
  auto run_view = [&] {
    check(padded.get() == nothing, "a run of %s with gaps writes without memory", of.name.c_str());
    return hp_plan_run_view(other.get(), source.data(), source.bytes(), source.offset(),
                            source.axes(), padded.data(), padded.bytes(), padded.offset(),
                            padded.axes(), 0, 1);
  };
  test_run(of, run_view, "a run with gaps");
  check(first_difference(header.target_type, padded.get().data(), of.expected.data(),
                         header.target_elements, of.exact) < 0,
        "%s with gaps differs after runs without memory", of.name.c_str());
}

/* Every 40th case: all kinds of tables and of chains. */
void test_case(const Case& of) {
  static int64_t turn = 0;
  constexpr size_t large = 1 << 18;
  if (turn++ % 40 != 0 || of.expected.size() > large) {
    return;
  }
  for (int32_t isa : instruction_sets()) {
    test_creation(of, isa);
    test_runs(of, isa);
  }
}

}  // namespace

void test_faults() {
  if (!allocations_are_counted()) {
    std::printf("faults           LEFT OUT: not linked with --wrap\n");
    return;
  }
  for (const char* file : {"moves.cases", "sums.cases", "integers.cases", "blends.cases",
                           "means.cases", "chains.cases"}) {
    each_case(file, &test_case);
  }
  for (const Case& example : all_cases("examples.cases")) {
    for (int32_t isa : instruction_sets()) {
      test_creation(example, isa);
      test_runs(example, isa);
    }
  }
  check(refusals() > 1000, "only %lld allocations failed", static_cast<long long>(refusals()));
  std::printf("faults           %lld allocations failed\n", static_cast<long long>(refusals()));
}

}  // namespace test
