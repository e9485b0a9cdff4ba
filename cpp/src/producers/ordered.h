/*
 * Floating-point sums whose positions do not all follow one order: the first `body_inner` of a row
 * follow one accumulation, the others another, or all of them NumPy's. Other sums have faster ways:
 * producers/pass.h.
 */
#ifndef HALFPIXEL_ORDERED_H
#define HALFPIXEL_ORDERED_H

#include <cstdint>

#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/pass.h"
#include "producers/producer.h"

namespace hp {

/* Whether a sum needs this producer. */
bool is_ordered(const Resample1dStep& step);

class Ordered {
 public:
  /* Sums along whole units, or, with a ring, across rows. */
  [[nodiscard]] bool make(const Loops& loops, const Resample1dStep& step, Ring* ring,
                          Scratch& scratch);

  int64_t input_unit() const { return pass_.input_length * pass_.inner; }
  int64_t output_unit() const { return pass_.output_length * pass_.inner; }

  Range reads(Range output) const;
  int64_t asks(int64_t asked) const;
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  struct Order {
    TapRows taps;
    BlendFn blend[unrolled_taps + 1] = {};
  };

  [[nodiscard]] bool make(const FloatLoops& loops, const Resample1dStep& step,
                          Accumulation accumulation, Order& order);
  void sum(const Rows& rows, const unsigned char** pointers, const unsigned char* unit,
           const RowPart& part, unsigned char* out) const;

  Pass pass_;
  Order body_;
  Order tail_;
  int64_t body_inner_ = 0;
  int32_t bytes_ = 0;
  bool across_ = false;
  Place pointers_; /* to the rows of a sum */
};

}  // namespace hp

#endif /* HALFPIXEL_ORDERED_H */
