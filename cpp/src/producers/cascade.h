/* Executes cascade means block by block, in float32 or float64. */
#ifndef HALFPIXEL_CASCADE_H
#define HALFPIXEL_CASCADE_H

#include <cstdint>

#include "base/range.h"
#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"
#include "producers/scratch.h"

namespace hp {

class Cascade {
 public:
  [[nodiscard]] bool make(const Loops& loops, const CascadeMeanStep& step, Scratch& scratch);

  /* Returns the number of output elements of a block; bands consist of whole blocks. */
  int64_t block_elements() const { return inner_; }

  /* Returns the input elements between the first and the last that whole blocks are made of. */
  Range reads(Range output) const { return {output.begin * length_, output.end * length_}; }

  /* Returns the number of input elements of a block; 0 if they are so many that the input should
   * rather be a whole tensor. */
  int64_t block_input() const {
    constexpr int64_t most_elements = int64_t{1} << 16;
    return length_ <= most_elements / inner_ ? length_ * inner_ : 0;
  }

  int64_t asks(int64_t) const { return block_input(); }

  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  template <class T>
  void run_blocks(const Input& input, Range output, T* target) const;
  template <class T>
  void sum(const T* in, int64_t count, T* out, T* parts) const;
  template <class T>
  void sum_lanes(const T* in, int64_t count, T* out, T* parts) const;

  bool wide_ = false;
  int64_t length_ = 0;
  int64_t inner_ = 0;
  int64_t cascaded_ = 0;
  int64_t lanes_ = 1;
  int64_t share_length_ = 1;
  int64_t shares_ = 1;
  CascadeFn loop_ = nullptr;
  Place parts_;  /* the sums of the lanes, four of each */
  Place shared_; /* the sums of the shares */
};

}  // namespace hp

#endif /* HALFPIXEL_CASCADE_H */
