/* Memory with gaps between the rows of a tensor. */
#ifndef HALFPIXEL_TEST_PADDED_H
#define HALFPIXEL_TEST_PADDED_H

#include <algorithm>
#include <cstdint>
#include <vector>

#include "cases.h"
#include "random.h"

namespace test {

/* What lies where nobody may write. */
constexpr unsigned char untouched = 0xA5;

/* Memory for a tensor as [blocks][rows][row] with gaps behind rows and blocks, or without any. */
class Padded {
 public:
  Padded(int64_t elements, int64_t unit, Random& random) : unit_(unit) {
    const bool few = random.one_in(3); /* few long rows */
    const int64_t row = few ? elements / smallest_factor(elements) : divisor(elements, random);
    const int64_t rows = divisor(elements / row, random);
    const int64_t blocks = elements / row / rows;
    const int64_t row_step = row + random.in(0, 9);
    const int64_t block_step = row_step * rows + random.in(0, 9);
    before_ = random.in(0, 5);
    for (int64_t element = 0; element < elements; element++) {
      places_.push_back(before_ + element / row / rows * block_step +
                        element / row % rows * row_step + element % row);
    }
    if (!random.one_in(4)) {
      axes_ = {2, blocks, block_step * unit, rows, row_step * unit};
    } else {
      for (int64_t element = 0; element < elements; element++) {
        places_[static_cast<size_t>(element)] = before_ + element;
      }
    }
    memory_.assign(static_cast<size_t>((places_.back() + 1 + random.in(0, 5)) * unit), untouched);
  }

  void put(const Bytes& elements) { put(elements, memory_); }

  Bytes get() const {
    Bytes elements;
    for (int64_t place : places_) {
      const auto from = memory_.begin() + place * unit_;
      elements.insert(elements.end(), from, from + unit_);
    }
    return elements;
  }

  /* Whether all bytes that belong to no element are as they were. */
  bool is_clean() const {
    Bytes clean(memory_.size(), untouched);
    put(get(), clean);
    return clean == memory_;
  }

  unsigned char* data() { return memory_.data(); }
  int64_t bytes() const { return static_cast<int64_t>(memory_.size()); }
  int64_t offset() const { return before_ * unit_; }
  const int64_t* axes() const { return axes_.empty() ? nullptr : axes_.data(); }

 private:
  static int64_t smallest_factor(int64_t number) {
    int64_t found = 2;
    while (found < number && number % found != 0) {
      found++;
    }
    return found > number ? number : found;
  }

  static int64_t divisor(int64_t number, Random& random) {
    int64_t found = random.in(1, number);
    while (number % found != 0) {
      found--;
    }
    return found;
  }

  void put(const Bytes& elements, Bytes& memory) const {
    auto from = elements.begin();
    for (int64_t place : places_) {
      std::copy_n(from, unit_, memory.begin() + place * unit_);
      from += unit_;
    }
  }

  int64_t unit_;
  int64_t before_ = 0;
  std::vector<int64_t> places_;
  std::vector<int64_t> axes_;
  Bytes memory_;
};

}  // namespace test

#endif /* HALFPIXEL_TEST_PADDED_H */
