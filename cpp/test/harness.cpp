#include "harness.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace test {
namespace {

constexpr unsigned char untouched = 0xA5;
constexpr int64_t guard = 128;

float random_float(Random& random, bool wild) {
  const float specials[] = {INFINITY, -INFINITY, NAN, 0.0F, -0.0F, 1e-42F, -3e-40F, 3e38F};
  if (wild && random.one_in(40)) {
    return specials[random.in(0, 7)];
  }
  return static_cast<float>(random.in(-1000000, 1000000)) * 0.00037F;
}

/* One run of one plan: the source ends with its memory, the target lies between guards. */
class Run {
 public:
  Run(const Plan& plan, const Bytes& source, const Bytes& expected, int64_t shift)
      : plan_(plan), expected_(expected) {
    source_offset_ = shift * size_of(plan.source_type());
    target_offset_ = guard + shift * size_of(plan.target_type());
    source_.assign(static_cast<size_t>(source_offset_), untouched);
    source_.insert(source_.end(), source.begin(), source.end());
    target_.assign(static_cast<size_t>(target_offset_) + expected.size() + guard, untouched);
  }

  void check_bands(const Made& made, int32_t isa, int32_t bands) {
    int64_t next = 0;
    for (int32_t band = 0; band < bands; band++) {
      next = check_range(made, band, bands, next);
    }
    check(next == plan_.target_elements(), "bands of %s leave elements out", plan_.name().c_str());
    for (int32_t band = bands - 1; band >= 0; band--) {
      stain(made);
      hp_status status = hp_plan_run(
          made.get(), source_.data(), static_cast<int64_t>(source_.size()), source_offset_,
          target_.data(), static_cast<int64_t>(target_.size()), target_offset_, band, bands);
      check(status == HP_OK, "%s on %s: %s", plan_.name().c_str(), hp_isa_name(isa),
            hp_status_message(status));
    }
    check_target(isa, bands);
  }

 private:
  /* Runs the plan on another source: nothing of it, such as memory between steps, may be seen. */
  void stain(const Made& made) {
    Bytes source(static_cast<size_t>(plan_.source_elements() * size_of(plan_.source_type())), 0x35);
    Bytes target(expected_.size());
    hp_plan_run(made.get(), source.data(), static_cast<int64_t>(source.size()), 0, target.data(),
                static_cast<int64_t>(target.size()), 0, 0, 1);
  }

  int64_t check_range(const Made& made, int32_t band, int32_t bands, int64_t next) {
    int64_t begin = -1;
    int64_t end = -1;
    hp_status status = hp_plan_band(made.get(), band, bands, &begin, &end);
    check(status == HP_OK && begin == next && end >= begin, "band %d of %d of %s is [%lld, %lld)",
          band, bands, plan_.name().c_str(), static_cast<long long>(begin),
          static_cast<long long>(end));
    return end;
  }

  void check_target(int32_t isa, int32_t bands) {
    const unsigned char* result = target_.data() + target_offset_;
    int64_t type = plan_.target_type();
    int64_t elements = plan_.target_elements();
    int64_t kind = plan_.steps.size() == 1 ? plan_.steps[0].kind : 0;
    bool moves = kind == HP_GATHER || kind == HP_PERMUTE || kind == HP_PAD;
    int64_t at = moves ? first_moved_difference(type, result, expected_.data(), elements)
                       : first_difference(type, result, expected_.data(), elements);
    check(at < 0, "%s on %s in %d bands differs at element %lld", plan_.name().c_str(),
          hp_isa_name(isa), bands, static_cast<long long>(at));
    bool clean = true;
    for (size_t i = 0; i < target_.size(); i++) {
      bool inside =
          i >= static_cast<size_t>(target_offset_) && i < target_offset_ + expected_.size();
      clean = clean && (inside || target_[i] == untouched);
    }
    check(clean, "%s on %s in %d bands wrote outside the target", plan_.name().c_str(),
          hp_isa_name(isa), bands);
  }

