/* Means over bins, cascade means and permutations: all types, shapes and loops. */
#include <algorithm>

#include "harness.h"

namespace test {
namespace {

/* As adaptive pooling has them, or anywhere. */
Axis random_bins(Random& random, int64_t length, int64_t rows) {
  Axis axis;
  axis.length = length;
  bool adaptive = random.one_in(2);
  for (int64_t i = 0; i < rows; i++) {
    int64_t start = adaptive ? i * length / rows : random.in(0, length - 1);
    int64_t end = adaptive ? ((i + 1) * length + rows - 1) / rows : random.in(start + 1, length);
    axis.indices.push_back(static_cast<int32_t>(start));
    axis.ends.push_back(static_cast<int32_t>(end));
  }
  return axis;
}

Step random_bin_mean(Random& random) {
  Step step;
  step.kind = HP_BIN_MEAN;
  step.input = step.output = random.in(HP_F32, HP_BF16);
  step.compute = step.input == HP_F64 || random.one_in(5) ? HP_F64 : HP_F32;
  step.compute = random.one_in(2) ? step.input : step.compute;
  step.outer = random.in(1, 3);
  step.inner = random.one_in(2) ? 1 : random.in(2, random.one_in(3) ? 70 : 20);
  step.body_channels = random.one_in(2) ? 0 : random.in(0, step.inner);
  int64_t axes = random.in(1, 3);
  for (int64_t a = 0; a < axes; a++) {
    int64_t longest = a + 1 == axes ? 40 : 5;
    step.axes.push_back(random_bins(random, random.in(1, longest), random.in(1, longest)));
  }
  return step;
}

Step random_cascade_mean(Random& random) {
  Step step;
  step.kind = HP_CASCADE_MEAN;
  step.input = step.output = random.in(HP_F32, HP_BF16);
  step.compute = step.input == HP_F64 || random.one_in(5) ? HP_F64 : HP_F32;
  int64_t length = random.one_in(4) ? random.in(0, 4) : random.in(1, random.one_in(4) ? 5000 : 300);
  step.outer = random.in(1, 3);
  step.inner = random.one_in(2) ? 1 : random.in(2, length > 300 ? 5 : 70);
  step.body_channels = random.one_in(2) ? 0 : random.in(0, step.inner);
  step.lanes = random.one_in(2) ? 8 : random.in(1, 20);
  step.shares = random.one_in(2) ? 1 : random.in(2, 6);
  step.share_length = std::max<int64_t>(1, (length + step.shares - 1) / step.shares);
  step.share_length += random.in(0, 2);
  step.axes.push_back({length, {0}, {}});
  return step;
}

Step random_permutation(Random& random) {
  Step step;
  step.kind = HP_PERMUTE;
  step.input = step.output = random.in(HP_F32, HP_I32);
  int64_t axes = random.in(1, 6);
  std::vector<int32_t> order;
  for (int64_t a = 0; a < axes; a++) {
    order.insert(order.begin() + random.in(0, a), static_cast<int32_t>(a));
  }
  for (int32_t axis : order) {
    int64_t length = random.one_in(4) ? random.in(1, 40) : random.in(1, 4);
    step.axes.push_back({length, {axis}, {}});
  }
  return step;
}

void refuse(const char* what, Step step, void (*change)(Step&)) {
  change(step);
  Plan plan;
  plan.steps.push_back(step);
  check(Made(plan.encode(), HP_ISA_SCALAR).status() == HP_BAD_PLAN, "%s is taken", what);
}

void test_bin_fields() {
  Step bins;
  bins.kind = HP_BIN_MEAN;
  bins.inner = 2;
  bins.axes.push_back({4, {0, 2}, {}, {2, 4}});
  refuse("no axis of bins", bins, [](Step& s) { s.axes.clear(); });
  refuse("four axes of bins", bins, [](Step& s) { s.axes.resize(4, s.axes[0]); });
  refuse("an empty bin", bins, [](Step& s) { s.axes[0].ends[0] = 0; });
  refuse("a bin before its axis", bins, [](Step& s) { s.axes[0].indices[0] = -1; });
  refuse("a bin behind its axis", bins, [](Step& s) { s.axes[0].ends[1] = 5; });
  refuse("a bin without end", bins, [](Step& s) { s.axes[0].ends.pop_back(); });
  refuse("more joint than inner", bins, [](Step& s) { s.body_channels = 3; });
  refuse("bins of uint8", bins, [](Step& s) { s.input = s.output = s.compute = HP_U8; });
  refuse("float32 rounded to float16", bins, [](Step& s) { s.compute = HP_F16; });
  refuse("float64 rounded to float32", bins, [](Step& s) { s.input = s.output = HP_F64; });
}

void test_other_fields() {
  Step mean;
  mean.kind = HP_CASCADE_MEAN;
  mean.axes.push_back({10, {0}, {}});
  mean.share_length = 10;
  refuse("more cascades than inner", mean, [](Step& s) { s.body_channels = 2; });
  refuse("no lanes", mean, [](Step& s) { s.lanes = 0; });
  refuse("65 lanes", mean, [](Step& s) { s.lanes = 65; });
  refuse("no share", mean, [](Step& s) { s.shares = 0; });
  refuse("shares that are too short", mean, [](Step& s) { s.share_length = 9; });
  refuse("65537 shares", mean, [](Step& s) { s.shares = 65537; });
  refuse("a cascade in float16", mean, [](Step& s) { s.input = s.output = s.compute = HP_F16; });
  Step permute;
  permute.kind = HP_PERMUTE;
  permute.axes = {{3, {1}, {}}, {2, {0}, {}}};
  refuse("a permutation of nothing", permute, [](Step& s) { s.axes.clear(); });
  refuse("nine axes", permute, [](Step& s) { s.axes.resize(9, s.axes[0]); });
  refuse("an axis twice", permute, [](Step& s) { s.axes[0].indices[0] = 0; });
  refuse("an axis that is not there", permute, [](Step& s) { s.axes[0].indices[0] = 2; });
  refuse("a negative length", permute, [](Step& s) { s.axes[0].length = -3; });
}

}  // namespace

void test_means() {
  Random random(51);
  for (int64_t turn = 0; turn < 1000; turn++) {
    for (Step (*make)(Random&) : {random_bin_mean, random_cascade_mean, random_permutation}) {
      Plan plan;
      plan.steps.push_back(make(random));
      compare(plan, random.bits());
    }
  }
  test_bin_fields();
  test_other_fields();
}

}  // namespace test
