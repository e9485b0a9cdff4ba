/* Executes the gradient of a resampling row by row, in float32 or float64. */
#ifndef HALFPIXEL_ADJOINT_H
#define HALFPIXEL_ADJOINT_H

#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"
#include "producers/scratch.h"

namespace hp {

class Adjoint {
 public:
  /* Makes the ring too, unless a whole tensor is needed. */
  [[nodiscard]] bool make(const Loops& loops, const AdjointSumStep& step, Ring& ring,
                          Scratch& scratch);

  /* Returns the number of output elements in a row; bands consist of whole rows. */
  int64_t row_elements() const { return row_; }

  /* Returns the number of input elements in a row. With three axes neighbouring outputs read rows
   * so much later that no ring would still hold them: 0, the input has to be a whole tensor. */
  int64_t row_input() const { return outer_axes_ < 2 ? input_row_ : 0; }

  /* Returns the input elements between the first and the last that whole rows are made of. */
  Range reads(Range output) const;

  int64_t asks(int64_t) const { return input_row_; }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  /* Inner positions [begin, end), which have the same kind of term. `last_first`: the taps of the
   * last of the outer axes are in the outer loop. */
  struct Part {
    AdjointFn loop = nullptr;
    bool last_first = false;
    int64_t begin = 0;
    int64_t end = 0;
  };

  /* The taps [from, to) of the two outer axes that read one source row. */
  struct Group {
    int32_t from[2] = {0, 0};
    int32_t to[2] = {1, 1};
  };

  static constexpr int32_t most_sources = 16; /* that are read together */

  /* The source rows that are added next, with their weights in the scratch memory. */
  template <class T>
  struct Sources {
    AdjointSource list[most_sources];
    T* weights = nullptr;
    int64_t used = 0; /* combinations of weights */
    AdjointRow row;
  };

  bool make_parts(const Loops& loops, const AdjointSumStep& step);
  void make_addition(const AdjointSumStep& step);
  int64_t images_together(int64_t most) const;
  template <class T>
  void write_images(const Rows& source, int64_t row, Sources<T>& work) const;
  template <class T>
  void run_rows(const Input& input, Range output, T* target) const;
  template <class T>
  void write_row(const Rows& source, int64_t row, const Part& part, Sources<T>& work) const;
  template <class T>
  void add_source(const T* in, const Group& group, const Part& part, Sources<T>& work) const;
  template <class T>
  void add_up(const Part& part, Sources<T>& work) const;
  template <class T>
  void add_to_zero(T* sums, int64_t row) const;

  bool wide_ = false;
  int64_t row_ = 1;       /* output elements */
  int64_t input_row_ = 0; /* input elements */
  int64_t inner_ = 0;
  int32_t outer_axes_ = 0; /* none, one or two */
  int64_t lengths_[2] = {1, 1};
  TapRows outer_[2];
  TapRows last_; /* of the last axis; where vectors hold outputs, one for every element of a row */
  AdjointBlocks blocks_;
  Part parts_[2];
  bool is_added_ = false;      /* sums are added to +0 before they are rounded */
  bool is_signed_ = false;     /* a sum may be -0 before that */
  int64_t block_rows_ = 1;     /* output rows of one position of the axes before all others */
  int64_t added_first_ = 0;    /* the first elements of these are added before they are rounded */
  double rounded_to_zero_ = 0; /* the largest sum that is rounded to 0 */
  int64_t combinations_ = 0;   /* the scratch memory holds the weights of so many */
  Place weights_;
};

}  // namespace hp

#endif /* HALFPIXEL_ADJOINT_H */
