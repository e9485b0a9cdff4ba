/* Executes a clamp: floating-point values brought into a range. */
#ifndef HALFPIXEL_CLAMP_H
#define HALFPIXEL_CLAMP_H

#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "encoding/types.h"

namespace hp {

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

}  // namespace hp

#endif /* HALFPIXEL_CLAMP_H */
