/* What the loops of a gradient read: the terms of the last axis, and one output row at a time. */
#ifndef HALFPIXEL_ADJOINT_TABLE_H
#define HALFPIXEL_ADJOINT_TABLE_H

#include <cstdint>

#include "base/array.h"
#include "tables/tap_rows.h"

namespace hp {

/* Where the inputs of one tap of a block lie: anywhere, or in one or two vectors. `pairs`: output j
 * of the block reads by two taps the inputs 2 * j and 2 * j + 1 behind a base. */
enum class AdjointSpan : int32_t { apart, one_vector, two_vectors, pairs };

/* A vector of neighbouring outputs; of pairs, several vectors that have the same weights. */
struct AdjointBlock {
  int32_t first = 0; /* output */
  int32_t lanes = 0;
  int32_t taps = 0; /* of the lane that has most */
  AdjointSpan span = AdjointSpan::apart;
  bool full = false;    /* every lane has as many taps */
  bool repeats = false; /* some lane reads an input by several taps */
  int64_t vectors = 0;  /* those of its taps are numbered from here */
};

/* The terms of a row of outputs, block by block. Each tap of a block is a vector with a lane for
 * each output: the inputs picks[v] behind bases[v], and their weights. What stands in the lane of
 * an output that has fewer taps is not used. */
struct AdjointBlocks {
  Array<AdjointBlock> blocks;
  Array<int32_t> counts;        /* [output]: taps */
  Array<int32_t> bases;         /* of the two taps of a pair, that of the first counts */
  Array<int32_t> picks;         /* [vector][lane] */
  Array<unsigned char> weights; /* [vector][lane], float or double */
};

/* One source row, which is added once for each combination of taps of the two axes before the last.
 * A combination has three weights: of the first axis, of the second, and the product of both; that
 * of an axis that is not there is 1. */
struct AdjointSource {
  const void* in = nullptr;
  const void* weights = nullptr; /* [combination][3] */
  int32_t combinations = 0;
};

/* What source rows add to an output row, one after the other; where lanes are outputs, to the same
 * row of several images. */
struct AdjointRow {
  void* out = nullptr;
  int64_t images = 1;
  int64_t image_in = 0; /* from one image to the next, in elements */
  int64_t image_out = 0;
  const AdjointSource* sources = nullptr;
  int32_t count = 0;
  int32_t outer_axes = 0;
  bool fresh = false; /* sums start at +0, not at what was written before */
  int64_t inner = 0;
  int64_t begin = 0; /* the inner positions that are added to, [begin, end) */
  int64_t end = 0;
};

/* Returns the end of the taps of a row, from one on, that have the same index. */
inline int32_t end_of_group(const TapRows& taps, int64_t row, int32_t first) {
  int32_t end = first + 1;
  while (end < taps.starts[row + 1] && taps.indices[end] == taps.indices[first]) {
    end++;
  }
  return end;
}

/* Returns the most taps of a row that have the same index, at least 1. */
int64_t longest_group(const TapRows& taps);

/* Cuts a row of outputs into blocks; `inputs` is the length of a source row. */
[[nodiscard]] bool make_adjoint_blocks(const TapRows& rows, int64_t inputs, int32_t lanes,
                                       bool has_permute, int64_t weight_bytes,
                                       AdjointBlocks& blocks);

}  // namespace hp

#endif /* HALFPIXEL_ADJOINT_TABLE_H */
