/* Plans of several steps as the frameworks make them, mixed plans, and targets that are written
 * past the caches. */
#include "harness.h"

namespace test {
namespace {

Shape random_shape(Random& random) { return static_cast<Shape>(random.in(0, shape_count - 1)); }

Step sum_of_bytes(Random& random, Step step) {
  step.kind = HP_FIXED_POINT_1D;
  step.input = step.output = step.compute = HP_U8;
  step.axes[0].taps = random_taps(random, random_shape(random), step.axes[0].length,
                                  step.axes[0].taps.rows(), true);
  step.shift = 9;
  step.rounding = 256;
  return step;
}

/* An image or volume [batch][lengths...][channels], its axes resampled one after another in the
 * given order. */
Plan separable(Random& random, int64_t batch, std::vector<int64_t> lengths,
               const std::vector<int64_t>& rows, const std::vector<int>& order, int64_t channels,
               bool bytes) {
  Plan plan;
  for (int axis : order) {
    int64_t outer = batch;
    int64_t inner = channels;
    for (int a = 0; a < static_cast<int>(lengths.size()); a++) {
      (a < axis ? outer : inner) *= a == axis ? 1 : lengths[a];
    }
    Step step = random_pass(random, random_shape(random), outer, lengths[axis], rows[axis], inner);
    step.accumulation = random.in(HP_SEQUENTIAL, HP_TWOS_THEN_FMA);
    plan.steps.push_back(bytes ? sum_of_bytes(random, step) : step);
    lengths[axis] = rows[axis];
  }
  return plan;
}

void test_images() {
  Random random(21);
  for (int64_t turn = 0; turn < 400; turn++) {
    std::vector<int64_t> lengths = {random.in(1, 40), random.in(1, 90)};
    std::vector<int64_t> rows = {random.in(1, 80), random.in(1, 120)};
    if (random.one_in(10)) {
      lengths[1] *= 20;
      rows[1] *= 9;
    }
    std::vector<int> order = random.one_in(2) ? std::vector<int>{1, 0} : std::vector<int>{0, 1};
    int64_t channels = random.one_in(2) ? 1 : random.in(2, random.one_in(4) ? 40 : 4);
    compare(separable(random, random.in(1, 3), lengths, rows, order, channels, random.one_in(3)),
            random.bits());
  }
}

void test_volumes() {
  Random random(22);
  const std::vector<std::vector<int>> orders = {{2, 1, 0}, {0, 1, 2}, {1, 2, 0},
                                                {0, 2, 1}, {2, 0, 1}, {1, 0, 2}};
  for (int64_t turn = 0; turn < 150; turn++) {
    std::vector<int64_t> lengths = {random.in(1, 9), random.in(1, 20), random.in(1, 40)};
    std::vector<int64_t> rows = {random.in(1, 14), random.in(1, 30), random.in(1, 60)};
    int64_t channels = random.one_in(2) ? 1 : random.in(2, 20);
    compare(separable(random, random.in(1, 2), lengths, rows, orders[random.in(0, 5)], channels,
                      random.one_in(4)),
            random.bits());
  }
}

/* Narrow types between and around the sums, written as types of the sums or as conversions. */
void test_edges() {
  Random random(23);
  for (int64_t turn = 0; turn < 200; turn++) {
    Plan plan =
        separable(random, 2, {random.in(2, 20), random.in(2, 60)},
                  {random.in(2, 40), random.in(2, 90)}, {1, 0}, random.one_in(2) ? 1 : 3, false);
    int64_t middle = random.in(0, 2) == 0 ? HP_F16 : random.one_in(2) ? HP_BF16 : HP_F32;
    plan.steps[0].input = random.one_in(2) ? HP_U8 : HP_I16;
    plan.steps[0].output = plan.steps[1].input = middle;
    Step last;
    last.kind = HP_CONVERT;
    last.outer = plan.steps[1].output_elements();
    last.output = random.in(HP_F32, HP_I32);
    plan.steps.push_back(last);
    compare(plan, random.bits());
  }
}

Step doubling(int64_t outer, int64_t length, int64_t inner, int64_t type) {
  Step step;
  step.kind = HP_GATHER;
  step.input = step.output = type;
  step.outer = outer;
  step.inner = inner;
  step.axes.push_back({length, {}, {}});
  for (int64_t i = 0; i < 2 * length; i++) {
    step.axes[0].indices.push_back(static_cast<int32_t>(i / 2));
  }
  return step;
}

/* Kinds of steps that are no single chain run stage by stage, whatever their order. */
void test_mixtures() {
  Random random(24);
  for (int64_t turn = 0; turn < 60; turn++) {
    Plan plan;
    plan.steps.push_back(doubling(3, 20, 5, HP_U8));
    plan.steps.push_back(random_pass(random, random_shape(random), 3, 40, random.in(1, 50), 5));
    plan.steps.back().input = HP_U8;
    int64_t rows = plan.steps.back().axes[0].taps.rows();
    plan.steps.push_back(doubling(3, rows, 5, HP_F32));
    Step blend;
    blend.kind = HP_CORNER_BLEND;
    blend.outer = 3;
    blend.axes.push_back({2 * rows, {}, random_taps(random, Shape::pairs, 2 * rows, 7, false)});
    blend.axes.push_back({5, {}, random_taps(random, Shape::pairs, 5, 11, false)});
    plan.steps.push_back(blend);
    compare(plan, random.bits());
  }
  // Rows of the first sum are longer than the whole unit of the second.
  Plan plan;
  plan.steps.push_back(random_pass(random, Shape::fours, 2, 9, 18, 600));
  plan.steps.push_back(random_pass(random, Shape::fours, 2 * 18 * 6, 100, 70, 1));
  plan.steps.push_back(random_pass(random, Shape::pairs, 2, 18 * 6 * 70, 55, 1));
  compare(plan, 3);
}

void test_copies() {
  Random random(25);
  for (int64_t type = HP_F32; type <= HP_I32; type++) {
    for (int64_t elements : {0, 1, 63, 64, 1000, 70000}) {
      Plan plan;
      plan.source = type;
      plan.elements = elements;
      compare(plan, random.bits());
    }
  }
  Plan empty;
  empty.steps.push_back(doubling(0, 8, 3, HP_F32));
  compare(empty, 1);
  empty.steps = {random_pass(random, Shape::pairs, 4, 8, 16, 0)};
  compare(empty, 1);
}

/* Source and target of more than 30 MiB together, most of it target: written past the caches. */
void test_large() {
  Random random(26);
  for (int64_t accumulation : {HP_SEQUENTIAL, HP_PAIR_FMA}) {
    Plan plan = separable(random, 1, {1500, 1730}, {2080, 2560}, {1, 0}, 1, false);
    plan.steps[0] = random_pass(random, Shape::pairs, 1500, 1730, 2560, 1);
    plan.steps[1] = random_pass(random, Shape::pairs, 1, 1500, 2080, 2560);
    plan.steps[0].accumulation = plan.steps[1].accumulation = accumulation;
    compare(plan, random.bits(), false);
  }
  Plan rows;
  rows.steps.push_back(random_pass(random, Shape::fours, 2100, 2000, 2048, 1));
  compare(rows, random.bits(), false);
  Plan bytes = separable(random, 1, {1500, 300}, {4101, 2603}, {1, 0}, 3, true);
  compare(bytes, random.bits());
  Plan doubled;
  doubled.steps.push_back(doubling(1, 1300, 1300, HP_F32));
  doubled.steps[0].axes.push_back({1300, doubling(1, 1300, 1, HP_F32).axes[0].indices, {}});
  doubled.steps[0].inner = 1;
  compare(doubled, random.bits());
}

}  // namespace

void test_chains() {
  test_images();
  test_volumes();
  test_edges();
  test_mixtures();
  test_copies();
  test_large();
}

}  // namespace test
