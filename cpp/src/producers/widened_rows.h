/* Rows of input for a producer that computes in a wider type. */
#ifndef HALFPIXEL_WIDENED_ROWS_H
#define HALFPIXEL_WIDENED_ROWS_H

#include <algorithm>
#include <cstdint>

#include "base/range.h"
#include "loops/loops.h"
#include "producers/producer.h"

namespace hp {

/* Input rows in the type that is computed in: as they come, or the last ones widened. */
class WidenedRows {
 public:
  static constexpr int64_t kept = 8; /* at least as many as one output row needs */

  WidenedRows(const Input& input, int64_t length, ConvertFn widen, unsigned char* memory,
              int64_t slot_bytes)
      : source_(input), length_(length), widen_(widen), memory_(memory), slot_bytes_(slot_bytes) {
    std::fill(rows_, rows_ + kept, -1);
  }

  const unsigned char* at(int64_t row) {
    const Range range{row * length_, (row + 1) * length_};
    if (widen_ == nullptr) {
      return source_.row(row, range);
    }
    int64_t slot = 0;
    for (int64_t s = 0; s < kept; s++) {
      if (rows_[s] == row) {
        used_[s] = ++uses_;
        return memory_ + s * slot_bytes_;
      }
      slot = used_[s] < used_[slot] ? s : slot;
    }
    rows_[slot] = row;
    used_[slot] = ++uses_;
    widen_(source_.row(row, range), memory_ + slot * slot_bytes_, length_);
    return memory_ + slot * slot_bytes_;
  }

 private:
  Rows source_;
  int64_t length_;
  ConvertFn widen_;
  unsigned char* memory_;
  int64_t slot_bytes_;
  int64_t rows_[kept];
  int64_t used_[kept] = {};
  int64_t uses_ = 0;
};

}  // namespace hp

#endif /* HALFPIXEL_WIDENED_ROWS_H */