  const Plan& plan_;
  const Bytes& expected_;
  Bytes source_;
  Bytes target_;
  int64_t source_offset_ = 0;
  int64_t target_offset_ = 0;
};

int64_t clamped(int64_t index, int64_t length) { return std::clamp<int64_t>(index, 0, length - 1); }

}  // namespace

Bytes random_data(Random& random, int64_t type, int64_t elements, bool wild) {
  int64_t size = size_of(type);
  Bytes data(static_cast<size_t>(elements * size));
  for (int64_t i = 0; i < elements; i++) {
    unsigned char* at = data.data() + i * size;
    uint64_t bits = random.bits();
    float narrow = random_float(random, wild);
    double wide = narrow + 1e-9 * narrow;
    if (type == HP_F32) {
      std::memcpy(at, &narrow, sizeof(narrow));
    } else if (type == HP_F64) {
      std::memcpy(at, &wide, sizeof(wide));
    } else {
      bool finite = wild || (type != HP_F16 && type != HP_BF16);
      bits = finite ? bits : bits & 0xBBFF;  // an exponent below the largest
      std::memcpy(at, &bits, static_cast<size_t>(size));
    }
  }
  return data;
}

Taps random_taps(Random& random, Shape shape, int64_t length, int64_t rows, bool integers) {
  Taps taps;
  double ratio = static_cast<double>(length) / static_cast<double>(rows);
  for (int64_t i = 0; i < rows; i++) {
    double x = (static_cast<double>(i) + 0.5) * ratio - 0.5;
    auto first = static_cast<int64_t>(std::floor(x));
    int64_t count = shape == Shape::one            ? 1
                    : shape == Shape::pairs        ? 2
                    : shape == Shape::fours        ? 4
                    : shape == Shape::eights       ? 8
                    : shape == Shape::few_and_more ? (i < 3 || i > rows - 3 ? 3 : 4)
                    : shape == Shape::anything     ? random.in(1, 6)
                    : shape == Shape::with_empty_rows
                        ? random.in(0, 3)
                        : static_cast<int64_t>(2 * ratio) + random.in(1, 2);
    first -= (count - 1) / 2;
    for (int64_t t = 0; t < count; t++) {
      int64_t index =
          shape == Shape::anything ? random.in(0, length - 1) : clamped(first + t, length);
      double weight =
          integers ? static_cast<double>(random.in(-300, 900))
                   : static_cast<double>(static_cast<float>(random.in(-300, 900)) * 0.00171F);
      taps.add(index, weight);
    }
    taps.end_row();
  }
  return taps;
}

Step random_pass(Random& random, Shape shape, int64_t outer, int64_t length, int64_t rows,
                 int64_t inner) {
  Step step;
  step.kind = HP_RESAMPLE_1D;
  step.outer = outer;
  step.inner = inner;
  step.axes.push_back({length, {}, random_taps(random, shape, length, rows, false)});
  return step;
}

void compare(const Plan& plan, uint64_t seed, bool wild) {
  Random random(seed);
  Bytes source = random_data(random, plan.source_type(), plan.source_elements(), wild);
  Bytes expected = execute(plan, source);
  Bytes encoded = plan.encode();
  for (int32_t isa : instruction_sets()) {
    Made made(encoded, isa);
    check(made.status() == HP_OK, "%s on %s: %s", plan.name().c_str(), hp_isa_name(isa),
          hp_status_message(made.status()));
    if (made.status() == HP_OK) {
      Run(plan, source, expected, 0).check_bands(made, isa, 1);
      auto bands = static_cast<int32_t>(random.in(2, 9));
      Run(plan, source, expected, random.in(1, 17)).check_bands(made, isa, bands);
    }
  }
}

void refuse(const char* what, Plan plan, void (*change)(Step&)) {
  change(plan.steps[0]);
  check(Made(plan.encode(), HP_ISA_SCALAR).status() == HP_BAD_PLAN, "%s is taken", what);
}

void refuse(const char* what, const Step& step, void (*change)(Step&)) {
  Plan plan;
  plan.steps.push_back(step);
  refuse(what, plan, change);
}

}  // namespace test
