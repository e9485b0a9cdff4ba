/* What the checks of the kinds of steps share: beside each producer there is one, which
 * plan_format.h declares. */
#ifndef HALFPIXEL_CHECKS_H
#define HALFPIXEL_CHECKS_H

#include <cstdint>

#include "encoding/reader.h"
#include "encoding/steps.h"

namespace hp {

/* Returns what a step reads and writes that makes each element of the one at the same place. */
Ends elementwise(ElementType input, ElementType output, int64_t elements);

/* Whether a double is a float32 value; all NaN are. */
bool is_float32(double value);

/* A type that computes a mean holds every value of the elements. */
void require_mean_types(Reader& in, ElementType type, ElementType compute);

/* Sums are computed in float32 or float64, which holds every value of what is read and written. */
void require_float_types(Reader& in, ElementType input, ElementType compute, ElementType output);

/* The weights are values of the type that is computed in. */
void require_weights(Reader& in, const TapTable& taps, ElementType compute);

/* Each row has two taps. */
void require_pairs(Reader& in, const TapTable& taps);

/* The indices of a row ascend. */
void require_ascending(Reader& in, const TapTable& taps);

/* Checks the taps of a pass, and returns how many elements it reads and writes. */
Ends check_pass(Reader& in, const Pass& pass, const TapTable& taps);

/* Checks the taps of all axes, and returns how many positions [outer][axes][inner] has. */
Ends check_axes(Reader& in, int64_t outer, const Array<TapAxis>& axes, int64_t inner);

}  // namespace hp

#endif /* HALFPIXEL_CHECKS_H */
