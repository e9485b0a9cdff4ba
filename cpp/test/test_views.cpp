/* Tensors with gaps between their rows: the results of the reference, bytes between rows that
 * nobody changes, and what is refused. */
#include <algorithm>
#include <vector>

#include "harness.h"
#include "padded.h"

namespace test {
namespace {

/* Larger results take long, row by row. */
constexpr int64_t large_bytes = int64_t{4} << 20;

void run_apart(const Case& next, const Made& made, int32_t isa, Random& random) {
  const Header header = header_of(next.plan);
  Padded source(header.source_elements, hp::type_bytes(header.source_type), random);
  Padded target(header.target_elements, hp::type_bytes(header.target_type), random);
  source.put(next.source);
  const auto bands = static_cast<int32_t>(random.in(1, 3));
  for (int32_t band = bands - 1; band >= 0; band--) {
    const hp_status status = hp_plan_run_view(
        made.get(), source.data(), source.bytes(), source.offset(), source.axes(), target.data(),
        target.bytes(), target.offset(), target.axes(), band, bands);
    check(status == HP_OK, "%s with gaps on %s: %s", next.name.c_str(), hp_isa_name(isa),
          hp_status_message(status));
  }
  const int64_t at = first_difference(header.target_type, target.get().data(), next.expected.data(),
                                      header.target_elements, next.exact);
  check(at < 0, "%s with gaps on %s in %d bands differs at element %lld", next.name.c_str(),
        hp_isa_name(isa), bands, static_cast<long long>(at));
  check(target.is_clean() && source.is_clean() && source.get() == next.source,
        "%s with gaps on %s in %d bands wrote outside its rows", next.name.c_str(),
        hp_isa_name(isa), bands);
}

/* Rows that are longer than the pieces of a plan are written where they belong. */
void test_long_rows() {
  constexpr int64_t rows = 4;
  constexpr int64_t gap = 3 * sizeof(float);
  const Case long_rows = case_named(all_cases("bands.cases"), "long rows");
  const auto row = static_cast<int64_t>(long_rows.expected.size()) / rows;
  const std::vector<int64_t> axes = {1, rows, row + gap};
  Bytes expected;
  for (int64_t at = 0; at < rows * row; at += row) {
    const auto from = long_rows.expected.begin() + at;
    expected.insert(expected.end(), from, from + row);
    expected.insert(expected.end(), gap, untouched);
  }
  for (int32_t isa : instruction_sets()) {
    Made made(long_rows.plan, isa);
    Bytes target(expected.size(), untouched);
    const hp_status status = hp_plan_run_view(
        made.get(), long_rows.source.data(), static_cast<int64_t>(long_rows.source.size()), 0,
        nullptr, target.data(), static_cast<int64_t>(target.size()), 0, axes.data(), 0, 1);
    check(status == HP_OK && target == expected, "long rows with gaps on %s: %s", hp_isa_name(isa),
          hp_status_message(status));
  }
}

void compare(const Case& next) {
  static Random random(22);
  const Header header = header_of(next.plan);
  const bool is_empty = header.source_elements == 0 || header.target_elements == 0;
  if (is_empty || header.target_bytes() >= large_bytes) {
    return;
  }
  for (int32_t isa : instruction_sets()) {
    Made made(next.plan, isa);
    if (made.status() == HP_OK) {
      run_apart(next, made, isa, random);
      run_apart(next, made, isa, random);
    }
  }
}

/* A copy of one row of floats, as a region of 3 rows of 2 elements of an image of 3 rows of 5. */
class Regions {
 public:
  explicit Regions(const Bytes& plan) : made_(plan, HP_ISA_SCALAR) {}

  void expect(hp_status expected, std::vector<int64_t> axes, int64_t bytes, int64_t at,
              const char* what) {
    const std::vector<int64_t> good = {1, 3, 20};
    const hp_status status = hp_plan_run_view(made_.get(), image_.data(), 60, 0, good.data(),
                                              image_.data(), bytes, at, axes.data(), 0, 1);
    check(status == expected, "%s: expected \"%s\" but got \"%s\"", what,
          hp_status_message(expected), hp_status_message(status));
  }

 private:
  Made made_;
  std::vector<float> image_ = std::vector<float>(15);
};

void test_refusals() {
  const Case copy = case_named(all_cases("examples.cases"), "copy of six");
  Regions regions(copy.plan);
  const int64_t most = INT64_MAX;
  regions.expect(HP_OK, {1, 3, 20}, 60, 8, "regions side by side");
  regions.expect(HP_OK, {2, 1, most / 4 * 4, 3, 20}, 60, 12, "an axis of one");
  for (int64_t at : {0, 4, 16, 20, 24, 36}) {
    regions.expect(HP_BAD_RANGE, {1, 3, 20}, 120, at, "regions that share an element");
  }
  regions.expect(HP_BAD_RANGE, {1, 3, 20}, 55, 8, "a row that ends behind the memory");
  regions.expect(HP_BAD_RANGE, {1, 3, 20}, 60, -4, "a negative offset");
  regions.expect(HP_BAD_RANGE, {1, 3, 20}, 60, 9, "an offset between elements");
  regions.expect(HP_BAD_RANGE, {1, 3, 22}, 64, 8, "a step between elements");
  regions.expect(HP_BAD_RANGE, {1, 3, 4}, 60, 40, "rows that overlap");
  regions.expect(HP_BAD_RANGE, {1, 3, -20}, 60, 40, "a negative step");
  regions.expect(HP_BAD_RANGE, {1, 4, 20}, 60, 8, "rows that are no whole elements");
  regions.expect(HP_BAD_RANGE, {1, 0, 20}, 60, 8, "no rows");
  regions.expect(HP_BAD_RANGE, {-1, 3, 20}, 60, 8, "a negative number of axes");
  regions.expect(HP_BAD_RANGE, {2, most, 20, most, 20}, 60, 8, "too many rows");
  regions.expect(HP_BAD_RANGE, {1, 3, most / 4 * 4}, most, 8, "a last row beyond all memory");
  regions.expect(HP_BAD_RANGE, {1, 6, 20}, 60, 8, "more rows than there is memory");
}

}  // namespace

void test_views(int64_t every) {
  for (const char* file : {"examples.cases", "bands.cases", "moves.cases", "sums.cases",
                           "integers.cases", "blends.cases", "means.cases", "chains.cases"}) {
    each_case(file, &compare, every);
  }
  test_long_rows();
  test_refusals();
}

}  // namespace test
