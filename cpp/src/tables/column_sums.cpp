#include "tables/column_sums.h"

#include <algorithm>

namespace hp {
namespace {

constexpr int32_t group_taps = ColumnSums::taps;

/* Groups [begin, end) of a row of inputs. */
struct Groups {
  int32_t begin = INT32_MAX;
  int32_t end = 0;

  int32_t count() const { return end - begin; }
  Groups with(Groups other) const {
    return {std::min(begin, other.begin), std::max(end, other.end)};
  }
};

struct Maker {
  const DotSums& dots;
  int32_t pieces;
  ColumnSums& sums;

  /* The groups of the taps whose weight is not zero; at least one. */
  Groups groups_of(int64_t output) const {
    int32_t first = 0;
    int32_t last = dots.taps - 1;
    while (first < last && dots.weight(output, first, pieces) == 0) {
      first++;
    }
    while (first < last && dots.weight(output, last, pieces) == 0) {
      last--;
    }
    const int32_t at = dots.first[output];
    return {(at + first) / group_taps, (at + last) / group_taps + 1};
  }

  /* Writes the weights of an output; false if a high part is too large. */
  bool put_weights(int64_t output) {
    constexpr int32_t high_bits = 16;
    for (int32_t tap = 0; tap < dots.taps; tap++) {
      const int32_t weight = dots.weight(output, tap, pieces);
      if (weight != 0) {
        const int32_t at = dots.first[output] + tap;
        const int64_t group = sums.starts[output] + at / group_taps - sums.groups[output];
        const int32_t k = at % group_taps;
        const auto low = static_cast<int16_t>(weight);
        const int32_t high = (weight - low) >> high_bits;
        if (high < -ColumnSums::most_high || high > ColumnSums::most_high) {
          return false;
        }
        sums.low[group * group_taps + k % 2 * 2 + k / 2] = low;
        sums.high[group * group_taps + k] = static_cast<int8_t>(high);
      }
    }
    return true;
  }

  /* Adds a block to the last stretch, or begins another one; false if there is no memory. */
  bool put_block(Groups block, Groups& stretch) {
    const Groups both = stretch.with(block);
    const bool fits = sums.stretches.size() > 0 && both.count() <= ColumnSums::most_groups;
    ColumnSums::Stretch* last =
        fits ? &sums.stretches[sums.stretches.size() - 1] : sums.stretches.append();
    if (last == nullptr) {
      return false;
    }
    stretch = fits ? both : block;
    *last = {last->blocks + 1, stretch.begin, stretch.count()};
    return true;
  }
};

}  // namespace

bool make_column_sums(const DotSums& dots, int32_t pieces, ColumnSums& sums) {
  Maker make{dots, pieces, sums};
  const int64_t outputs = dots.first.size();
  if (outputs < ColumnSums::outputs) {
    return true;
  }
  if (!sums.groups.allocate(outputs) || !sums.starts.allocate(outputs + 1)) {
    return false;
  }
  for (int64_t i = 0; i < outputs; i++) {
    const Groups groups = make.groups_of(i);
    sums.groups[i] = groups.begin;
    sums.starts[i + 1] = sums.starts[i] + groups.count();
  }
  const int64_t weights = int64_t{sums.starts[outputs]} * group_taps;
  if (!sums.low.allocate(weights) || !sums.high.allocate(weights)) {
    return false;
  }
  bool fits = true;
  for (int64_t i = 0; fits && i < outputs; i++) {
    fits = make.put_weights(i);
  }
  Groups stretch;
  for (int64_t at = 0; fits && at < outputs; at += ColumnSums::outputs) {
    const int64_t first = std::min(at, outputs - ColumnSums::outputs); /* the last may overlap */
    Groups block;
    for (int64_t i = first; i < first + ColumnSums::outputs; i++) {
      block = block.with({sums.groups[i], sums.groups[i] + sums.starts[i + 1] - sums.starts[i]});
    }
    fits = block.count() <= ColumnSums::most_groups;
    if (fits && !make.put_block(block, stretch)) {
      return false;
    }
  }
  if (!fits) {
    sums = ColumnSums();
  }
  return true;
}

}  // namespace hp
