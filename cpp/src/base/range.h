/* Neighbouring elements of a tensor, and where they lie if it consists of planes. */
#ifndef HALFPIXEL_RANGE_H
#define HALFPIXEL_RANGE_H

#include <algorithm>
#include <cstdint>

namespace hp {

/* Returns how many times `by` goes into a number that is not negative, rounded up. */
constexpr int64_t divide_up(int64_t number, int64_t by) {
  return number / by + (number % by != 0 ? 1 : 0);
}

struct Range {
  int64_t begin = 0;
  int64_t end = 0;

  bool is_empty() const { return begin >= end; }

  /* Returns the smallest range of whole units that holds this one. */
  Range in_units_of(int64_t unit) const {
    return {begin / unit * unit, divide_up(end, unit) * unit};
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

/* A tensor as [..][planes][length] elements. A position is an element of every plane of a block: so
 * pixels are numbered that were split into planes. With one plane positions are elements. */
struct Planes {
  int64_t planes = 1;
  int64_t length = 0;

  /* Returns the element of the first plane at a position. */
  int64_t first(int64_t position) const {
    return planes == 1 ? position : position / length * length * planes + position % length;
  }

  /* Returns where the last element at the positions up to an end ends. */
  int64_t last(int64_t end) const { return first(end - 1) + (planes - 1) * length + 1; }
};

/* How rows are made in pieces that stay in the first-level cache: several short rows, or parts of a
 * long row, all rows alike, so that what neighbouring rows share is found again. Short pieces let
 * the memory of one be fetched while another is computed. */
class Pieces {
 public:
  Pieces() = default;

  static constexpr int64_t most = 4096; /* half of a cache, in elements of 32 bits */

  /* Pieces and rows are multiples of `grain`; short rows are taken together up to `worth_a_call`
   * elements. */
  Pieces(int64_t row, int64_t grain, int64_t worth_a_call = 1024) {
    rows_ = row * std::max<int64_t>(1, worth_a_call / row);
    const int64_t pieces = divide_up(rows_, most);
    length_ = Range{0, divide_up(rows_, pieces)}.in_units_of(grain).end;
  }

  /* Returns the number of elements of the longest piece. */
  int64_t length() const { return length_; }

  /* Returns the piece that a range begins with. */
  Range first_of(Range range) const {
    if (range.end - range.begin <= length_) {
      return range;
    }
    const int64_t row = range.begin / rows_ * rows_;
    const int64_t end = row + ((range.begin - row) / length_ + 1) * length_;
    return {range.begin, std::min({end, row + rows_, range.end})};
  }

 private:
  int64_t rows_ = 1;
  int64_t length_ = 1;
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
