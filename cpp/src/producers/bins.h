/* Executes means over bins row by row, in float32 or float64. */
#ifndef HALFPIXEL_BINS_H
#define HALFPIXEL_BINS_H

#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"

namespace hp {

class Bins {
 public:
  [[nodiscard]] bool make(const Loops& loops, const BinMeanStep& step);

  /* Returns the number of output elements in a row; bands consist of whole rows. */
  int64_t row_elements() const { return table_.rows * table_.inner; }

  /* Returns the input elements between the first and the last that whole rows are made of. */
  Range reads(Range output) const;

  /* Returns the most input elements of a row; 0 if rows share so many, or have so many, that the
   * input should rather be a whole tensor. */
  int64_t row_input() const;

  /* Input is asked for in multiples of a line. */
  int64_t line_input() const { return table_.line; }
  int64_t asks(int64_t) const { return row_input(); }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  /* The bins of an axis outside the rows; a missing one has a single bin with a single index. */
  struct Outer {
    int64_t input_length = 1;
    int64_t rows = 1;
    int64_t body_rows = 1; /* bins that may follow `body` */
    Array<int32_t> starts;
    Array<int32_t> counts;
  };

  /* Where the bins of an output row lie. */
  struct At {
    int64_t d;
    int64_t h;
    int64_t first; /* input element of the first line */
  };

  At at(int64_t row) const;
  Range input_of(const At& bins) const;

  int64_t element_bytes_ = 4;
  Outer depth_;
  Outer height_;
  MeanTable table_;
  BinFn loop_ = nullptr;
};

}  // namespace hp

#endif /* HALFPIXEL_BINS_H */
