/* Neighbouring elements of a tensor. */
#ifndef HALFPIXEL_RANGE_H
#define HALFPIXEL_RANGE_H

#include <algorithm>
#include <cstdint>

namespace hp {

struct Range {
  int64_t begin = 0;
  int64_t end = 0;

  bool is_empty() const { return begin >= end; }

  /* Returns the smallest range of whole units that holds this one. */
  Range in_units_of(int64_t unit) const {
    return {begin / unit * unit, (end + unit - 1) / unit * unit};
  }

  /* Makes this the smallest range that holds both. */
  void add(Range other) {
    if (is_empty()) {
      *this = other;
    } else if (!other.is_empty()) {
      begin = std::min(begin, other.begin);
      end = std::max(end, other.end);
    }
  }
};

/* Returns the smallest range that holds what the rows [first, last) read. Rows `period` apart read
 * alike, only further on, so those of the first and of the last period tell all. */
template <class Reads>
Range reads_of_rows(int64_t first, int64_t last, int64_t period, Reads reads) {
  Range all;
  int64_t head = std::min(last - first, period);
  for (int64_t row = first; row < first + head; row++) {
    all.add(reads(row));
  }
  for (int64_t row = std::max(first + head, last - period); row < last; row++) {
    all.add(reads(row));
  }
  return all;
}

}  // namespace hp

#endif /* HALFPIXEL_RANGE_H */
