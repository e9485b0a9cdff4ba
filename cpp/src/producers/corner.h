/*
 * Executes a blend of corners row by row, in float32 or float64. Rows of a narrower type are
 * widened one by one and kept as long as neighbouring output rows need them.
 */
#ifndef HALFPIXEL_CORNER_H
#define HALFPIXEL_CORNER_H

#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"
#include "producers/scratch.h"

namespace hp {

class Corner {
 public:
  /* Makes the ring of input rows too, if there is one. */
  [[nodiscard]] bool make(const Loops& loops, const CornerBlendStep& step, Ring& ring,
                          Scratch& scratch);

  /* Returns the number of output elements in a row; bands consist of whole rows. */
  int64_t row_elements() const { return row_; }

  /* Returns the number of input elements in a row. With two outer axes a row is needed again so
   * much later that no ring would still hold it: 0, the input has to be a whole tensor. */
  int64_t row_input() const { return outer_axes_ == 1 ? input_row_ : 0; }

  /* Returns the input elements between the first and the last that whole rows are made of. */
  Range reads(Range output) const;

  int64_t asks(int64_t) const { return row_input(); }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  /* The sum of some channels. */
  struct Blend {
    CornerFn loop = nullptr;
    CornerFn two_rows = nullptr; /* null: only one at a time */
    int32_t order[8] = {};
    int32_t strict = 0;
  };

  [[nodiscard]] bool make_last_axis(const FloatLoops& loops, const CornerBlendStep& step);
  void make_blend(const FloatLoops& loops, Accumulation accumulation, Blend& blend) const;
  template <class T>
  void run_rows(const Input& input, unsigned char* target, int64_t begin, int64_t end) const;
  void blend(const Blend& with, int64_t first, int64_t last, CornerRow& row) const;
  void blend_piece(int64_t image, CornerRow& row) const;
  int64_t images_together(int64_t image, int64_t most) const;
  void run_row(int64_t image, unsigned char* target, unsigned char* scratch, bool two,
               CornerRow& row) const;
  bool are_sums_alike() const { return body_channels_ == 0 || body_channels_ == channels_; }
  bool are_alike(int64_t position, int64_t next) const;
  void set_rows(int64_t position, int64_t* rows) const;
  template <class T>
  void set_weights(int64_t position, T* weights) const;

  bool wide_ = false;
  bool channels_inner_ = false;
  bool flat_ = true;     /* vectors hold neighbouring positions, with all of their few channels */
  bool in_twos_ = false; /* two rows of output are made together, where they are alike */
  int64_t channels_ = 0;
  int64_t body_channels_ = 0;
  int32_t element_bytes_ = 0; /* of source and target */
  ConvertFn widen_ = nullptr; /* null: elements have the type that is computed in */
  ConvertFn narrow_ = nullptr;
  Place widened_;          /* rows of input */
  Place finished_;         /* a piece of a row of output, and of the next one */
  int64_t columns_ = 0;    /* positions in a row of output ... */
  int64_t piece_ = 0;      /* ... and how many of them are blended before they are narrowed */
  int64_t row_ = 0;        /* output elements */
  int64_t input_row_ = 0;  /* input elements */
  int64_t image_ = 1;      /* input rows of an image, or of one channel if channels are outside */
  int64_t positions_ = 1;  /* output rows of an image, or of one channel */
  int32_t outer_axes_ = 0; /* one or two */
  int64_t lengths_[2] = {1, 1};
  TapRows outer_[2];
  AlongTable last_axis_;
  Blend body_;
  Blend tail_;
};

}  // namespace hp

#endif /* HALFPIXEL_CORNER_H */
