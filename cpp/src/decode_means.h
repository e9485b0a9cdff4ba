/* Reads the steps that take means and permute axes. */
#ifndef HALFPIXEL_DECODE_MEANS_H
#define HALFPIXEL_DECODE_MEANS_H

#include "reader.h"
#include "steps.h"

namespace hp {

void read_bin_mean(Reader& in, Step& step);
void read_cascade_mean(Reader& in, Step& step);
void read_permute(Reader& in, Step& step);

}  // namespace hp

#endif /* HALFPIXEL_DECODE_MEANS_H */
