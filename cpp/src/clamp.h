/* Executes a clamp: floating-point values brought into a range. */
#ifndef HALFPIXEL_CLAMP_H
#define HALFPIXEL_CLAMP_H

#include <cstdint>

#include "range.h"
#include "steps.h"
#include "types.h"

namespace hp {

class Clamp {
 public:
  void make(const ClampStep& step) {
    step_ = step;
    wide_ = step.type == ElementType::f64;
  }

  /* Returns the input elements that some output elements are made of. */
  Range reads(Range output) const { return output; }

  /* Writes the output elements [begin, end), whose memory starts at target. */
  void run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end) const {
    if (wide_) {
      run_as(reinterpret_cast<const double*>(source), reinterpret_cast<double*>(target), begin,
             end);
    } else {
      run_as(reinterpret_cast<const float*>(source), reinterpret_cast<float*>(target), begin, end);
    }
  }

 private:
  /* Comparisons with NaN are false: it stays. */
  template <class T>
  void run_as(const T* source, T* target, int64_t begin, int64_t end) const {
    T low = static_cast<T>(step_.low);
    T high = static_cast<T>(step_.high);
    for (int64_t i = begin; i < end; i++) {
      T value = source[i];
      target[i - begin] = value < low ? low : value > high ? high : value;
    }
  }

  ClampStep step_;
  bool wide_ = false;
};

}  // namespace hp

#endif /* HALFPIXEL_CLAMP_H */
