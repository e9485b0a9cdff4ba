/* The functions of the interface around a valid plan: answers, null pointers, instruction sets,
 * ranges. */
#include <algorithm>
#include <cstring>
#include <limits>
#include <vector>

#include "base/range.h"
#include "harness.h"

namespace test {
namespace {

Case small_case() { return case_named(all_cases("examples.cases"), "Resample1d"); }

void test_answers() {
  check(hp_abi_version() == HP_ABI_VERSION, "version %u", hp_abi_version());
  check(std::strlen(hp_build_id()) >= 8, "build id \"%s\"", hp_build_id());
  check(std::strcmp(hp_build_id(), hp_build_id()) == 0, "the build id changes");
  check(std::strcmp(hp_isa_name(HP_ISA_SCALAR), "scalar") == 0, "name of scalar");
  for (hp_status status = HP_OK; status <= HP_BAD_VERSION; status++) {
    check(std::strcmp(hp_status_message(status), "unknown status") != 0, "status %d has no message",
          status);
  }
  check(std::strcmp(hp_status_message(-1), "unknown status") == 0, "status -1 has a message");
  check(std::strcmp(hp_status_message(HP_BAD_VERSION + 1), "unknown status") == 0,
        "an unknown status has a message");
  hp_plan_destroy(nullptr);
}

/* Returns how many instruction sets the library knows, whether or not this machine has them. */
int32_t known_sets() {
  int32_t count = 0;
  while (hp_isa_name(count) != nullptr) {
    count++;
  }
  return count;
}

void test_instruction_sets() {
  const int32_t known = known_sets();
  check(hp_isa_best(HP_ISA_SCALAR) == HP_ISA_SCALAR, "the best within scalar");
  for (int32_t isa : {HP_ISA_ANY - 1, known, std::numeric_limits<int32_t>::max(),
                      std::numeric_limits<int32_t>::min()}) {
    check(hp_isa_name(isa) == nullptr && hp_isa_best(isa) == -1, "%d is an instruction set", isa);
  }
  check(hp_isa_name(HP_ISA_ANY) == nullptr, "any instruction set has a name");
  const std::vector<int32_t> sets = instruction_sets();
  check(hp_isa_best(HP_ISA_ANY) == sets.back(), "the best is not the last that this machine has");
  for (int32_t isa = 0; isa < known; isa++) {
    const int32_t best = hp_isa_best(isa);
    check(std::find(sets.begin(), sets.end(), best) != sets.end(),
          "the best within %s is of other machines", hp_isa_name(isa));
    for (int32_t other = 0; other < isa; other++) {
      check(std::strcmp(hp_isa_name(isa), hp_isa_name(other)) != 0, "two sets are called %s",
            hp_isa_name(isa));
    }
  }
}

void expect(hp_status expected, hp_status actual, const char* what) {
  check(expected == actual, "%s: expected \"%s\" but got \"%s\"", what, hp_status_message(expected),
        hp_status_message(actual));
}

void test_creation() {
  Bytes encoded = small_case().plan;
  auto size = static_cast<int64_t>(encoded.size());
  hp_plan* plan = nullptr;
  expect(HP_NULL_POINTER, hp_plan_create(nullptr, size, HP_ISA_SCALAR, &plan), "no encoded plan");
  expect(HP_NULL_POINTER, hp_plan_create(encoded.data(), size, HP_ISA_SCALAR, nullptr),
         "no place for the plan");
  for (int32_t isa : {-2, -1, known_sets(), std::numeric_limits<int32_t>::max(),
                      std::numeric_limits<int32_t>::min()}) {
    expect(HP_BAD_ISA, hp_plan_create(encoded.data(), size, isa, &plan), "unknown instruction set");
  }
  for (int32_t isa = 0; isa < known_sets(); isa++) {
    if (hp_isa_best(isa) != isa) {
      expect(HP_BAD_ISA, hp_plan_create(encoded.data(), size, isa, &plan),
             "an instruction set of other machines");
    }
  }
  expect(HP_BAD_PLAN, hp_plan_create(encoded.data(), -1, HP_ISA_SCALAR, &plan), "a negative size");
  expect(HP_BAD_PLAN, hp_plan_create(encoded.data(), 0, HP_ISA_SCALAR, &plan), "a size of 0");
  check(plan == nullptr, "a failed creation set the plan");
}

class Fixture {
 public:
  Fixture() : Fixture(small_case()) {}

  explicit Fixture(const Case& of)
      : made_(of.plan, hp_isa_best(HP_ISA_ANY)),
        source_bytes_(header_of(of.plan).source_bytes()),
        target_bytes_(header_of(of.plan).target_bytes()),
        source_(static_cast<size_t>(source_bytes_) / 4 + 8),
        target_(static_cast<size_t>(target_bytes_) / 4 + 8, 7.0F) {}

