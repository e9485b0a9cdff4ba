#include "base/view.h"

#include <algorithm>
#include <cstring>

namespace hp {

bool View::make(const int64_t* numbers, int64_t elements, int64_t unit) {
  count_ = numbers == nullptr ? 0 : numbers[0];
  axes_ = count_ == 0 ? nullptr : numbers + 1;
  elements_ = elements;
  unit_ = unit;
  int64_t rows = 1;
  for (int64_t axis = 0; axis < count_; axis++) {
    if (length(axis) < 1 || __builtin_mul_overflow(rows, length(axis), &rows)) {
      return false;
    }
  }
  if (count_ < 0 || elements % rows != 0 || __builtin_mul_overflow(elements, unit, &extent_)) {
    return false;
  }
  row_ = std::max<int64_t>(1, elements / rows);
  extent_ = elements / rows * unit;
  for (int64_t axis = count_ - 1; axis >= 0; axis--) {
    int64_t more = 0;
    if (step(axis) < extent_ || step(axis) % unit != 0 ||
        __builtin_mul_overflow(step(axis), length(axis) - 1, &more) ||
        __builtin_add_overflow(extent_, more, &extent_)) {
      return false;
    }
  }
  return elements > 0 || count_ == 0;
}

int64_t View::place(int64_t element) const {
  int64_t row = element / row_;
  int64_t place = element % row_ * unit_;
  for (int64_t axis = count_ - 1; axis >= 0; axis--) {
    place += row % length(axis) * step(axis);
    row /= length(axis);
  }
  return place;
}

void View::scatter(Range elements, const unsigned char* from, unsigned char* first) const {
  while (!elements.is_empty()) {
    const int64_t end = std::min(elements.end, row_end(elements.begin));
    const int64_t bytes = (end - elements.begin) * unit_;
    std::memcpy(first + place(elements.begin), from, static_cast<size_t>(bytes));
    from += bytes;
    elements.begin = end;
  }
}

void View::gather(Range elements, const unsigned char* first, unsigned char* to) const {
  while (!elements.is_empty()) {
    const int64_t end = std::min(elements.end, row_end(elements.begin));
    const int64_t bytes = (end - elements.begin) * unit_;
    std::memcpy(to, first + place(elements.begin), static_cast<size_t>(bytes));
    to += bytes;
    elements.begin = end;
  }
}

int64_t View::block(int64_t axis) const {
  int64_t bytes = row_ * unit_;
  for (int64_t inside = count_ - 1; inside > axis; inside--) {
    bytes += step(inside) * (length(inside) - 1);
  }
  return bytes;
}

bool View::touches(int64_t low, int64_t high) const {
  low = std::max<int64_t>(low, 0);
  high = std::min(high, extent_);
  for (int64_t axis = 0; axis < count_ && low < high; axis++) {
    const int64_t at = low / step(axis);
    if ((high - 1) / step(axis) > at) {
      return true; /* another block begins in between, with an element */
    }
    low -= at * step(axis);
    high = std::min(high - at * step(axis), block(axis));
  }
  return low < high;
}

bool View::overlaps(const View& other, int64_t ahead) const {
  if (ahead >= extent_ || ahead + other.extent_ <= 0) {
    return false;
  }
  for (int64_t element = 0; element < other.elements_; element += other.row_) {
    const int64_t begin = ahead + other.place(element);
    if (touches(begin, begin + other.row_ * other.unit_)) {
      return true;
    }
  }
  return false;
}

}  // namespace hp
