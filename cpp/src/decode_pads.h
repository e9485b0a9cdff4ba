/* Reads the steps that add borders and bring values into a range. */
#ifndef HALFPIXEL_DECODE_PADS_H
#define HALFPIXEL_DECODE_PADS_H

#include "reader.h"
#include "steps.h"

namespace hp {

void read_pad(Reader& in, Step& step);
void read_clamp(Reader& in, Step& step);

}  // namespace hp

#endif /* HALFPIXEL_DECODE_PADS_H */
