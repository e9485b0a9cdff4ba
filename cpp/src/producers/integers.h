/*
 * Weighted sums along an axis, of integers of any type (rule HP-202). Most sums of bytes
 * have loops of their own: producers/pass.h.
 */
#ifndef HALFPIXEL_INTEGERS_H
#define HALFPIXEL_INTEGERS_H

#include <cstdint>

#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/pass.h"
#include "producers/producer.h"

namespace hp {

/* If a step sums bytes to bytes in 32 bits and there are loops for that, returns how many pieces of
 * 16 bits its weights are cut into; otherwise 0. */
int32_t byte_sum_pieces(const Loops& loops, const FixedPoint1dStep& step);

/* What sums along whole units and sums across rows share. */
struct IntegerSums {
  [[nodiscard]] bool make(const Loops& loops, const FixedPoint1dStep& step);

  Pass pass;
  IntegerTable table;
  const IntegerInput* input = nullptr;
  const IntegerOutput* output = nullptr;
  int32_t narrow = 0; /* 1: sums of 32 bits are enough */
  int32_t shift = 0;
  int32_t output_bytes = 0;
};

/* Sums within units [input length][inner], one unit after the other. */
class IntegersAlong {
 public:
  [[nodiscard]] bool make(const Loops& loops, const FixedPoint1dStep& step, Scratch& scratch);

  int64_t input_unit() const { return sums_.pass.input_length * sums_.pass.inner; }
  int64_t output_unit() const { return sums_.pass.output_length * sums_.pass.inner; }

  Range reads(Range output) const;
  int64_t asks(int64_t) const { return input_unit(); }
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  IntegerSums sums_;
  PairSums pairs_;
  const PairLoops* pair_loops_ = nullptr; /* null: any sums */
  Place buffer_;                          /* sums of a unit */
};

/* Sums of rows of `inner` elements. */
class IntegersAcross {
 public:
  /* Makes the ring too. */
  [[nodiscard]] bool make(const Loops& loops, const FixedPoint1dStep& step, Ring& ring,
                          Scratch& scratch);

  Range reads(Range output) const;
  int64_t asks(int64_t asked) const { return asked < sums_.pass.inner ? asked : sums_.pass.inner; }
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  void sum(const RowPart& part, const unsigned char* const* rows, unsigned char* out) const;
  void sum_words(const RowPart& part, const unsigned char* const* rows, unsigned char* out) const;
  void sum_as_floats(const RowPart& part, const unsigned char* const* rows,
                     unsigned char* out) const;

  IntegerSums sums_;
  const PairLoops* pair_loops_ = nullptr; /* null: any sums */
  int64_t body_inner_ = 0;                /* positions that are summed in float32 */
  int32_t input_bytes_ = 0;
  ConvertFn narrow_float_ = nullptr;
  Array<float> float_weights_; /* times 2^-shift */
  Place pointers_;             /* to the rows of a sum */
};

}  // namespace hp

#endif /* HALFPIXEL_INTEGERS_H */
