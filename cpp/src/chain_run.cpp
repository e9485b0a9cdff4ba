#include <algorithm>

#include "chain.h"
#include "channels.h"

namespace hp {
namespace {

/* What a slot of a ring holds: elements [begin, begin + count) of the level below. */
struct Tag {
  int64_t begin;
  int64_t count;
  bool holds(int64_t from, int64_t length) const { return begin == from && count == length; }
};

class Puller {
 public:
  Puller(const Array<Level>& levels, const unsigned char* source, unsigned char* scratch)
      : levels_(levels), source_(source), scratch_(scratch) {
    for (int64_t l = 1; l < levels.size(); l++) {
      Tag* tags = tags_of(levels[l]);
      std::fill(tags, tags + levels[l].slots, Tag{-1, 0});
    }
  }

  /* Computes output elements [begin, begin + count) of a level. */
  void produce(int64_t l, int64_t begin, int64_t count, unsigned char* out, bool stream) {
    switch (levels_[l].kind) {
      case LevelKind::convert:
      case LevelKind::channels:
        return change(l, begin, count, out);
      case LevelKind::along:
        return along(l, begin, count, out, stream);
      case LevelKind::across:
        return across(l, begin, count, out, stream);
    }
  }

 private:
  Tag* tags_of(const Level& level) const { return reinterpret_cast<Tag*>(level.tags.in(scratch_)); }

  /* Returns input elements of a level: those of the source, or computed into the given memory. */
  const unsigned char* pull(int64_t l, int64_t begin, int64_t count, unsigned char* memory) {
    if (l == 0) {
      return source_ + begin * levels_[0].input_bytes;
    }
    produce(l - 1, begin, count, memory, false);
    return memory;
  }

  /* Changes elements one by one. */
  void change(int64_t l, int64_t begin, int64_t count, unsigned char* out) {
    const Level& level = levels_[l];
    unsigned char* buffer = level.input.in(scratch_);
    while (count > 0) {
      int64_t part = std::min(count, level.chunk);
      const unsigned char* in = pull(l, begin, part, buffer);
      if (level.kind == LevelKind::convert) {
        level.convert(in, out, part);
      } else {
        run_channels(level.channels, in, begin, part, out);
      }
      begin += part;
      count -= part;
      out += part * level.output_bytes;
    }
  }

  void along(int64_t l, int64_t begin, int64_t count, unsigned char* out, bool stream) {
    const Level& level = levels_[l];
    const AlongTable& table = level.table;
    unsigned char* buffer = level.input.in(scratch_);
    int64_t unit = begin / table.output_unit;
    int64_t end = unit + count / table.output_unit;
    while (unit < end) {
      int64_t units = l == 0 ? end - unit : std::min(end - unit, level.chunk);
      const unsigned char* in = pull(l, unit * table.input_unit, units * table.input_unit, buffer);
      level.along(table, in, out, units, stream);
      unit += units;
      out += units * table.output_unit * level.output_bytes;
    }
  }

  void across(int64_t l, int64_t begin, int64_t count, unsigned char* out, bool stream) {
    const Level& level = levels_[l];
    int64_t inner = level.pass.inner;
    int64_t row = begin / inner;
    int64_t at = begin % inner;
    int64_t outer = row / level.pass.output_length;
    row %= level.pass.output_length;
    while (count > 0) {
      int64_t part = std::min(count, inner - at);
      sum_row(l, outer, row, at, part, out, stream);
      out += part * level.output_bytes;
      count -= part;
      at = 0;
      if (++row == level.pass.output_length) {
        row = 0;
        outer++;
      }
    }
  }

  void sum_row(int64_t l, int64_t outer, int64_t row, int64_t at, int64_t length,
               unsigned char* out, bool stream) {
    const Level& level = levels_[l];
    const TapRows& taps = level.table.taps;
    auto rows = reinterpret_cast<const void**>(level.rows.in(scratch_));
    int32_t start = taps.starts[row];
    RowSum sum;
    sum.taps = taps.count(row);
    for (int32_t t = 0; t < sum.taps; t++) {
      int64_t index = taps.indices[start + t];
      int64_t begin = (outer * level.pass.input_length + index) * level.pass.inner + at;
      rows[t] = input_row(l, index, begin, length);
    }
    sum.out = out;
    sum.rows = rows;
    sum.weights = taps.weights.data() + static_cast<int64_t>(start) * level.weight_bytes;
    sum.strict = strict_taps(taps.group, sum.taps);
    sum.length = length;
    sum.stream = stream;
    sum.rounding = level.table.rounding;
    sum.shift = level.table.shift;
    level.blend[level.fixed || sum.taps > unrolled_taps ? 0 : sum.taps](sum);
  }

  /* A ring has a place for every row between the first and the last tap of a sum, and for those
   * that come together with one of them, so a row that the sum still needs is never overwritten. */
  const unsigned char* input_row(int64_t l, int64_t index, int64_t begin, int64_t length) {
    const Level& level = levels_[l];
    if (l == 0) {
      return source_ + begin * level.input_bytes;
    }
    int64_t slot = index & (level.slots - 1);
    unsigned char* memory = level.input.in(scratch_) + slot * level.slot_bytes;
    Tag* tag = tags_of(level) + slot;
    if (!tag->holds(begin, length)) {
      int64_t rows = length == level.pass.inner ? missing_rows(level, index, begin) : 1;
      for (int64_t r = 0; r < rows; r++) {
        tag[r] = {begin + r * length, length};
      }
      produce(l - 1, begin, rows * length, memory, false);
    }
    return memory;
  }

  /* Returns how many rows from this one on to produce at once: neighbouring sums need them, and the
   * ring has places for them behind each other. */
  int64_t missing_rows(const Level& level, int64_t index, int64_t begin) {
    int64_t slot = index & (level.slots - 1);
    int64_t most = std::min({level.together, level.pass.input_length - index, level.slots - slot});
    const Tag* tags = tags_of(level) + slot;
    int64_t rows = 1;
    while (rows < most && !tags[rows].holds(begin + rows * level.pass.inner, level.pass.inner)) {
      rows++;
    }
    return rows;
  }

  const Array<Level>& levels_;
  const unsigned char* source_;
  unsigned char* scratch_;
};

}  // namespace

void Chain::run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end,
                unsigned char* scratch, bool stream) const {
  if (begin < end) {
    Puller(levels_, source, scratch)
        .produce(levels_.size() - 1, begin, end - begin, target, stream);
  }
}

}  // namespace hp
