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

}  // namespace hp

#endif /* HALFPIXEL_RANGE_H */
