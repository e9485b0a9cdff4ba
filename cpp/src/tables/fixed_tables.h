/* Sums of bytes with 16-bit weights along a row, arranged for the instructions that add products
 * of neighbours. */
#ifndef HALFPIXEL_FIXED_TABLES_H
#define HALFPIXEL_FIXED_TABLES_H

#include <cstdint>

#include "base/array.h"
#include "tables/tap_rows.h"

namespace hp {

/* Fixed point: blocks of outputs, four in 128 bits; each pair of taps comes from 16 bytes by a byte
 * shuffle. */
struct ShuffleSums {
  int32_t blocks = 0;
  int32_t pairs = 0;
  Array<int32_t> first;       /* [block] */
  Array<int32_t> bases;       /* [block][pair][quad] */
  Array<unsigned char> masks; /* [block][pair][quad][16] */
  Array<int16_t> weights;     /* [block][pair][quad][8] */
};

/* Fixed point: blocks of 16 outputs whose taps lie within 64 inputs, which are two registers of
 * words; each pair of taps is one permutation of both. Words that are no tap have a weight of zero.
 */
struct WordSums {
  static constexpr int32_t outputs = 16;
  static constexpr int32_t inputs = 64;
  int32_t blocks = 0;
  int32_t pairs = 0;
  Array<int32_t> first;   /* [block] */
  Array<int32_t> bases;   /* [block] */
  Array<int16_t> picks;   /* [block][pair][output][2] */
  Array<int16_t> weights; /* [block][pair][output][2] */
};

/* Fixed point: for each output the first of `taps` neighbouring inputs and as many weights, zero
 * where there is no tap. The outputs before `inside` may read and write a few bytes more, which are
 * of the same unit and, where written, of later outputs. */
struct DotSums {
  int32_t taps = 0;
  int64_t inside = 0;
  Array<int32_t> first;
  Array<int16_t> weights;
};

/* Makes blocks of 4 * quads outputs; shuffle.blocks is 0 if a block's taps lie too far apart. */
[[nodiscard]] bool make_shuffle_sums(const TapRows& flat, int64_t inputs, int32_t quads,
                                     ShuffleSums& shuffle);

/* Makes blocks of WordSums::outputs; words.blocks is 0 if a block's taps lie too far apart. */
[[nodiscard]] bool make_word_sums(const TapRows& flat, int64_t inputs, WordSums& words);

/* Makes sums over neighbouring pixels of some channels; dots.taps is 0 if the taps of a row are no
 * neighbours. */
[[nodiscard]] bool make_dot_sums(const TapRows& rows, int64_t inputs, int64_t channels,
                                 DotSums& dots);

}  // namespace hp

#endif /* HALFPIXEL_FIXED_TABLES_H */
