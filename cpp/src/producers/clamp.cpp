/* A clamp: floating-point values brought into a range. */
#include <cmath>
#include <cstdint>

#include "encoding/checks.h"
#include "producers/builder.h"

namespace hp {
namespace {

struct ClampChange {
  double low = 0;
  double high = 0;
  bool wide = false;

  void run(const unsigned char* in, Range range, unsigned char* out) const {
    int64_t count = range.end - range.begin;
    if (wide) {
      run_as(reinterpret_cast<const double*>(in), reinterpret_cast<double*>(out), count);
    } else {
      run_as(reinterpret_cast<const float*>(in), reinterpret_cast<float*>(out), count);
    }
  }

 private:
  /* Comparisons with NaN are false: it stays. */
  template <class T>
  void run_as(const T* in, T* out, int64_t count) const {
    T lowest = static_cast<T>(low);
    T highest = static_cast<T>(high);
    for (int64_t i = 0; i < count; i++) {
      T value = in[i];
      out[i] = value < lowest ? lowest : value > highest ? highest : value;
    }
  }
};

}  // namespace

Ends check(Reader& in, const ClampStep& step) {
  in.require(std::isfinite(step.low) && std::isfinite(step.high) && step.low <= step.high);
  return elementwise(step.type, step.type, step.count);
}

bool add(ProducerBuilder& builder, const ClampStep& step, const Ends& ends) {
  auto* change = builder.add_elementwise<ClampChange>(ends.output_elements, step.type, step.type);
  if (change != nullptr) {
    change->low = step.low;
    change->high = step.high;
    change->wide = step.type == ElementType::f64;
  }
  return change != nullptr;
}

}  // namespace hp
