/* Executes the multiplication of colours by their opacity, and the division. */
#ifndef HALFPIXEL_ALPHA_H
#define HALFPIXEL_ALPHA_H

#include <cstdint>

#include "encoding/steps.h"
#include "producers/producer.h"

namespace hp {

class Alpha {
 public:
  /* Output is asked for in multiples of `grain`, which are whole pixels. */
  void make(const AlphaStep& step, int64_t grain);

  int64_t grain() const { return grain_; }
  Range reads(Range output) const { return output; }
  int64_t asks(int64_t asked) const;
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  using Fn = void (*)(const void* in, void* out, int64_t channels, int64_t pixels);

  Fn run_ = nullptr;
  int64_t channels_ = 1;
  int64_t grain_ = 1;
  int64_t bytes_ = 1;
};

}  // namespace hp

#endif /* HALFPIXEL_ALPHA_H */
