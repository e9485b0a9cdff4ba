#include "chain.h"

#include <algorithm>

#include "along.h"
#include "channels.h"
#include "convert.h"
#include "tables.h"

namespace hp {
namespace {

constexpr int64_t batch_elements =
    4096;                            /* of a buffer between levels: half of a first-level cache */
constexpr int64_t small_unit = 8192; /* whole units of an outer axis that are better taken along */
constexpr int64_t largest_unit = int64_t{1} << 30; /* positions in a unit are 32-bit integers */

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

/* Without a whole group of unfused taps in any row, all taps but the first are fused. */
Sum sum_of_rows(Accumulation accumulation, const TapRows& taps) {
  Sum sum = sum_of(accumulation);
  return sum == SUM_FUSED_TAIL && taps.longest() <= taps.group ? SUM_FUSED : sum;
}

/* Whether the sums use most of the rows between the first and the last. */
bool is_dense(const TapRows& taps) {
  int32_t first = INT32_MAX;
  int32_t last = -1;
  int64_t used = 0;
  for (int32_t tap = 0; tap < taps.indices.size(); tap++) {
    int32_t index = taps.indices[tap];
    used += index > last ? 1 : 0;
    first = std::min(first, index);
    last = std::max(last, index);
  }
  return used * 2 > last - first;
}

bool make_across(Level& level) {
  const TapRows& taps = level.table.taps;
  int64_t span = 1;
  for (int64_t row = 0; row < taps.rows; row++) {
    auto first = taps.indices.data() + taps.starts[row];
    auto last = taps.indices.data() + taps.starts[row + 1];
    if (first < last) {
      span = std::max<int64_t>(span,
                               *std::max_element(first, last) - *std::min_element(first, last) + 1);
    }
  }
  span += level.together - 1;
  int64_t slots = 1;
  while (slots < span) {
    slots *= 2;
  }
  level.slots = static_cast<int32_t>(std::min<int64_t>(slots, int64_t{1} << 30));
  return slots == level.slots;
}

/* Returns the rows between the first and the last that whole output rows are made of. */
Range reads_across(const Level& level, Range output) {
  const TapRows& taps = level.table.taps;
  int64_t length = level.pass.input_length;
  int64_t inner = level.pass.inner;
  auto reads_of = [&](int64_t r) {
    int64_t first = r / taps.rows * length;
    int64_t row = r % taps.rows;
    Range all;
    for (int32_t tap = taps.starts[row]; tap < taps.starts[row + 1]; tap++) {
      all.add({first + taps.indices[tap], first + taps.indices[tap] + 1});
    }
    return all;
  };
  Range all = reads_of_rows(output.begin / inner, output.end / inner, taps.rows, reads_of);
  return {all.begin * inner, all.end * inner};
}

/* Rows whose length is a multiple of a page would all compete for the same places of the cache. */
int64_t slot_size(int64_t bytes) {
  int64_t size = (bytes + 63) / 64 * 64;
  return size % 4096 == 0 ? size + 192 : size;
}

}  // namespace

Level* Chain::append_elementwise(LevelKind kind, ElementType input, ElementType output) {
  constexpr int64_t shortest = 64;
  Level* level = levels_.append();
  if (level != nullptr) {
    bool bottom = levels_.size() == 1;
    level->kind = kind;
    level->input_bytes = type_bytes(input);
    level->output_bytes = type_bytes(output);
    level->grain = bottom ? 1 : levels_[levels_.size() - 2].grain;
    level->row = bottom ? shortest : levels_[levels_.size() - 2].row;
    level->chunk = level->grain * std::max<int64_t>(1, batch_elements / level->grain);
  }
  return level;
}

bool Chain::add_convert(const Kernels& kernels, ElementType input, ElementType output) {
  Level* level = append_elementwise(LevelKind::convert, input, output);
  if (level != nullptr) {
    level->convert = find_convert(kernels, input, output);
  }
  return level != nullptr;
}

bool Chain::add_channels(const Kernels& kernels, const ChannelOperation& operation, int64_t inner) {
  Level* level = append_elementwise(LevelKind::channels, operation.type, operation.type);
  return level != nullptr && make_channel_table(kernels, operation, inner, level->channels);
}

/* Returns how many rows the level below best produces at once. */
int64_t Chain::rows_together(const Level& top) const {
  if (levels_.size() < 2 || !is_dense(top.table.taps)) {
    return 1;
  }
  const Level& below = levels_[levels_.size() - 2];
  int64_t units = top.pass.inner / below.grain;
  return below.kind == LevelKind::along && units > 0 ? std::max<int64_t>(1, below.together / units)
                                                     : 1;
}

bool Chain::add_sum(const Kernels& kernels, const SumStep& step, int64_t smallest_inner,
                    bool* added) {
  const Pass& pass = step.pass;
  bool along = goes_along(pass, smallest_inner);
  int64_t below = levels_.size() > 0 ? levels_[levels_.size() - 1].grain : 1;
  *added = (along ? pass.input_length * pass.inner : pass.inner) % below == 0;
  if (!*added) {
    return true;
  }
  Level* level = levels_.append();
  if (level == nullptr) {
    return false;
  }
  const FloatKernels& floats = step.compute == ElementType::f64 ? kernels.f64 : kernels.f32;
  level->pass = pass;
  level->fixed = step.compute == ElementType::u8;
  level->input_bytes = level->output_bytes = type_bytes(step.compute);
  level->weight_bytes = level->fixed ? 2 : level->input_bytes;
  level->kind = along ? LevelKind::along : LevelKind::across;
  level->grain = along ? pass.output_length * pass.inner : below;
  level->row = along ? level->grain : pass.inner;
  level->table.inner = pass.inner;
  level->table.input_unit = pass.input_length * pass.inner;
  level->table.output_unit = pass.output_length * pass.inner;
  level->table.rounding = static_cast<int32_t>(step.rounding);
  level->table.shift = static_cast<int32_t>(step.shift);
  level->chunk = along ? std::max<int64_t>(1, batch_elements / level->table.input_unit) : 0;
  if (!make_tap_rows(*step.taps, step.accumulation, step.compute, level->table.taps)) {
    return false;
  }
  Sum sum = sum_of_rows(step.accumulation, level->table.taps);
  level->blend = level->fixed ? &kernels.u8.blend : floats.blend[sum];
  if (!along) {
    level->together = rows_together(*level);
    return make_across(*level);
  }
  return level->fixed ? make_fixed_along(kernels.u8, *level)
                      : make_float_along(floats, sum, *level);
}

bool Chain::place(Scratch& scratch) {
  int64_t asked = INT64_MAX; /* the most output elements that are asked of a level at once */
  for (int64_t l = levels_.size() - 1; l >= 0; l--) {
    Level& level = levels_[l];
    int64_t count = 1;
    if (level.kind == LevelKind::across) {
      asked = std::min(asked, level.pass.inner);
      count = level.slots;
      int64_t pointers = level.table.taps.longest();
      if (!scratch.add(pointers, sizeof(void*), level.rows)) {
        return false;
      }
    } else if (level.kind == LevelKind::along) {
      asked = std::min(asked / level.table.output_unit, level.chunk) * level.table.input_unit;
    } else {
      asked = std::min(asked, level.chunk);
    }
    if (l > 0) {
      int64_t bytes = 0;
      if (__builtin_mul_overflow(asked, int64_t{level.input_bytes}, &bytes) ||
          bytes > INT64_MAX - 4096) {
        return false;
      }
      level.slot_bytes = level.together > 1 ? bytes : slot_size(bytes); /* together: dense */
      if (!scratch.add(count, level.slot_bytes, level.input) ||
          !scratch.add(count, 16, level.tags)) {
        return false;
      }
    }
    if (level.kind == LevelKind::across) {
      asked *= level.together;
    }
  }
  return true;
}

bool Chain::is_elementwise() const {
  bool only = true;
  for (int64_t l = 0; l < levels_.size(); l++) {
    only =
        only && (levels_[l].kind == LevelKind::convert || levels_[l].kind == LevelKind::channels);
  }
  return only;
}

Range Chain::reads(Range output) const {
  for (int64_t l = levels_.size() - 1; l >= 0; l--) {
    const Level& level = levels_[l];
    const AlongTable& table = level.table;
    if (level.kind == LevelKind::along) {
      output = {output.begin / table.output_unit * table.input_unit,
                output.end / table.output_unit * table.input_unit};
    } else if (level.kind == LevelKind::across) {
      output = reads_across(level, output.in_units_of(level.pass.inner));
    }
  }
  return output;
}

int64_t Chain::cut(int64_t elements, int32_t bands) const {
  constexpr int64_t rows_a_band = 8;
  constexpr int64_t shortest = 64;
  const Level& top = levels_[levels_.size() - 1];
  if (elements / top.row / rows_a_band >= bands) {
    return top.row;
  }
  return top.grain * std::max<int64_t>(1, shortest / top.grain);
}

}  // namespace hp
