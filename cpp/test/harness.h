/* Makes random plans and data, and runs them through the library in every way it offers. */
#ifndef HALFPIXEL_TEST_HARNESS_H
#define HALFPIXEL_TEST_HARNESS_H

#include <cstdint>
#include <vector>

#include "check.h"
#include "halfpixel/halfpixel.h"
#include "model.h"
#include "random.h"

namespace test {

/* Returns every instruction set that this machine has. */
inline std::vector<int32_t> instruction_sets() {
  std::vector<int32_t> all;
  for (int32_t isa = HP_ISA_SCALAR; isa <= hp_isa_best(); isa++) {
    all.push_back(isa);
  }
  return all;
}

/* A plan of the library; null if it could not be made. */
class Made {
 public:
  Made(const Bytes& encoded, int32_t isa) {
    status_ = hp_plan_create(encoded.data(), static_cast<int64_t>(encoded.size()), isa, &plan_);
  }
  Made(const Made&) = delete;
  Made& operator=(const Made&) = delete;
  ~Made() { hp_plan_destroy(plan_); }

  hp_status status() const { return status_; }
  hp_plan* get() const { return plan_; }

 private:
  hp_plan* plan_ = nullptr;
  hp_status status_ = HP_OK;
};

/* Checks that the library refuses a plan once its first step was changed. */
void refuse(const char* what, Plan plan, void (*change)(Step&));
void refuse(const char* what, const Step& step, void (*change)(Step&));

/* Elements of a type; `wild` ones include infinities, NaN, both zeros and subnormal values. */
Bytes random_data(Random& random, int64_t type, int64_t elements, bool wild);

/* The shapes that tap tables have. */
enum class Shape { one, pairs, fours, eights, few_and_more, shrinking, anything, with_empty_rows };
constexpr int64_t shape_count = 8;

/* Weights are float32 values, or small integers for fixed point. */
Taps random_taps(Random& random, Shape shape, int64_t length, int64_t rows, bool integers);

/* A pass in float32 with every type set to it. */
Step random_pass(Random& random, Shape shape, int64_t outer, int64_t length, int64_t rows,
                 int64_t inner);

/* Compares the library with the literal execution: all instruction sets, bands, offsets, untouched
 * neighbours. */
void compare(const Plan& plan, uint64_t seed, bool wild = true);

}  // namespace test

#endif /* HALFPIXEL_TEST_HARNESS_H */
