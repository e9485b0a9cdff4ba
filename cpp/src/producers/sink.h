/* How pixels are written as planes: as they come, each to the places of its elements. */
#ifndef HALFPIXEL_SINK_H
#define HALFPIXEL_SINK_H

#include <algorithm>
#include <cstdint>

#include "loops/loops.h"
#include "producers/producer.h"

namespace hp {

/* The last producer of a plan: [pixels][channels] become [channels][pixels], image by image. */
class Sink {
 public:
  /* Pixels come in multiples of `grain` elements. Returns whether it can be used. */
  bool make(const Loops& loops, int64_t pixels, int64_t channels, int64_t element_bytes,
            int64_t grain);

  int64_t image_elements() const { return pixels_ * channels_; }
  int64_t unit() const { return unit_; }

  Range reads(Range output) const { return output; }
  int64_t asks(int64_t) const { return chunk_; }
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  int64_t pixels_ = 0;
  int64_t channels_ = 0;
  int64_t element_bytes_ = 0;
  int64_t unit_ = 0; /* whole pixels, in elements */
  int64_t chunk_ = 0;
  PermuteFn loop_ = nullptr;
};

}  // namespace hp

#endif /* HALFPIXEL_SINK_H */
