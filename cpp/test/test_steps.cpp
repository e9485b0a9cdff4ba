/* Every kind of step on its own: all accumulations, types and loops. */
#include <algorithm>
#include <cmath>

#include "harness.h"

namespace test {
namespace {

struct Geometry {
  int64_t outer, length, rows, inner;
};

constexpr Geometry geometries[] = {
    {3, 1, 1, 1},    {5, 2, 7, 1},     {2, 32, 64, 1}, {3, 67, 134, 1}, {2, 50, 173, 1},
    {2, 100, 41, 1}, {2, 300, 7, 1},   {3, 20, 40, 3}, {2, 33, 71, 2},  {2, 9, 18, 4},
    {2, 64, 65, 5},  {2, 13, 22, 8},   {3, 11, 5, 17}, {2, 10, 21, 64}, {2, 9, 14, 100},
    {70, 6, 12, 33}, {1, 30, 61, 400}, {2, 5, 3, 1000}};

void lerp(Step& step) {
  step.accumulation = HP_LERP;
  std::vector<double>& weights = step.axes[0].taps.weights;
  for (size_t t = 0; t < weights.size(); t += 2) {
    weights[t] = 1;
  }
}

void test_sums() {
  Random random(11);
  for (const Geometry& g : geometries) {
    for (int64_t shape = 0; shape < shape_count; shape++) {
      for (int64_t accumulation = HP_SEQUENTIAL; accumulation <= HP_TWOS_THEN_FMA; accumulation++) {
        Plan plan;
        plan.steps.push_back(
            random_pass(random, static_cast<Shape>(shape), g.outer, g.length, g.rows, g.inner));
        plan.steps[0].accumulation = accumulation;
        compare(plan, random.bits());
      }
    }
    Plan plan;
    plan.steps.push_back(random_pass(random, Shape::pairs, g.outer, g.length, g.rows, g.inner));
    lerp(plan.steps[0]);
    compare(plan, random.bits());
  }
}

void test_sum_types() {
  Random random(12);
  for (int64_t input = HP_F32; input <= HP_I32; input++) {
    for (int64_t output = HP_F32; output <= HP_BF16; output++) {
      for (int64_t compute : {HP_F32, HP_F64}) {
        bool fits = compute == HP_F64 || (input != HP_F64 && input != HP_I32 && output != HP_F64);
        for (int64_t turn = 0; fits && turn < 6; turn++) {
          const Geometry& g = geometries[random.in(0, 17)];
          Plan plan;
          plan.steps.push_back(random_pass(random,
                                           static_cast<Shape>(random.in(0, shape_count - 1)),
                                           g.outer, g.length, g.rows, g.inner));
          Step& step = plan.steps[0];
          step.input = input;
          step.compute = compute;
          step.output = output;
          step.accumulation = random.in(HP_SEQUENTIAL, HP_TWOS_THEN_FMA);
          compare(plan, random.bits());
        }
      }
    }
  }
}

/* Signs of zero: a sum of no taps, and of negative zeros with and without a start of +0. */
void test_zeros() {
  Plan plan;
  Step step;
  step.kind = HP_RESAMPLE_1D;
  step.outer = 40;
  Taps taps;
  taps.end_row();
  taps.add(0, -0.0);
  taps.end_row();
  taps.add(0, -0.0);
  taps.add(1, -0.0);
  taps.end_row();
  step.axes.push_back({2, {}, taps});
  for (int64_t accumulation = HP_SEQUENTIAL; accumulation <= HP_TWOS_THEN_FMA; accumulation++) {
    for (int64_t inner : {1, 40}) {
      step.accumulation = accumulation;
      step.inner = inner;
      plan.steps = {step};
      compare(plan, 5);
    }
  }
}

void test_fixed_point() {
  Random random(13);
  for (const Geometry& g : geometries) {
    for (int64_t shape = 0; shape < shape_count; shape++) {
      for (int64_t turn = 0; turn < 3; turn++) {
        Step step;
        step.kind = HP_FIXED_POINT_1D;
        step.input = step.output = step.compute = HP_U8;
        step.outer = g.outer;
        step.inner = g.inner;
        step.axes.push_back(
            {g.length, {}, random_taps(random, static_cast<Shape>(shape), g.length, g.rows, true)});
        step.shift = random.in(0, 11);
        step.rounding = step.shift > 0 ? int64_t{1} << (step.shift - 1) : random.in(-500, 500);
        Plan plan;
        plan.steps.push_back(step);
        compare(plan, random.bits());
      }
    }
  }
}

std::vector<int32_t> random_indices(Random& random, int64_t length, int64_t kind) {
  std::vector<int32_t> indices;
  int64_t rows = kind == 0   ? length
                 : kind == 1 ? 2 * length
                 : kind == 2 ? 3 * length
                             : random.in(1, 2 * length + 3);
  for (int64_t i = 0; i < rows; i++) {
    int64_t index = kind == 0   ? i
                    : kind == 1 ? i / 2
                    : kind == 2 ? i / 3
                    : kind == 3 ? i * length / rows
                                : random.in(0, length - 1);
    indices.push_back(static_cast<int32_t>(index));
  }
  return indices;
}

void test_gathers() {
  Random random(14);
  for (int64_t turn = 0; turn < 1500; turn++) {
    Step step;
    step.kind = HP_GATHER;
    step.input = step.output = random.in(HP_F32, HP_I32);
    step.outer = random.in(1, 4);
    step.inner = random.one_in(2) ? 1 : random.in(2, random.one_in(3) ? 70 : 5);
    int64_t axes = random.in(1, 3);
    for (int64_t a = 0; a < axes; a++) {
      int64_t length = random.in(1, a + 1 == axes ? 70 : 6);
      step.axes.push_back({length, random_indices(random, length, random.in(0, 4)), {}});
    }
    Plan plan;
    plan.steps.push_back(step);
    compare(plan, random.bits());
  }
}

void test_corners() {
  Random random(15);
  for (int64_t turn = 0; turn < 1200; turn++) {
    Step step;
    step.kind = HP_CORNER_BLEND;
    step.input = step.output = random.in(HP_F32, HP_BF16);
    step.compute = step.input == HP_F64 || random.one_in(5) ? HP_F64 : HP_F32;
    step.outer = random.in(1, 3);
    step.channels = random.in(1, random.one_in(3) ? 40 : 5);
    step.channels_inner = random.one_in(2);
    step.body_channels = random.in(0, step.channels);
    step.accumulation = random.in(HP_SEQUENTIAL, HP_TWOS_THEN_FMA);
    step.tail = random.in(HP_SEQUENTIAL, HP_TWOS_THEN_FMA);
    int64_t axes = random.in(2, 3);
    for (int64_t a = 0; a < axes; a++) {
      int64_t length = random.in(1, a + 1 == axes ? 40 : 4);
      int64_t rows = random.in(1, 2 * length + 2);
      step.axes.push_back({length, {}, random_taps(random, Shape::pairs, length, rows, false)});
    }
    Plan plan;
    plan.steps.push_back(step);
    compare(plan, random.bits());
  }
}

/* All pairs of types, all values of the small ones, and doubles around every border between two of
 * them. */
void test_conversions() {
  Random random(16);
  for (int64_t input = HP_F32; input <= HP_I32; input++) {
    for (int64_t output = HP_F32; output <= HP_I32; output++) {
      Step step;
      step.kind = HP_CONVERT;
      step.input = input;
      step.output = output;
      for (int64_t count : {1, 7, 8, 9, 1000, 20011}) {
        step.outer = count;
        Plan plan;
        plan.steps.push_back(step);
        compare(plan, random.bits());
      }
    }
  }
}

template <class T>
void compare_values(int64_t input, int64_t output, const std::vector<T>& values) {
  Step step;
  step.kind = HP_CONVERT;
  step.input = input;
  step.output = output;
  step.outer = static_cast<int64_t>(values.size());
  Plan plan;
  plan.steps.push_back(step);
  auto from = reinterpret_cast<const unsigned char*>(values.data());
  Bytes source(from, from + values.size() * sizeof(T));
  Bytes expected = execute(plan, source);
  for (int32_t isa : instruction_sets()) {
    Made made(plan.encode(), isa);
    Bytes result(expected.size());
    hp_status status = hp_plan_run(made.get(), source.data(), static_cast<int64_t>(source.size()),
                                   0, result.data(), static_cast<int64_t>(result.size()), 0, 0, 1);
    int64_t at = first_difference(output, result.data(), expected.data(), step.outer);
    check(status == HP_OK && at < 0, "conversion %d to %d on %s of value %g",
          static_cast<int>(input), static_cast<int>(output), hp_isa_name(isa),
          at < 0 ? 0.0 : static_cast<double>(values[at]));
  }
}

void test_roundings() {
  Random random(17);
  std::vector<float> values;
  std::vector<double> wide;
  for (int exponent = -150; exponent <= 128; exponent++) {
    for (int turn = 0; turn < 60; turn++) {
      auto significand = static_cast<double>(random.in(1 << 12, (1 << 13) - 1));  // many ties
      double value = std::ldexp(random.one_in(2) ? significand : -significand, exponent - 12);
      values.push_back(static_cast<float>(value));
      wide.push_back(value);
      wide.push_back(value * (1 + 1e-15));
      wide.push_back(value * (1 - 1e-15));
    }
  }
  for (int64_t k = -70000; k <= 140000; k++) {
    values.push_back(static_cast<float>(static_cast<double>(k) * 0.5));
  }
  for (int64_t output = HP_F32; output <= HP_I32; output++) {
    compare_values(HP_F32, output, values);
    compare_values(HP_F64, output, wide);
  }
  std::vector<uint16_t> all(65536);
  for (size_t i = 0; i < all.size(); i++) {
    all[i] = static_cast<uint16_t>(i);
  }
  for (int64_t output = HP_F32; output <= HP_I32; output++) {
    compare_values(HP_F16, output, all);
    compare_values(HP_BF16, output, all);
  }
}

}  // namespace

void test_steps() {
  test_sums();
  test_sum_types();
  test_zeros();
  test_fixed_point();
  test_gathers();
  test_corners();
  test_conversions();
  test_roundings();
}

}  // namespace test