  void test_run() {
    constexpr int64_t most = std::numeric_limits<int64_t>::max();
    expect(HP_OK, run(source_bytes_, 0, target_bytes_, 0, 0, 1), "an exact fit");
    target_.assign(target_.size(), 7.0F);
    expect(HP_BAD_RANGE, run(source_bytes_ - 1, 0, target_bytes_, 0, 0, 1),
           "a source that is too small");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_ - 1, 0, 0, 1),
           "a target that is too small");
    expect(HP_BAD_RANGE, run(source_bytes_ + 3, 4, target_bytes_, 0, 0, 1),
           "a source behind an offset");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_, 4, 0, 1),
           "a target behind an offset");
    expect(HP_BAD_RANGE, run(source_bytes_, -4, target_bytes_, 0, 0, 1),
           "a negative source offset");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_, -4, 0, 1),
           "a negative target offset");
    expect(HP_BAD_RANGE, run(most, most - 3, target_bytes_, 0, 0, 1), "an offset that overflows");
    expect(HP_BAD_RANGE, run(-1, 0, target_bytes_, 0, 0, 1), "a negative size");
    expect(HP_BAD_RANGE, run(source_bytes_ + 8, 2, target_bytes_, 0, 0, 1), "a misaligned source");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_ + 8, 1, 0, 1), "a misaligned target");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_, 0, 1, 1), "band 1 of 1");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_, 0, -1, 1), "band -1 of 1");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_, 0, 0, 0), "band 0 of 0");
    expect(HP_BAD_RANGE, run(source_bytes_, 0, target_bytes_, 0, 0, -5), "band 0 of -5");
    for (float value : target_) {
      check(value == 7.0F, "a refused run wrote %g", static_cast<double>(value));
    }
    expect(HP_OK, run(source_bytes_ + 4, 4, target_bytes_ + 8, 8, 0, 1), "offsets");
    constexpr int32_t many = std::numeric_limits<int32_t>::max();
    expect(HP_OK, run(source_bytes_, 0, target_bytes_, 0, many - 1, many),
           "the last of very many bands");
  }

  void test_pointers() {
    hp_plan* plan = made_.get();
    expect(HP_NULL_POINTER,
           hp_plan_run(nullptr, source_.data(), source_bytes_, 0, target_.data(), target_bytes_, 0,
                       0, 1),
           "no plan");
    expect(HP_NULL_POINTER,
           hp_plan_run(plan, nullptr, source_bytes_, 0, target_.data(), target_bytes_, 0, 0, 1),
           "no source");
    expect(HP_NULL_POINTER,
           hp_plan_run(plan, source_.data(), source_bytes_, 0, nullptr, target_bytes_, 0, 0, 1),
           "no target");
    expect(
        HP_BAD_RANGE,
        hp_plan_run(plan, target_.data(), source_bytes_, 0, target_.data(), target_bytes_, 0, 0, 1),
        "a source in the target");
    int64_t begin = 0;
    int64_t end = 0;
    expect(HP_NULL_POINTER, hp_plan_band(nullptr, 0, 1, &begin, &end), "no plan to cut");
    expect(HP_NULL_POINTER, hp_plan_band(plan, 0, 1, nullptr, &end), "no place for the begin");
    expect(HP_NULL_POINTER, hp_plan_band(plan, 0, 1, &begin, nullptr), "no place for the end");
    expect(HP_BAD_RANGE, hp_plan_band(plan, 2, 2, &begin, &end), "band 2 of 2");
    expect(HP_BAD_RANGE, hp_plan_band(plan, -1, 2, &begin, &end), "band -1 of 2");
    expect(HP_NULL_POINTER, hp_plan_reads(nullptr, 0, 1, &begin, &end), "no plan that reads");
    expect(HP_NULL_POINTER, hp_plan_reads(plan, 0, 1, nullptr, &end), "no place for the begin");
    expect(HP_NULL_POINTER, hp_plan_reads(plan, 0, 1, &begin, nullptr), "no place for the end");
    expect(HP_BAD_RANGE, hp_plan_reads(plan, 2, 2, &begin, &end), "what band 2 of 2 reads");
    expect(HP_BAD_RANGE, hp_plan_reads(plan, -1, 2, &begin, &end), "what band -1 of 2 reads");
    expect(HP_NULL_POINTER, hp_plan_planes(nullptr, &begin, &end), "no plan with planes");
    expect(HP_NULL_POINTER, hp_plan_planes(plan, nullptr, &end), "no place for the planes");
    expect(HP_NULL_POINTER, hp_plan_planes(plan, &begin, nullptr), "no place for the length");
  }

  void test_empty() {
    Made made(case_named(all_cases("examples.cases"), "empty").plan, HP_ISA_SCALAR);
    expect(HP_OK, hp_plan_run(made.get(), nullptr, 0, 0, nullptr, 0, 0, 0, 1), "nothing to do");
  }

 private:
  hp_status run(int64_t source_bytes, int64_t source_offset, int64_t target_bytes,
                int64_t target_offset, int32_t band, int32_t bands) {
    return hp_plan_run(made_.get(), source_.data(), source_bytes, source_offset, target_.data(),
                       target_bytes, target_offset, band, bands);
  }

  Made made_;
  int64_t source_bytes_;
  int64_t target_bytes_;
  std::vector<float> source_;
  std::vector<float> target_;
};

