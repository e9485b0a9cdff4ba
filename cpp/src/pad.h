/* Executes a pad: borders of one value around an axis. */
#ifndef HALFPIXEL_PAD_H
#define HALFPIXEL_PAD_H

#include <cstdint>

#include "kernels.h"
#include "range.h"
#include "steps.h"

namespace hp {

class Pad {
 public:
  void make(const Kernels& kernels, const PadStep& step);

  /* Returns the number of output elements of an index; bands consist of whole ones. */
  int64_t row_elements() const { return pass_.inner; }

  /* Returns the input elements that some whole indices of output are made of. */
  Range reads(Range output) const;

  /* Writes the output elements [begin, end), whose memory starts at target. */
  void run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end) const;

 private:
  void fill(unsigned char* target, int64_t bytes) const;

  Pass pass_;
  int64_t before_ = 0;
  int64_t element_bytes_ = 1;
  unsigned char value_[8] = {};
};

}  // namespace hp

#endif /* HALFPIXEL_PAD_H */
