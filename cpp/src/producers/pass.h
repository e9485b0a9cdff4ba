/*
 * Weighted sums along an axis, of floating-point numbers or of bytes.
 *
 * A pass [outer][n -> N][inner] is executed either "along" whole units, [n][inner] to [N][inner],
 * or "across" rows of `inner` elements: there each output row is a weighted sum of input rows. So
 * torch's width-then-height is across over along: every source row is resampled once.
 */
#ifndef HALFPIXEL_PASS_H
#define HALFPIXEL_PASS_H

#include <cstdint>

#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"

namespace hp {

struct SumStep {
  Pass pass;
  const TapTable* taps = nullptr;
  Accumulation accumulation = Accumulation::sequential;
  ElementType compute = ElementType::f32; /* uint8: in integers */
  int64_t rounding = 0;
  int64_t shift = 0;
  int32_t pieces = 1; /* of a weight, in integers */

  bool is_fixed() const { return compute == ElementType::u8; }
};

/* Whether a pass of a plan is better executed along units than across rows, if the smallest inner
 * length of all its passes is this. */
bool goes_along(const Pass& pass, int64_t smallest_inner);

/* Without a whole group of unfused taps in any row, all taps but the first are fused. */
inline Sum sum_of_rows(Accumulation accumulation, const TapRows& taps) {
  Sum sum = sum_of(accumulation);
  return sum == SUM_FUSED_TAIL && taps.longest() <= taps.group ? SUM_FUSED : sum;
}

/* Makes the ring of sums across rows: so many rows of input best come at once. False if it would
 * have too many slots. */
[[nodiscard]] bool make_ring(const TapRows& taps, const Pass& pass, int64_t together, Ring& ring);

/* Returns the input that output rows are made of; what comes with a row counts as read. */
Range reads_across(const TapRows& taps, const Pass& pass, int64_t together, Range output);

struct Along {
  [[nodiscard]] bool make(const Loops& loops, const SumStep& step);

  Range reads(Range output) const;
  int64_t asks(int64_t asked) const;
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

  Pass pass;
  AlongTable table;
  AlongFn loop = nullptr;
  int64_t chunk = 1;    /* units at a time, if they are asked for */
  int64_t together = 1; /* units that best come at once */
  int32_t output_bytes = 0;
  int32_t weight_bytes = 0;
};

class Across {
 public:
  /* Makes the ring too: so many rows of input best come at once, if the sums need most of them.
   * What comes with a row counts as read. */
  [[nodiscard]] bool make(const Loops& loops, const SumStep& step, int64_t together, Ring& ring,
                          Scratch& scratch);

  Range reads(Range output) const;
  int64_t asks(int64_t asked) const { return asked < pass_.inner ? asked : pass_.inner; }
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  Pass pass_;
  TapRows taps_;
  const BlendFn* blend_ = nullptr; /* by number of taps, see unrolled_taps */
  bool fixed_ = false;
  int32_t bytes_ = 0;
  int32_t weight_bytes_ = 0;
  int32_t rounding_ = 0;
  int32_t shift_ = 0;
  int64_t together_ = 1;
  Place pointers_; /* to the rows of a sum */
};

}  // namespace hp

#endif /* HALFPIXEL_PASS_H */
