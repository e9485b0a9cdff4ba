/* Sums of bytes with 16-bit weights along a row, arranged for the instructions that add products
 * of neighbours. */
#ifndef HALFPIXEL_FIXED_TABLES_H
#define HALFPIXEL_FIXED_TABLES_H

#include <cstdint>

#include "base/array.h"
#include "tables/tap_rows.h"

namespace hp {

/* Blocks of outputs in quads of four. The taps of a quad come two by two: a mask says where among
 * 16 neighbouring bytes those of each output lie. */
struct ShuffleSums {
  int32_t blocks = 0;
  int32_t pairs = 0;
  Array<int32_t> first;       /* [block] */
  Array<int32_t> bases;       /* [block][pair][quad] */
  Array<unsigned char> masks; /* [block][pair][quad][16] */
  Array<int16_t> weights;     /* [block][pair][piece][quad][8] */
};

/* Blocks of so many outputs whose taps lie within so many neighbouring inputs: picks say which of
 * these are the two taps of each pair. What is no tap has a weight of zero. */
struct WordSums {
  int32_t outputs = 0;
  int32_t inputs = 0;
  int32_t blocks = 0;
  int32_t pairs = 0;
  Array<int32_t> first;   /* [block] */
  Array<int32_t> bases;   /* [block] */
  Array<int16_t> picks;   /* [block][pair][output][2] */
  Array<int16_t> weights; /* [block][pair][piece][output][2] */
};

/* For each output the first of `taps` neighbouring inputs, and as many weights: zero where there is
 * no tap. For the outputs before `inside`, a few bytes behind the inputs may be read, and a few
 * behind the output written: later outputs overwrite them. Weights come in steps: so many taps that
 * a loop takes at a time. */
struct DotSums {
  static constexpr int32_t step = 4; /* of pixels of several channels */
  int32_t taps = 0;
  int64_t inside = 0;
  Array<int32_t> first;
  Array<int16_t> weights; /* [output][step][piece][tap of the step] */

  /* The whole weight of a tap, where steps are those of several channels. */
  int32_t weight(int64_t output, int32_t tap, int32_t pieces) const {
    const int64_t begin = output * taps + tap / step * step;
    const int16_t* low = weights.data() + begin * pieces + tap % step;
    return pieces == 1 ? low[0] : low[step] * (1 << piece_bits) + low[0];
  }
};

/* Makes blocks of 4 * quads outputs; shuffle.blocks is 0 if a block's taps lie too far apart. */
[[nodiscard]] bool make_shuffle_sums(const TapRows& flat, int64_t inputs, int32_t quads,
                                     ShuffleSums& shuffle);

/* Makes blocks of words.outputs; words.blocks is 0 if a block's taps lie too far apart. */
[[nodiscard]] bool make_word_sums(const TapRows& flat, int64_t inputs, WordSums& words);

/* Makes sums over neighbouring pixels of some channels; dots.taps is 0 if the taps of a row are no
 * neighbours. */
[[nodiscard]] bool make_dot_sums(const TapRows& rows, int64_t inputs, int64_t channels,
                                 DotSums& dots);

}  // namespace hp

#endif /* HALFPIXEL_FIXED_TABLES_H */
