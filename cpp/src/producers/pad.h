/* Executes a pad: borders of one value around an axis. */
#ifndef HALFPIXEL_PAD_H
#define HALFPIXEL_PAD_H

#include <algorithm>
#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"

namespace hp {

class Pad {
 public:
  void make(const Loops& loops, const PadStep& step);

  /* Output comes in multiples of an index, or of all indices of the axis. */
  int64_t index_elements() const { return pass_.inner; }
  int64_t axis_elements() const { return pass_.output_length * pass_.inner; }
  int64_t axis_input() const { return pass_.input_length * pass_.inner; }

  Range reads(Range output) const;
  int64_t asks(int64_t asked) const { return std::min(asked, axis_input()); }
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  void fill(unsigned char* target, int64_t bytes) const;

  Pass pass_;
  int64_t before_ = 0;
  int64_t element_bytes_ = 1;
  unsigned char value_[8] = {};
};

}  // namespace hp

#endif /* HALFPIXEL_PAD_H */
