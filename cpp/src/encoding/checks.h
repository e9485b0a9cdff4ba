/* What the checks of the kinds of steps share; plan_format.h declares one for each kind. */
#ifndef HALFPIXEL_CHECKS_H
#define HALFPIXEL_CHECKS_H

#include "encoding/reader.h"
#include "encoding/steps.h"

namespace hp {

/* Whether a double is a float32 value; all NaN are. */
bool is_float32(double value);

}  // namespace hp

#endif /* HALFPIXEL_CHECKS_H */
