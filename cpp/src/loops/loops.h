/*
 * What the executors ask of an instruction set: a table of row functions, chosen when a plan is
 * made. Everything here works on checked geometry; nothing here decides about numbers.
 */
#ifndef HALFPIXEL_LOOPS_H
#define HALFPIXEL_LOOPS_H

#include <cstdint>

#include "base/array.h"
#include "encoding/types.h"
#include "tables/adjoint_table.h"
#include "tables/byte_sums.h"
#include "tables/column_sums.h"
#include "tables/fixed_tables.h"
#include "tables/gather_table.h"
#include "tables/pair_sums.h"
#include "tables/plane_table.h"
#include "tables/sums.h"
#include "tables/tap_rows.h"
#include "tables/third_sums.h"
#include "tables/tiles.h"
#include "tables/window.h"

namespace hp {

/* out[p] = sum of rows[t][p] * weights[t] over t, for p in [0, length). */
struct RowSum {
  void* out = nullptr;
  const void* const* rows = nullptr; /* in fixed point an even number, see make_tap_rows */
  const void* weights = nullptr;
  int32_t taps = 0;
  int32_t strict = 0; /* the operands before this one are added without fma */
  int64_t length = 0;
  bool stream = false; /* past the caches */
  int32_t rounding = 0;
  int32_t shift = 0;
};

/* So many units are best taken together. */
constexpr int64_t fixed_units = 4;

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
  ThirdSums thirds;
  ShuffleSums shuffle;
  WordSums words;
  DotSums dots;
  ByteSums bytes;
  ColumnSums columns;
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
  /* The next row of output, if it has the same two source rows and the loop makes both. */
  const void* next_weights = nullptr;
  void* next_out = nullptr;
  int32_t order[8] = {}; /* operands of the sum: 2 * row + tap */
  int32_t strict = 0;
  int64_t channels = 0; /* channels-last: the distance of two positions ... */
  int64_t begin = 0;    /* ... the channels that are blended, [begin, end) ... */
  int64_t end = 0;
  int64_t column = 0; /* ... and the first of so many positions of the row; out is where it goes */
  int64_t columns = 0;
};

