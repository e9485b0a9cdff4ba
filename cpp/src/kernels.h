/*
 * What the executors ask of an instruction set: one table of row functions for each, chosen once,
 * when a plan is made. Everything here works on checked geometry; nothing here decides about
 * numbers.
 */
#ifndef HALFPIXEL_KERNELS_H
#define HALFPIXEL_KERNELS_H

#include <cstdint>

#include "adjoint_table.h"
#include "array.h"
#include "sums.h"
#include "types.h"

namespace hp {

/* The taps of all rows of an axis, in the order of their sum, with weights of the type that the
 * kernel multiplies by. */
struct TapRows {
  int64_t rows = 0;
  int32_t uniform = 0; /* the number of taps of every row, or 0 if rows differ */
  int32_t group = 1;   /* see strict_taps */
  Array<int32_t> starts;
  Array<int32_t> indices;
  Array<unsigned char> weights; /* float, double or, for fixed point, int16_t */

  int32_t count(int64_t row) const { return starts[row + 1] - starts[row]; }
  /* The number of taps of the longest row. */
  int32_t longest() const {
    int32_t most = 0;
    for (int64_t row = 0; row < rows; row++) {
      most = count(row) > most ? count(row) : most;
    }
    return most;
  }
  template <class T>
  const T* weights_as() const {
    return reinterpret_cast<const T*>(weights.data());
  }
};

/* out[p] = sum of rows[t][p] * weights[t] over t, for p in [0, length). */
struct RowSum {
  void* out = nullptr;
  const void* const* rows = nullptr; /* fixed point: of even number, see TapRows */
  const void* weights = nullptr;
  int32_t taps = 0;
  int32_t strict = 0; /* the operands before this one are added without fma */
  int64_t length = 0;
  bool stream = false; /* past the caches */
  int32_t rounding = 0;
  int32_t shift = 0;
};

/*
 * Blocks of neighbouring outputs whose taps lie within one vector of inputs, or within two: tap t
 * of block b is picked from the vector at bases[t] + b * stride for the outputs from first + b *
 * output_stride. All blocks of a run have the same picks and weights; where these repeat every
 * second or third block, so do the blocks of a run. The last block ends with the row and so may
 * overlap the one before it. A run of no taps is to be computed output by output.
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

/* Neighbouring outputs whose taps lie within tile_columns inputs. */
struct TileRun {
  int32_t first = 0;
  int32_t outputs = 0;
  int32_t low = 0; /* the first input */
  int32_t columns = 0;
};

/* So many columns of a vector each are half of a first-level cache. */
constexpr int32_t tile_columns = 256;

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

/* So many units are best taken together. */
constexpr int64_t fixed_units = 4;

/* Fixed point: for each output the first of `taps` neighbouring inputs and as many weights, zero
 * where there is no tap. The outputs before `inside` may read and write a few bytes more, which are
 * of the same unit and, where written, of later outputs. */
struct DotSums {
  int32_t taps = 0;
  int64_t inside = 0;
  Array<int32_t> first;
  Array<int16_t> weights;
};

/* A pass over whole units: [input length][inner] elements become [output length][inner]. */
struct AlongTable {
  int64_t input_unit = 0;
  int64_t output_unit = 0;
  int64_t inner = 0;
  TapRows taps; /* of the axis, or of all output_unit elements if the pass is flat */
  int32_t rounding = 0;
  int32_t shift = 0;
  Window window;
  Array<TileRun> tiles;
  ShuffleSums shuffle;
  WordSums words;
  DotSums dots;
};

/* One row of a gather. */
struct GatherTable {
  int64_t blocks = 0;      /* in a row of output */
  int64_t block_bytes = 0; /* that move together */
  Array<int32_t> indices;  /* the input block of each */
  Window window;           /* of 32-bit elements */
  Array<int32_t>
      chunks; /* for each 16 bytes of output the first of 16 bytes of input, and where they go */
  Array<unsigned char> masks;
};

/* One row of a blend of corners: two or four source rows, two taps of the last axis; or the same
 * row of several images. */
struct CornerRow {
  void* out = nullptr;
  const void* rows[4] = {};
  int64_t images = 1;
  int64_t image_in = 0; /* from one image to the next, in elements */
  int64_t image_out = 0;
  const void* row_weights = nullptr;
  int32_t order[8] = {}; /* operands of the sum: 2 * row + tap */
  int32_t strict = 0;
  int64_t channels = 0; /* channels-last: the distance of two positions ... */
  int64_t begin = 0;    /* ... the channels that are blended, [begin, end) ... */
  int64_t end = 0;
  int64_t column = 0; /* ... and the first of so many positions of the row; out is where it goes */
  int64_t columns = 0;
};

/* A row of means over bins: the bins of its axis, padded with whole bins of no values. */
struct MeanTable {
  int64_t rows = 0;
  int64_t inner = 0;
  int64_t joint = 0;
  int64_t line = 0;  /* input elements of a row ... */
  int64_t plane = 0; /* ... and of all rows of the axis outside it */
  Array<int32_t> starts;
  Array<int32_t> counts;
};

struct BinRow {
  const void* in = nullptr; /* the first row of the bins outside */
  void* out = nullptr;
  int64_t planes = 1; /* the lengths of these bins */
  int64_t lines = 1;
};

/* out[row * out_stride + column] = in[row * row_stride + column * column_stride]. */
struct PermuteBlock {
  const void* in = nullptr;
  void* out = nullptr;
  int64_t rows = 0;
  int64_t columns = 0;
  int64_t row_stride = 0;
  int64_t column_stride = 0;
  int64_t out_stride = 0;
};

using ChannelFn = void (*)(const void* in, const void* operands, void* out, int64_t count);

/* One operation with the numbers of channels. Runs shorter than a few vectors are a list of
 * numbers, one for each element, which repeats after `period` elements. */
struct ChannelTable {
  ChannelFn each = nullptr;
  ChannelFn same = nullptr;
  int64_t channels = 1;
  int64_t inner = 1;
  int64_t period = 0; /* 0: long runs, one number for each channel */
  int64_t bytes = 4;
  Array<unsigned char> operands;
};

using BlendFn = void (*)(const RowSum& sum);
using AlongFn = void (*)(const AlongTable& table, const void* in, void* out, int64_t units,
                         bool stream);
using ConvertFn = void (*)(const void* in, void* out, int64_t count);
using GatherFn = void (*)(const GatherTable& table, const void* in, void* out);
using CornerFn = void (*)(const AlongTable& last_axis, const CornerRow& row);
using BinFn = void (*)(const MeanTable& table, const BinRow& row);
/* Sums of `count` rows, `stride` elements apart: one for each of `width` columns. */
using CascadeFn = void (*)(const void* in, int64_t stride, int64_t count, int64_t width,
                           int32_t power, void* out);
using PermuteFn = void (*)(const PermuteBlock& block);
using CopyFn = void (*)(const void* in, void* out, int64_t bytes);

/* The largest number of taps with a loop of their own; loop 0 takes any number. */
constexpr int32_t unrolled_taps = 4;

/* Loops that do one operation with the numbers of channels, by operator. */
struct ChannelKernels {
  ChannelFn each[operator_places] = {}; /* another number for each element */
  ChannelFn same[operator_places] = {}; /* one number for all */
};

/* Loops over one element type in floating point. */
struct FloatKernels {
  int32_t window_lanes = 0; /* 0: no windows */
  int32_t tile_lanes = 0;   /* 0: no tiles */
  BlendFn blend[sum_count][unrolled_taps + 1] = {};
  AlongFn along_blocks[sum_count] = {};
  AlongFn along_flat[sum_count] = {};
  AlongFn along_tiles[sum_count] = {};
  CornerFn corner_inner[sum_count][2] = {}; /* four corners, eight corners */
  CornerFn corner_flat[sum_count][2] = {};
  BinFn bins = nullptr;
  BinFn bins_f16 = nullptr; /* these two in float32 only */
  BinFn bins_bf16 = nullptr;
  CascadeFn cascade = nullptr;
  ChannelKernels channels;
};

/* Loops over bytes with 16-bit weights. */
struct FixedKernels {
  int32_t shuffle_quads = 0; /* 0: no shuffles and no dots */
  BlendFn blend = nullptr;
  AlongFn along_blocks = nullptr;
  AlongFn along_plain = nullptr;
  AlongFn along_shuffle = nullptr;
  AlongFn along_words = nullptr; /* null: not there */
  AlongFn along_dots1 = nullptr;
  AlongFn along_dots3 = nullptr;
  AlongFn along_dots4 = nullptr;
};

struct GatherKernels {
  int32_t window_lanes = 0; /* 0: no windows */
  GatherFn blocks = nullptr;
  GatherFn plain = nullptr;
  GatherFn window = nullptr;
  GatherFn shuffle = nullptr; /* null: not there */
  CopyFn copy_past_cache = nullptr;
};

struct Kernels {
  FloatKernels f32;
  FloatKernels f64;
  FixedKernels u8;
  GatherKernels gather;
  AdjointKernels adjoint;
  ConvertFn convert[type_places][type_places] = {}; /* [input][output]; null: the plain one */
  PermuteFn permute[9] = {};                        /* [bytes of an element] */
};

namespace scalar {
extern const Kernels kernels;
}
namespace avx2 {
extern const Kernels kernels;
}
namespace avx512 {
extern const Kernels kernels;
}

}  // namespace hp

#endif /* HALFPIXEL_KERNELS_H */
