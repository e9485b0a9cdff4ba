#include <algorithm>
#include <utility>

#include "loops/loops.h"
#include "producers/pass.h"

namespace hp {
namespace {

constexpr int64_t batch_elements =
    4096; /* of a buffer between producers: half of a first-level cache */
constexpr int64_t small_unit = 8192;  /* whole units of an outer axis that are better taken along */
constexpr int64_t worth_a_call = 512; /* outputs: shorter units best come several at once */
constexpr int64_t fewest_channels = 3;             /* with fewer, long sums stay dot products */
constexpr int64_t largest_unit = int64_t{1} << 30; /* positions in a unit are 32-bit integers */

/* Outputs that fit no window cost many times as much as the others, and so do long sums of wide
 * ones, but a tile costs every input. */
bool pays_for_tiles(const AlongTable& table) {
  constexpr int64_t at_most_one_in = 32;
  constexpr int32_t short_sum = 4;
  int64_t costly = 0;
  for (int64_t r = 0; r < table.window.runs.size(); r++) {
    const WindowRun& run = table.window.runs[r];
    bool is_long = run.wide && run.taps > short_sum;
    costly += run.taps == 0 ? run.blocks : is_long ? int64_t{run.blocks} * run.lanes : 0;
  }
  bool few_windows = table.window.runs.size() == 0 || costly * at_most_one_in > table.taps.rows;
  return few_windows && table.taps.indices.size() * 2 >= table.input_unit;
}

/* A row that shrinks by 3 : 2. */
bool find_thirds(const FloatLoops& loops, Sum sum, Along& along) {
  AlongTable& table = along.table;
  const bool fits = sum != SUM_FUSED_TAIL || table.taps.group == 4;
  if (loops.along_thirds[sum][0] == nullptr || table.inner != 1 || !fits) {
    return false;
  }
  table.thirds = find_third_sums(table.taps, along.weight_bytes, loops.window_lanes);
  if (table.thirds.pairs > 0) {
    along.loop = loops.along_thirds[sum][table.thirds.taps / 3 - 1];
  }
  return table.thirds.pairs > 0;
}

/* Windows where the taps of neighbours are neighbours, tiles of many rows where not. */
bool make_flat_along(const FloatLoops& loops, Sum sum, Along& along) {
  AlongTable& table = along.table;
  along.loop = loops.along_flat[sum];
  if (find_thirds(loops, sum, along)) {
    return true;
  }
  if (loops.window_lanes > 0 &&
      !make_window(table.taps, table.input_unit, loops.window_lanes, 2, table.window)) {
    return false;
  }
  along.together = std::max<int64_t>(1, std::min(along.chunk, worth_a_call / table.output_unit));
  if (loops.tile_lanes == 0 || along.pass.outer < loops.tile_lanes / 4 || !pays_for_tiles(table)) {
    return true;
  }
  if (!make_tiles(table.taps, table.tiles)) {
    return false;
  }
  if (table.tiles.size() > 0) {
    along.loop = loops.along_tiles[sum];
    along.together = loops.tile_lanes;
    along.chunk = std::max(along.chunk, along.together);
  }
  return true;
}

void take_together(Along& along, int64_t units = fixed_units) {
  along.together = along.pass.outer >= units ? units : 1;
  along.chunk = std::max(along.chunk, along.together);
}

/* The shuffles of bytes that the outputs allow: of words within a few registers, or of bytes. */
bool make_fixed_shuffles(const FixedLoops& loops, Along& along) {
  AlongTable& table = along.table;
  if (loops.word_outputs > 0) {
    table.words.outputs = loops.word_outputs;
    table.words.inputs = loops.word_inputs;
    if (!make_word_sums(table.taps, table.input_unit, table.words)) {
      return false;
    }
    if (table.words.blocks > 0) {
      along.loop = loops.along_words;
      take_together(along);
      return true;
    }
  }
  if (!make_shuffle_sums(table.taps, table.input_unit, loops.shuffle_quads, table.shuffle)) {
    return false;
  }
  if (table.shuffle.blocks > 0) {
    along.loop = loops.along_shuffle;
    take_together(along);
  }
  return true;
}

bool make_float_along(const FloatLoops& loops, Sum sum, Along& along) {
  AlongTable& table = along.table;
  int64_t flat_below = loops.window_lanes > 0 ? loops.window_lanes : 4;
  if (table.inner >= flat_below) {
    along.loop = loops.along_blocks[sum];
    return true;
  }
  TapRows axis = std::move(table.taps);
  return flatten(axis, table.inner, along.weight_bytes, table.taps) &&
         make_flat_along(loops, sum, along);
}

/* Sums over digits of weights in place of dot products, where the processor has them. */
bool choose_byte_sums(const FixedLoops& loops, int32_t pieces, Along& along) {
  AlongTable& table = along.table;
  if (loops.byte_sums == nullptr || table.inner < fewest_channels) {
    return true;
  }
  if (!make_byte_sums(table.dots, pieces, along.pass.input_length,
                      static_cast<int32_t>(table.inner), table.bytes)) {
    return false;
  }
  if (table.bytes.blocks > 0) {
    along.loop = loops.byte_sums->along[table.inner - fewest_channels][table.bytes.digits - 2];
    table.dots = DotSums();
  }
  return true;
}

/* Sums of many units at once, where there are so many; dot products for the rest of them. */
bool choose_column_sums(const FixedLoops& loops, int32_t pieces, Along& along) {
  AlongTable& table = along.table;
  if (loops.along_columns == nullptr || table.inner < fewest_channels ||
      along.pass.outer < ColumnSums::units) {
    return true;
  }
  if (!make_column_sums(table.dots, pieces, table.columns)) {
    return false;
  }
  if (table.columns.stretches.size() > 0) {
    along.loop = loops.along_columns[table.inner - fewest_channels];
    take_together(along, ColumnSums::units);
  }
  return true;
}

/* Long sums of neighbouring pixels pay for dot products, short ones for shuffles. */
bool make_fixed_along(const FixedLoops& loops, Along& along) {
  constexpr int32_t short_pairs = 4;
  constexpr int64_t flat_below = 32;
  AlongTable& table = along.table;
  if (table.inner >= flat_below) {
    along.loop = loops.along_blocks;
    return true;
  }
  TapRows axis = std::move(table.taps);
  along.loop = loops.along_plain;
  if (!flatten(axis, table.inner, along.weight_bytes, table.taps)) {
    return false;
  }
  if (loops.shuffle_quads == 0) {
    return true;
  }
  AlongFn dots = table.inner == 1   ? loops.along_dots1
                 : table.inner == 3 ? loops.along_dots3
                 : table.inner == 4 ? loops.along_dots4
                                    : nullptr;
  if (!make_fixed_shuffles(loops, along) ||
      (dots != nullptr && !make_dot_sums(axis, along.pass.input_length, table.inner, table.dots))) {
    return false;
  }
  bool is_short =
      table.words.blocks > 0 || (table.shuffle.blocks > 0 && table.shuffle.pairs <= short_pairs);
  if (!is_short && table.dots.taps > 0) {
    along.loop = dots;
    take_together(along);
    return choose_byte_sums(loops, axis.pieces, along) &&
           choose_column_sums(loops, axis.pieces, along);
  }
  return true;
}

}  // namespace

/*
 * The innermost of the axes that change goes along its rows, the others across them. A small plane
 * goes along as a whole, because the cost of its rows would be that of the calls.
 */
bool goes_along(const Pass& pass, int64_t smallest_inner) {
  int64_t length = std::max(pass.input_length, pass.output_length);
  if (pass.inner > largest_unit / length) {
    return false;
  }
  return pass.inner < 16 || length * pass.inner <= small_unit ||
         (pass.inner == smallest_inner && pass.inner <= 256 && pass.outer >= 64);
}

bool Along::make(const Loops& loops, const SumStep& step) {
  pass = step.pass;
  output_bytes = type_bytes(step.compute);
  weight_bytes = step.is_fixed() ? 2 * step.pieces : output_bytes;
  table.inner = pass.inner;
  table.input_unit = pass.input_length * pass.inner;
  table.output_unit = pass.output_length * pass.inner;
  table.rounding = static_cast<int32_t>(step.rounding);
  table.shift = static_cast<int32_t>(step.shift);
  chunk = std::max<int64_t>(1, batch_elements / table.input_unit);
  if (!make_tap_rows(*step.taps, step.accumulation, step.compute, table.taps, step.pieces)) {
    return false;
  }
  const FloatLoops& floats = step.compute == ElementType::f64 ? loops.f64 : loops.f32;
  return step.is_fixed()
             ? make_fixed_along(loops.bytes(step.pieces), *this)
             : make_float_along(floats, sum_of_rows(step.accumulation, table.taps), *this);
}

Range Along::reads(Range output) const {
  return {output.begin / table.output_unit * table.input_unit,
          output.end / table.output_unit * table.input_unit};
}

int64_t Along::asks(int64_t asked) const {
  return std::min(asked / table.output_unit, chunk) * table.input_unit;
}

void Along::produce(const Input& input, Range output, unsigned char* out, bool stream) const {
  const int64_t end = output.end / table.output_unit;
  for (int64_t unit = output.begin / table.output_unit; unit < end;) {
    int64_t units = input.in_memory() ? end - unit : std::min(end - unit, chunk);
    const unsigned char* in =
        input.pull({unit * table.input_unit, (unit + units) * table.input_unit});
    loop(table, in, out, units, stream);
    unit += units;
    out += units * table.output_unit * output_bytes;
  }
}

}  // namespace hp
