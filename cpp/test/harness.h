/* Plans of the library, and the ways to run them. */
#ifndef HALFPIXEL_TEST_HARNESS_H
#define HALFPIXEL_TEST_HARNESS_H

#include <cstdint>
#include <vector>

#include "cases.h"
#include "check.h"
#include "halfpixel/halfpixel.h"
#include "random.h"

namespace test {

/* Returns every instruction set that this machine has. */
inline std::vector<int32_t> instruction_sets() {
  std::vector<int32_t> all;
  for (int32_t isa = HP_ISA_SCALAR; hp_isa_name(isa) != nullptr; isa++) {
    if (hp_isa_best(isa) == isa) {
      all.push_back(isa);
    }
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

  /* Runs a band over whole memory. */
  hp_status run(const Bytes& source, Bytes& target, int32_t band, int32_t bands) const {
    return hp_plan_run(plan_, source.data(), static_cast<int64_t>(source.size()), 0, target.data(),
                       static_cast<int64_t>(target.size()), 0, band, bands);
  }

 private:
  hp_plan* plan_ = nullptr;
  hp_status status_ = HP_OK;
};

}  // namespace test

#endif /* HALFPIXEL_TEST_HARNESS_H */
