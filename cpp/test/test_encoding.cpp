/* Encodings that are not plans: cut short, with changed fields, with fields outside their range. */
#include <cmath>
#include <cstring>
#include <functional>
#include <limits>

#include "harness.h"

namespace test {
namespace {

std::vector<Plan> samples() {
  Random random(41);
  Plan sums;
  sums.steps.push_back(random_pass(random, Shape::few_and_more, 6, 8, 9, 1));
  sums.steps.push_back(random_pass(random, Shape::pairs, 2, 3, 5, 9));
  Plan fixed;
  fixed.steps.push_back(sums.steps[0]);
  fixed.steps[0].kind = HP_FIXED_POINT_1D;
  fixed.steps[0].input = fixed.steps[0].output = HP_U8;
  fixed.steps[0].axes[0].taps = random_taps(random, Shape::pairs, 8, 9, true);
  Plan gather;
  Step step;
  step.kind = HP_GATHER;
  step.axes = {{3, {0, 1, 2, 2}, {}}, {2, {1, 1, 0}, {}}};
  gather.steps.push_back(step);
  Plan blend;
  step = Step();
  step.kind = HP_CORNER_BLEND;
  step.channels = 3;
  step.body_channels = 2;
  step.axes = {{3, {}, random_taps(random, Shape::pairs, 3, 4, false)},
               {4, {}, random_taps(random, Shape::pairs, 4, 3, false)}};
  blend.steps.push_back(step);
  Plan convert;
  step = Step();
  step.kind = HP_CONVERT;
  step.outer = 5;
  step.output = HP_U8;
  convert.steps.push_back(step);
  Plan bins;
  step = Step();
  step.kind = HP_BIN_MEAN;
  step.inner = 2;
  step.body_channels = 1;
  step.axes = {{3, {0, 1}, {}, {2, 3}}, {2, {0}, {}, {2}}};
  bins.steps.push_back(step);
  Plan cascade;
  step = Step();
  step.kind = HP_CASCADE_MEAN;
  step.inner = 3;
  step.body_channels = 1;
  step.lanes = 4;
  step.shares = 2;
  step.share_length = 5;
  step.axes = {{9, {0}, {}}};
  cascade.steps.push_back(step);
  Plan permute;
  step = Step();
  step.kind = HP_PERMUTE;
  step.axes = {{3, {1}, {}}, {2, {2}, {}}, {4, {0}, {}}};
  permute.steps.push_back(step);
  Plan pad;
  step = Step();
  step.kind = HP_PAD;
  step.inner = 3;
  step.before = 1;
  step.low = 114;
  step.axes = {{2, {-1, 0, 1, -1, -1}, {}}};
  pad.steps.push_back(step);
  Plan clamp;
  step = Step();
  step.kind = HP_CLAMP;
  step.outer = 5;
  step.high = 255;
  clamp.steps.push_back(step);
  return {sums, fixed, gather, blend, convert, bins, cascade, permute, pad, clamp};
}

hp_status create(const Bytes& encoded) { return Made(encoded, hp_isa_best()).status(); }

/* A changed encoding is refused, or it is another valid plan, which then must run within the memory
 * that it states. */
void try_out(const Bytes& encoded) {
  constexpr int64_t affordable = 1 << 20;
  Made made(encoded, hp_isa_best());
  bool refused = made.status() == HP_BAD_PLAN || made.status() == HP_OUT_OF_MEMORY;
  check(refused == (made.get() == nullptr), "a plan in spite of status %d", made.status());
  check(refused || made.status() == HP_OK, "status %d of a changed encoding", made.status());
  int64_t header[5];
  std::memcpy(header, encoded.data(), sizeof(header));
  if (made.get() != nullptr && header[2] < affordable && header[4] < affordable) {
    Bytes source(static_cast<size_t>(header[2] * size_of(header[1])));
    Bytes target(static_cast<size_t>(header[4] * size_of(header[3])));
    hp_status status = hp_plan_run(made.get(), source.data(), static_cast<int64_t>(source.size()),
                                   0, target.data(), static_cast<int64_t>(target.size()), 0, 0, 1);
    check(status == HP_OK, "status %d of a changed plan", status);
  }
}

void test_truncation(const Plan& plan) {
  Bytes encoded = plan.encode();
  check(create(encoded) == HP_OK, "%s is valid", plan.name().c_str());
  for (size_t size = 0; size < encoded.size(); size++) {
    Bytes cut(encoded.begin(), encoded.begin() + static_cast<int64_t>(size));
    cut.reserve(1);
    check(create(cut) == HP_BAD_PLAN, "%s cut to %zu bytes is taken", plan.name().c_str(), size);
  }
  encoded.resize(encoded.size() + 8);
  check(create(encoded) == HP_BAD_PLAN, "%s with bytes behind its end is taken",
        plan.name().c_str());
}

void test_changed_fields(const Plan& plan) {
  constexpr int64_t most = std::numeric_limits<int64_t>::max();
  const int64_t values[] = {0,
                            1,
                            2,
                            3,
                            5,
                            10,
                            11,
                            -1,
                            -2,
                            1 << 20,
                            0x7FFFFFFF,
                            0x80000000,
                            0x100000001,
                            most,
                            most / 2,
                            -most - 1,
                            int64_t{1} << 32,
                            int64_t{1} << 60};
  Bytes encoded = plan.encode();
  for (size_t at = 0; at < encoded.size(); at += 4) {
    for (int64_t value : values) {
      Bytes changed = encoded;
      std::memcpy(changed.data() + at, &value, at + 8 <= encoded.size() ? 8 : 4);
      try_out(changed);
    }
  }
}

void test_changed_bits(const Plan& plan, uint64_t seed) {
  Random random(seed);
  Bytes encoded = plan.encode();
  for (int turn = 0; turn < 20000; turn++) {
    Bytes changed = encoded;
    for (int64_t bits = random.in(1, 4); bits > 0; bits--) {
      changed[static_cast<size_t>(random.in(0, static_cast<int64_t>(changed.size()) - 1))] ^=
          static_cast<unsigned char>(1 << random.in(0, 7));
    }
    try_out(changed);
  }
}

void refuse(const char* what, Plan plan, const std::function<void(Step&)>& change) {
  change(plan.steps[0]);
  check(create(plan.encode()) == HP_BAD_PLAN, "%s is taken", what);
}

void test_sum_fields(const Plan& sums) {
  refuse("a negative outer", sums, [](Step& s) { s.outer = -1; });
  refuse("a negative inner", sums, [](Step& s) { s.inner = -1; });
  refuse("an overflowing count", sums, [](Step& s) { s.outer = int64_t{1} << 61; });
  refuse("an input length of 0", sums, [](Step& s) { s.axes[0].length = 0; });
  refuse("an index outside the axis", sums, [](Step& s) { s.axes[0].taps.indices[3] = 8; });
  refuse("a negative index", sums, [](Step& s) { s.axes[0].taps.indices[3] = -1; });
  refuse("descending starts", sums,
         [](Step& s) { std::swap(s.axes[0].taps.starts[2], s.axes[0].taps.starts[3]); });
  refuse("starts that begin late", sums, [](Step& s) { s.axes[0].taps.starts[0] = 1; });
  refuse("starts that end early", sums, [](Step& s) { s.axes[0].taps.starts.back()--; });
  refuse("a missing weight", sums, [](Step& s) { s.axes[0].taps.weights.pop_back(); });
  refuse("a weight beyond float32", sums, [](Step& s) { s.axes[0].taps.weights[0] = 1e300; });
  refuse("a weight between two float32", sums, [](Step& s) { s.axes[0].taps.weights[0] = 0.1; });
  refuse("accumulation 0", sums, [](Step& s) { s.accumulation = 0; });
  refuse("accumulation 11", sums, [](Step& s) { s.accumulation = 11; });
  refuse("a lerp of four taps", sums, [](Step& s) { s.accumulation = HP_LERP; });
  refuse("compute type uint8", sums, [](Step& s) { s.compute = HP_U8; });
  refuse("float64 summed in float32", sums, [](Step& s) { s.input = HP_F64; });
  refuse("int32 summed in float32", sums, [](Step& s) { s.input = HP_I32; });
  refuse("an integer result", sums, [](Step& s) { s.output = HP_U8; });
  refuse("another type than the next step", sums, [](Step& s) { s.output = HP_F16; });
  refuse("type 0", sums, [](Step& s) { s.input = 0; });
  refuse("type 10", sums, [](Step& s) {
    s.input = 1;
    s.output = 10;
  });
}

void test_other_fields(const std::vector<Plan>& all) {
  refuse("a fractional weight", all[1], [](Step& s) { s.axes[0].taps.weights[1] = 1.5; });
  refuse("a weight of NaN", all[1], [](Step& s) { s.axes[0].taps.weights[1] = NAN; });
  refuse("a weight of 32768", all[1], [](Step& s) { s.axes[0].taps.weights[1] = 32768; });
  refuse("a shift of 31", all[1], [](Step& s) { s.shift = 31; });
  refuse("a shift of -1", all[1], [](Step& s) { s.shift = -1; });
  refuse("a rounding beyond 32 bits", all[1], [](Step& s) { s.rounding = int64_t{1} << 31; });
  refuse("a sum beyond 32 bits", all[1], [](Step& s) { s.rounding = 0x7FFFFFFF; });
  refuse("fixed point of int8", all[1], [](Step& s) { s.input = HP_I8; });
  refuse("no axes", all[2], [](Step& s) { s.axes.clear(); });
  refuse("four axes", all[2], [](Step& s) { s.axes.resize(4, s.axes[0]); });
  refuse("an empty index table", all[2], [](Step& s) { s.axes[0].indices.clear(); });
  refuse("an index outside", all[2], [](Step& s) { s.axes[0].indices[0] = 3; });
  refuse("one axis", all[3], [](Step& s) { s.axes.pop_back(); });
  refuse("more body channels than channels", all[3], [](Step& s) { s.body_channels = 4; });
  refuse("a lerp of corners", all[3], [](Step& s) { s.accumulation = HP_LERP; });
  refuse("a blend of uint8", all[3], [](Step& s) { s.input = s.output = HP_U8; });
  refuse("three taps", all[3], [](Step& s) { s.axes[0].taps.starts[1] = 3; });
  refuse("a negative count", all[4], [](Step& s) { s.outer = -1; });
}

}  // namespace

void test_encoding() {
  std::vector<Plan> all = samples();
  for (const Plan& plan : all) {
    test_truncation(plan);
    test_changed_fields(plan);
    test_changed_bits(plan, 42);
  }
  test_sum_fields(all[0]);
  test_other_fields(all);
}

}  // namespace test
