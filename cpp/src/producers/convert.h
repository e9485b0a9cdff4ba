/* Changes of element type, for every pair of types. */
#ifndef HALFPIXEL_CONVERT_H
#define HALFPIXEL_CONVERT_H

#include <cstdint>

#include "loops/loops.h"

namespace hp {

/* Returns the function that converts elements to nearest, ties to even; integers saturate, NaN
 * becomes 0 there. */
ConvertFn find_convert(const Loops& loops, ElementType input, ElementType output);

}  // namespace hp

#endif /* HALFPIXEL_CONVERT_H */
