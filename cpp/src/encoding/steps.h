/*
 * A decoded plan. Everything in here has been checked: counts do not overflow, indices lie in their
 * axis, neighbouring steps fit each other.
 */
#ifndef HALFPIXEL_STEPS_H
#define HALFPIXEL_STEPS_H

#include <cstdint>

#include "base/array.h"
#include "encoding/plan_format.h"
#include "encoding/types.h"

namespace hp {

inline int64_t rows(const TapTable& taps) { return taps.starts.size() - 1; }

inline int32_t count(const TapTable& taps, int64_t row) {
  return taps.starts[row + 1] - taps.starts[row];
}

/* What a step reads and writes. */
struct Ends {
  ElementType input = ElementType::f32;
  ElementType output = ElementType::f32;
  int64_t input_elements = 0;
  int64_t output_elements = 0;
};

struct Step {
  AnyStep any;
  Ends ends;
};

struct Program {
  Ends ends;
  Array<Step> steps;
};

}  // namespace hp

#endif /* HALFPIXEL_STEPS_H */
