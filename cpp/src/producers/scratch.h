/* Memory that a run needs for itself: its size is known when the plan is made. */
#ifndef HALFPIXEL_SCRATCH_H
#define HALFPIXEL_SCRATCH_H

#include <cstdint>

#include "base/aligned.h"

namespace hp {

/* A part of the scratch memory, aligned. */
struct Place {
  int64_t offset = 0;
  unsigned char* in(unsigned char* scratch) const { return scratch + offset; }
};

/* Adds up the parts. */
class Scratch {
 public:
  /* Finds a place for count items; false if the memory could not be addressed. */
  [[nodiscard]] bool add(int64_t count, int64_t bytes, Place& place) {
    int64_t size = 0;
    place.offset = bytes_;
    return !__builtin_mul_overflow(count, bytes, &size) &&
           !__builtin_add_overflow(size, alignment - 1, &size) &&
           !__builtin_add_overflow(bytes_, size / alignment * alignment, &bytes_);
  }

  int64_t bytes() const { return bytes_; }

 private:
  int64_t bytes_ = 0;
};

}  // namespace hp

#endif /* HALFPIXEL_SCRATCH_H */
