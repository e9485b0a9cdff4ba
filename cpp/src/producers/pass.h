/*
 * Weighted sums along an axis, of floating-point numbers or of bytes.
 *
 * A pass [outer][n -> N][inner] is executed either "along" whole units, [n][inner] to [N][inner],
 * or "across" rows of `inner` elements: there each output row is a weighted sum of input rows. So
 * torch's width-then-height is across over along: every source row is resampled once.
 */
#ifndef HALFPIXEL_PASS_H
#define HALFPIXEL_PASS_H

#include <algorithm>
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
  int32_t pieces = 1; /* in integers: that each weight is cut into, see piece_bits */

  bool is_fixed() const { return compute == ElementType::u8; }
};

/* Whether a pass is executed along units; otherwise it is executed across rows. `smallest_inner` is
 * the smallest inner length of all passes of the plan. */
bool goes_along(const Pass& pass, int64_t smallest_inner);

/* Returns how the rows are summed. If no row is long enough for a whole group of unfused taps, all
 * taps but the first are fused. */
inline Sum sum_of_rows(Accumulation accumulation, const TapRows& taps) {
  Sum sum = sum_of(accumulation);
  return sum == SUM_FUSED_TAIL && taps.longest() <= taps.group ? SUM_FUSED : sum;
}

/* Makes the ring for sums across rows. `together` input rows are fetched at once where that is
 * possible. False if the ring would have too many slots. */
[[nodiscard]] bool make_ring(const TapRows& taps, const Pass& pass, int64_t together, Ring& ring);

/* Elements [at, at + length) of an output row of a block, [output length][inner]. */
struct RowPart {
  int64_t block;
  int64_t row;
  int64_t at;
  int64_t length;
};

/* Calls make(part) for each row, or part of one, that a range of output elements has. */
template <class Make>
void each_row_part(const Pass& pass, Range output, Make make) {
  const int64_t first = output.begin / pass.inner;
  RowPart part{first / pass.output_length, first % pass.output_length, output.begin % pass.inner,
               0};
  for (int64_t left = output.end - output.begin; left > 0; left -= part.length) {
    part.length = std::min(left, pass.inner - part.at);
    make(part);
    part.at = 0;
    if (++part.row == pass.output_length) {
      part.row = 0;
      part.block++;
    }
  }
}

/* Finds the input rows of a part, one for each tap. */
void find_rows(const TapRows& taps, const Pass& pass, const Rows& rows, const RowPart& part,
               const unsigned char** found);

/* Returns the input that output rows are made of, and the rows that are fetched with it. */
Range reads_across(const TapRows& taps, const Pass& pass, int64_t together, Range output);

struct Along {
  [[nodiscard]] bool make(const Loops& loops, const SumStep& step);

  Range reads(Range output) const;
  int64_t asks(int64_t asked) const;
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

  Pass pass;
  AlongTable table;
  AlongFn loop = nullptr;
  int64_t chunk = 1;    /* the most units that are made at a time */
  int64_t together = 1; /* the number of units that are fastest to make at once */
  int32_t output_bytes = 0;
  int32_t weight_bytes = 0;
};

class Across {
 public:
  /* Makes the ring too. `together` input rows are fetched at once, if the sums need most of them;
   * rows that are fetched with others count as read. */
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
