/* Executes a permutation of axes by blocks of the two innermost output axes. */
#ifndef HALFPIXEL_PERMUTATION_H
#define HALFPIXEL_PERMUTATION_H

#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"

namespace hp {

class Permutation {
 public:
  void make(const Loops& loops, const PermuteStep& step);

  /* Whether nothing moves. */
  bool is_copy() const { return count_ < 2; }

  /* Whether pixels become planes, perhaps for several images, and which. */
  bool splits_pixels(Planes* planes) const;

  /* Returns the number of output elements in a row; bands consist of whole rows. */
  int64_t row_elements() const { return lengths_[count_ - 1]; }

  /* Returns the input elements that some output elements are made of, and those between them. */
  Range reads(Range output) const;

  /* Its input is a whole tensor. */
  int64_t asks(int64_t) const { return 0; }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  static constexpr int64_t max_axes = 8;

  int64_t block_start(int64_t block) const;

  /* Output axes, neighbours that stay together counting as one, and the distance of two of their
   * indices in the input. */
  int32_t count_ = 0;
  int64_t lengths_[max_axes] = {};
  int64_t strides_[max_axes] = {};
  int64_t element_bytes_ = 1;
  PermuteFn loop_ = nullptr;
};

}  // namespace hp

#endif /* HALFPIXEL_PERMUTATION_H */
