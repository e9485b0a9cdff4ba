/* Pads of all types and clamps, and their fields outside the range. */
#include <cmath>

#include "harness.h"

namespace test {
namespace {

Step random_pad(Random& random) {
  Step step;
  step.kind = HP_PAD;
  step.input = step.output = random.in(HP_F32, HP_I32);
  step.outer = random.in(1, 3);
  step.inner = random.one_in(2) ? random.in(1, 4) : random.in(1, 300);
  step.before = random.in(0, 5);
  step.low = static_cast<double>(random.in(0, 100));
  int64_t length = random.in(1, 20);
  std::vector<int32_t> indices(static_cast<size_t>(step.before), -1);
  for (int64_t i = 0; i < length; i++) {
    indices.push_back(static_cast<int32_t>(i));
  }
  indices.resize(indices.size() + static_cast<size_t>(random.in(0, 5)), -1);
  step.axes = {{length, indices, {}}};
  return step;
}

Step random_clamp(Random& random) {
  Step step;
  step.kind = HP_CLAMP;
  step.input = step.output = random.in(HP_F32, HP_F64);
  step.outer = random.in(0, 300);
  step.low = static_cast<double>(random.in(-3, 3));
  step.high = step.low + static_cast<double>(random.in(0, 300));
  return step;
}

void refuse(const char* what, Step step, void (*change)(Step&)) {
  change(step);
  Plan plan;
  plan.steps.push_back(step);
  check(Made(plan.encode(), HP_ISA_SCALAR).status() == HP_BAD_PLAN, "%s is taken", what);
}

void test_fields() {
  Step pad;
  pad.kind = HP_PAD;
  pad.before = 1;
  pad.axes = {{2, {-1, 0, 1, -1}, {}}};
  refuse("an input behind its output", pad, [](Step& s) { s.before = 3; });
  refuse("a negative border", pad, [](Step& s) { s.before = -1; });
  refuse("an output without input", pad, [](Step& s) { s.axes[0].length = 0; });
  refuse("half a byte", pad, [](Step& s) {
    s.input = s.output = HP_U8;
    s.low = 0.5;
  });
  refuse("a byte of 256", pad, [](Step& s) {
    s.input = s.output = HP_U8;
    s.low = 256;
  });
  refuse("an integer that is none", pad, [](Step& s) {
    s.input = s.output = HP_I32;
    s.low = NAN;
  });
  Step clamp;
  clamp.kind = HP_CLAMP;
  clamp.outer = 4;
  clamp.high = 1;
  refuse("a range of bytes", clamp, [](Step& s) { s.input = s.output = HP_U8; });
  refuse("a range upside down", clamp, [](Step& s) { s.high = -1; });
  refuse("a range to infinity", clamp, [](Step& s) { s.high = INFINITY; });
  refuse("a range from NaN", clamp, [](Step& s) { s.low = NAN; });
  refuse("less than no values", clamp, [](Step& s) { s.outer = -4; });
}

}  // namespace

void test_borders() {
  Random random(61);
  for (int64_t turn = 0; turn < 500; turn++) {
    for (Step (*make)(Random&) : {random_pad, random_clamp}) {
      Plan plan;
      plan.steps.push_back(make(random));
      compare(plan, random.bits());
    }
  }
  test_fields();
}

}  // namespace test