/* Steps of several kinds are cut like those of one. */
void test_bands_of_steps() {
  const Case chain = case_named(all_cases("bands.cases"), "cropped chain");
  const int64_t elements = header_of(chain.plan).target_elements;
  Made made(chain.plan, hp_isa_best(HP_ISA_ANY));
  for (int32_t band = 0; band < 2; band++) {
    int64_t begin = 0;
    int64_t end = 0;
    expect(HP_OK, hp_plan_band(made.get(), band, 2, &begin, &end), "bands of several steps");
    check(end - begin < elements * 6 / 10, "band %d of 2 is [%lld, %lld)", band,
          static_cast<long long>(begin), static_cast<long long>(end));
  }
}

/* Pixels that become planes are cut like pixels that do not; two images of 4000 pixels here. */
void test_bands_of_planes() {
  Made made(case_named(all_cases("bands.cases"), "planes").plan, hp_isa_best(HP_ISA_ANY));
  int64_t planes = 0;
  int64_t length = 0;
  expect(HP_OK, hp_plan_planes(made.get(), &planes, &length), "planes");
  check(planes == 3 && length == 4000, "%lld planes of %lld", static_cast<long long>(planes),
        static_cast<long long>(length));
  for (int32_t band = 0; band < 4; band++) {
    int64_t begin = 0;
    int64_t end = 0;
    expect(HP_OK, hp_plan_band(made.get(), band, 4, &begin, &end), "bands of planes");
    check(begin == 2000 * band && end == begin + 2000, "band %d of 4 is [%lld, %lld)", band,
          static_cast<long long>(begin), static_cast<long long>(end));
  }
}

/* A band needs the memory that it reads and writes, and no byte less. */
void test_parts() {
  const Case chain = case_named(all_cases("bands.cases"), "cropped chain");
  Made made(chain.plan, hp_isa_best(HP_ISA_ANY));
  hp::Range read;
  hp::Range written;
  expect(HP_OK, hp_plan_reads(made.get(), 1, 3, &read.begin, &read.end), "what a band reads");
  expect(HP_OK, hp_plan_band(made.get(), 1, 3, &written.begin, &written.end), "a band");
  check(0 < read.begin && read.end < header_of(chain.plan).source_elements && 0 < written.begin,
        "band 1 of 3 reads [%lld, %lld)", static_cast<long long>(read.begin),
        static_cast<long long>(read.end));
  const Bytes source(chain.source.begin() + 4 * read.begin, chain.source.begin() + 4 * read.end);
  Bytes target(static_cast<size_t>(4 * (written.end - written.begin)));
  auto run = [&](int64_t source_less, int64_t target_less, int64_t before) {
    return hp_plan_run(made.get(), source.data(), static_cast<int64_t>(source.size()) - source_less,
                       -4 * read.begin - before, target.data(),
                       static_cast<int64_t>(target.size()) - target_less, -4 * written.begin, 1, 3);
  };
  expect(HP_OK, run(0, 0, 0), "a part of both");
  check(std::equal(target.begin(), target.end(), chain.expected.begin() + 4 * written.begin),
        "a part of the source gives other bits");
  expect(HP_BAD_RANGE, run(1, 0, 0), "too small a part of the source");
  expect(HP_BAD_RANGE, run(0, 1, 0), "too small a part of the target");
  expect(HP_BAD_RANGE, run(0, 0, 4), "a part that begins too late");
}

}  // namespace

void test_interface() {
  test_answers();
  test_instruction_sets();
  test_creation();
  Fixture fixture;
  fixture.test_run();
  fixture.test_pointers();
  fixture.test_empty();
  test_bands_of_steps();
  test_bands_of_planes();
  test_parts();
}

}  // namespace test
