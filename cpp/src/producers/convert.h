/* Changes of element type, for every pair of types. */
#ifndef HALFPIXEL_CONVERT_H
#define HALFPIXEL_CONVERT_H

#include <cstdint>

#include "loops/loops.h"

namespace hp {

/* Returns the function that converts elements; integers saturate, NaN becomes 0 there. */
ConvertFn find_convert(const Loops& loops, ElementType input, ElementType output,
                       Rounding rounding = Rounding::nearest_even);

}  // namespace hp

#endif /* HALFPIXEL_CONVERT_H */
