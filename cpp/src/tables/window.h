/* Rows of floating-point numbers whose taps are picked from whole vectors of inputs. */
#ifndef HALFPIXEL_WINDOW_H
#define HALFPIXEL_WINDOW_H

#include <cstdint>

#include "base/array.h"
#include "tables/tap_rows.h"

namespace hp {

/*
 * A block is a vector of neighbouring outputs with equally many taps, each of which reads inputs
 * that lie within one vector or within two. A run is blocks with the same picks and weights, at
 * equal distances: block b begins at output first + b * output_stride, and its tap t picks from the
 * vector at input bases[t] + b * stride. The last block ends with the row and may overlap the one
 * before it. Outputs that are in no block are runs without taps, to be summed one by one.
 */
struct WindowRun {
  int32_t first = 0;  /* output of the first block */
  int32_t blocks = 0; /* or the number of outputs, in a run of no taps */
  int32_t taps = 0;
  int32_t lanes = 0;  /* outputs of a block */
  bool whole = false; /* every vector is read and written whole */
  bool wide = false;  /* each tap is picked from two neighbouring vectors */
  int32_t stride = 0;
  int32_t output_stride = 0;
  int64_t bases = 0;   /* taps pairs of (base, readable elements) from here */
  int64_t vectors = 0; /* taps vectors of picks and of weights from here, in elements */
};

struct Window {
  int32_t longest = 0; /* the number of blocks of the longest run */
  Array<WindowRun> runs;
  Array<int32_t> bases;
  Array<int32_t> picks;
  Array<unsigned char> weights;
};

/* Finds the outputs whose taps can be picked from `widest` neighbouring vectors (one or two) of
 * `lanes` inputs; `inputs` is the length of a row. Weights have four bytes, or there are none. */
[[nodiscard]] bool make_window(const TapRows& rows, int64_t inputs, int32_t lanes, int32_t widest,
                               Window& window);

}  // namespace hp

#endif /* HALFPIXEL_WINDOW_H */
