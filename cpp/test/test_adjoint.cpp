/* Gradients: all terms, types, axes and shapes of tables. */
#include <algorithm>

#include "harness.h"

namespace test {
namespace {

/* The taps of each row in ascending order of what they read; indices repeat at the edges. */
Taps ascending(Taps taps) {
  for (int64_t row = 0; row < taps.rows(); row++) {
    std::sort(taps.indices.begin() + taps.starts[row], taps.indices.begin() + taps.starts[row + 1]);
  }
  return taps;
}

Step random_adjoint(Random& random) {
  Step step;
  step.kind = HP_ADJOINT_SUM;
  step.input = step.output = random.in(HP_F32, HP_BF16);
  bool half = step.input == HP_F16 || step.input == HP_BF16;
  step.compute = step.input == HP_F64 || random.one_in(5) ? HP_F64 : HP_F32;
  step.accumulation = random.in(HP_PRODUCT, HP_LAST_QUOTIENT);
  step.tail = random.in(HP_PRODUCT, HP_LAST_QUOTIENT);
  if (half && step.accumulation != HP_PRODUCT_FMA && step.tail != HP_PRODUCT_FMA) {
    step.compute = step.input;
  }
  step.outer = random.in(1, 3);
  step.inner = random.one_in(2) ? 1 : random.in(2, random.one_in(3) ? 40 : 9);
  int64_t axes = random.in(1, 3);
  bool wide = axes < 3 && random.one_in(3); /* several vectors, and windows of two */
  step.inner = wide ? random.in(1, 3) : step.inner;
  step.inner = axes == 3 && random.one_in(3) ? random.in(65, 150) : step.inner;
  step.body_channels = random.one_in(3) ? random.in(0, step.inner) : 0;
  for (int64_t a = 0; a < axes; a++) {
    int64_t longest = axes == 3 ? 5 : a + 1 == axes ? (wide ? 100 : 30) : 8;
    int64_t length = random.in(1, longest);
    int64_t rows = random.in(1, longest);
    auto shape = static_cast<Shape>(random.in(0, shape_count - 1));
    step.axes.push_back({length, {}, ascending(random_taps(random, shape, length, rows, false))});
  }
  return step;
}

Plan adjoint(int64_t term) {
  Step step;
  step.kind = HP_ADJOINT_SUM;
  step.accumulation = step.tail = term;
  Taps taps;
  taps.add(0, 1);
  taps.add(0, 0.5);
  taps.add(1, 2);
  taps.end_row();
  step.axes.push_back({3, {}, taps});
  Plan plan;
  plan.steps.push_back(step);
  return plan;
}

void test_fields() {
  Plan sum = adjoint(HP_PRODUCT);
  check(Made(sum.encode(), HP_ISA_SCALAR).status() == HP_OK, "an adjoint sum is valid");
  refuse("kind 0", sum, [](Step& s) { s.kind = 0; });
  refuse("kind 12", sum, [](Step& s) { s.kind = 12; });
  refuse("an adjoint of no axes", sum, [](Step& s) { s.axes.clear(); });
  refuse("an adjoint of four axes", sum, [](Step& s) { s.axes.resize(4, s.axes[0]); });
  refuse("descending indices", sum, [](Step& s) { s.axes[0].taps.indices[0] = 2; });
  refuse("an index outside", sum, [](Step& s) { s.axes[0].taps.indices[2] = 3; });
  refuse("more body than inner", sum, [](Step& s) { s.body_channels = 2; });
  refuse("term 0", sum, [](Step& s) { s.accumulation = 0; });
  refuse("term 7", sum, [](Step& s) { s.tail = 7; });
  refuse("an adjoint of uint8", sum, [](Step& s) { s.input = s.output = HP_U8; });
  refuse("float32 rounded to float16", sum, [](Step& s) { s.compute = HP_F16; });
  refuse("a weight between two float32", sum, [](Step& s) { s.axes[0].taps.weights[0] = 0.1; });
  refuse("a fused float16", adjoint(HP_PRODUCT_FMA),
         [](Step& s) { s.input = s.output = s.compute = HP_F16; });
}

}  // namespace

void test_adjoint() {
  Random random(31);
  for (int64_t turn = 0; turn < 1500; turn++) {
    Plan plan;
    plan.steps.push_back(random_adjoint(random));
    compare(plan, random.bits(), random.one_in(2));
  }
  test_fields();
}

}  // namespace test
