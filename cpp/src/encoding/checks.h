/* What relates the fields of a step to each other, beyond the range of each, is checked here, one
 * function for each kind of step. Each returns what the step reads and writes. */
#ifndef HALFPIXEL_CHECKS_H
#define HALFPIXEL_CHECKS_H

#include "encoding/reader.h"
#include "encoding/steps.h"

namespace hp {

/* Whether a double is a float32 value; all NaN are. */
bool is_float32(double value);

Ends check(Reader& in, const GatherStep& step);
Ends check(Reader& in, const Resample1dStep& step);
Ends check(Reader& in, const FixedPoint1dStep& step);
Ends check(Reader& in, const CornerBlendStep& step);
Ends check(Reader& in, const ConvertStep& step);
Ends check(Reader& in, const BinMeanStep& step);
Ends check(Reader& in, const CascadeMeanStep& step);
Ends check(Reader& in, const PermuteStep& step);
Ends check(Reader& in, const AdjointSumStep& step);
Ends check(Reader& in, const PadStep& step);
Ends check(Reader& in, const ClampStep& step);
Ends check(Reader& in, const ChannelArithmeticStep& step);
Ends check(Reader& in, const AlphaStep& step);

}  // namespace hp

#endif /* HALFPIXEL_CHECKS_H */