/* The bins of a row of means, then empty ones: whole vectors of starts and counts are read. */
struct MeanTable {
  int64_t rows = 0;
  int64_t inner = 0;
  int64_t body_inner = 0;
  int64_t body_rows = 0; /* bins of this axis that may follow `body` */
  Mean body;
  Mean tail;
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
  bool body = true; /* whether they may follow `body` */
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
/* One row; the same into `again` too, unless that is null. */
using GatherFn = void (*)(const GatherTable& table, const void* in, void* out, void* again);
using CornerFn = void (*)(const AlongTable& last_axis, const CornerRow& row);
using BinFn = void (*)(const MeanTable& table, const BinRow& row);
/* Sums of `count` rows, `stride` elements apart: one for each of `width` columns. */
using CascadeFn = void (*)(const void* in, int64_t stride, int64_t count, int64_t width,
                           int32_t power, void* out);
using AdjointFn = void (*)(const TapRows& last, const AdjointBlocks& blocks, const AdjointRow& row);
using PermuteFn = void (*)(const PermuteBlock& block);
/* out[channel * stride + pixel]; past the caches if `stream`. */
using PlanesFn = void (*)(const PlaneTable& table, const uint8_t* in, float* out, int64_t stride,
                          int64_t pixels, bool stream);
using CopyFn = void (*)(const void* in, void* out, int64_t bytes);

/* The largest number of taps with a loop of their own; loop 0 takes any number. */
constexpr int32_t unrolled_taps = 4;

/* Loops that do one operation with the numbers of channels, by operator. */
struct ChannelLoops {
  ChannelFn each[operator_places] = {}; /* another number for each element */
  ChannelFn same[operator_places] = {}; /* one number for all */
};

/* Loops over one element type in floating point. */
struct FloatLoops {
  int32_t window_lanes = 0; /* 0: no windows */
  int32_t tile_lanes = 0;   /* 0: no tiles */
  int32_t square_lanes = 0; /* 0: no squares */
  BlendFn blend[sum_count][unrolled_taps + 1] = {};
  AlongFn along_blocks[sum_count] = {};
  AlongFn along_flat[sum_count] = {};
  AlongFn along_tiles[sum_count] = {};
  AlongFn along_thirds[sum_count][3] = {};  /* of 3, 6 and 9 taps; null: not there */
  CornerFn corner_inner[sum_count][2] = {}; /* four corners, eight corners */
  CornerFn corner_flat[sum_count][2] = {};
  CornerFn corner_squares[sum_count] = {}; /* two rows of output; null: not there */
  BinFn bins = nullptr;
  BinFn bins_f16 = nullptr; /* these two in float32 only */
  BinFn bins_bf16 = nullptr;
  BinFn any_bins = nullptr; /* any order and any finish; these are rounded likewise */
  BinFn any_bins_f16 = nullptr;
  BinFn any_bins_bf16 = nullptr;
  CascadeFn cascade = nullptr;
  ChannelLoops channels;
};

/* Long sums of pixels of three and four bytes. */
struct ByteSumLoops {
  AlongFn along[2][2] = {}; /* [channels - 3][digits of a weight - 2] */
};

/* Loops over bytes with weights of one or two pieces of 16 bits. */
struct FixedLoops {
  int32_t shuffle_quads = 0; /* 0: no shuffles and no dots */
  BlendFn blend = nullptr;
  AlongFn along_blocks = nullptr;
  AlongFn along_plain = nullptr;
  AlongFn along_shuffle = nullptr;
  int32_t word_outputs = 0; /* 0: no words */
  int32_t word_inputs = 0;
  AlongFn along_words = nullptr;
  AlongFn along_dots1 = nullptr;
  AlongFn along_dots3 = nullptr;
  AlongFn along_dots4 = nullptr;
  const ByteSumLoops* byte_sums = nullptr; /* null: none */
  const AlongFn* along_columns = nullptr;  /* [channels - 3]; null: none */
};

/* What becomes of an input before, and of a product after, the multiplication. */
struct IntegerTerms {
  int32_t input_shift = 0;
  int32_t shift = 0;
  bool away = false; /* halfway between two integers, away from zero; else products round down */
  bool exact = true; /* both shifts are 0 */
};

/* A pass of integers of any type, with weights of 64 bits. */
struct IntegerTable {
  TapRows taps;
  int64_t inner = 0;
  int64_t rounding = 0;
  IntegerTerms terms;
};

/* Loops over integers of one type; [1]: in sums of 32 bits, [0]: of 64. */
struct IntegerInput {
  void (*add[2])(const IntegerTerms& terms, const void* in, int64_t weight, void* sums,
                 int64_t count) = {};
  void (*along[2])(const IntegerTable& table, const void* in, void* sums) = {};
  void (*add_as_floats)(const void* in, float weight, bool is_first, float* sums,
                        int64_t count) = nullptr;
};

struct IntegerOutput {
  void (*finish[2])(const void* sums, int32_t shift, void* out, int64_t count) = {};
};

/* Loops of tables/pair_sums.h. */
struct PairLoops {
  /* [channels]; null: not there */
  void (*along[5])(const PairSums& pairs, const uint8_t* in, int16_t* out) = {};
  void (*across)(const WordRows& rows, uint8_t* out, int64_t count) = nullptr;
};

struct IntegerLoops {
  IntegerInput input[type_places];
  IntegerOutput output[type_places];
  PairLoops pairs;
};

struct GatherLoops {
  int32_t window_lanes = 0; /* 0: no windows */
  GatherFn blocks = nullptr;
  GatherFn plain = nullptr;
  GatherFn window = nullptr;
  GatherFn shuffle = nullptr; /* null: not there */
  GatherFn fours = nullptr;   /* of pixels of three bytes */
  GatherFn short_rows = nullptr;
  CopyFn copy_past_cache = nullptr;
};

/* Loops that add to the rows of a gradient. */
struct AdjointLoops {
  int32_t lanes[floating_places] = {};                 /* of a block; 0: no blocks */
  bool has_permute[floating_places] = {};              /* a span may be one or two vectors */
  AdjointFn inner[floating_places][term_places] = {};  /* [type][term]; lanes are positions */
  AdjointFn blocks[floating_places][term_places] = {}; /* lanes are outputs */
};

struct Loops {
  FloatLoops f32;
  FloatLoops f64;
  FixedLoops u8;
  FixedLoops u8_pieces; /* weights of two pieces; null: not there */
  IntegerLoops integers;
  GatherLoops gather;
  AdjointLoops adjoint;
  ConvertFn convert[type_places][type_places] = {}; /* [input][output]; null: the plain one */
  /* Ends a run whose target went past the caches; null where nothing does. */
  void (*finish_streams)() = nullptr;
  PermuteFn permute[9] = {}; /* [bytes of an element] */
  /* [whether quotients are products][first][second operation] */
  PlanesFn planes[2][operator_places][operator_places] = {};

  const FixedLoops& bytes(int32_t pieces) const { return pieces == 1 ? u8 : u8_pieces; }
};

/* The loops in plain C++. */
namespace scalar {
extern const Loops loops;
}
}  // namespace hp

#endif /* HALFPIXEL_LOOPS_H */
