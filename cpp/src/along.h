/*
 * Which loop takes a level along its units, and the tables that this loop needs: one for each
 * arrangement of taps that an instruction set can read without looking up every input.
 */
#ifndef HALFPIXEL_ALONG_H
#define HALFPIXEL_ALONG_H

#include "chain.h"

namespace hp {

/* Both take the taps of the axis in level.table.taps, and return false if there is no memory. */
[[nodiscard]] bool make_float_along(const FloatKernels& kernels, Sum sum, Level& level);
[[nodiscard]] bool make_fixed_along(const FixedKernels& kernels, Level& level);

}  // namespace hp

#endif /* HALFPIXEL_ALONG_H */
