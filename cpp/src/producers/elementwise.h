/* Producers that change elements one by one, a few at a time: they are still in the first-level
 * cache. */
#ifndef HALFPIXEL_ELEMENTWISE_H
#define HALFPIXEL_ELEMENTWISE_H

#include <algorithm>
#include <cstdint>

#include "loops/loops.h"
#include "producers/channels.h"
#include "producers/clamp.h"
#include "producers/lookup.h"
#include "producers/producer.h"

namespace hp {

template <class Change>
class Elementwise {
 public:
  Change change;

  void set(Pieces pieces, int64_t output_bytes) {
    pieces_ = pieces;
    output_bytes_ = output_bytes;
  }

  Range reads(Range output) const { return output; }

  int64_t asks(int64_t asked) const { return std::min(asked, pieces_.length()); }

  void produce(const Input& input, Range output, unsigned char* out, bool) const {
    while (!output.is_empty()) {
      const Range part = pieces_.first_of(output);
      change.run(input.pull(part), part, out);
      out += (part.end - part.begin) * output_bytes_;
      output.begin = part.end;
    }
  }

 private:
  Pieces pieces_;
  int64_t output_bytes_ = 0;
};

struct ConvertChange {
  ConvertFn convert = nullptr;
  void run(const unsigned char* in, Range range, unsigned char* out) const {
    convert(in, out, range.end - range.begin);
  }
};

struct ChannelChange {
  ChannelTable table;
  void run(const unsigned char* in, Range range, unsigned char* out) const {
    run_channels(table, in, range.begin, range.end - range.begin, out);
  }
};

}  // namespace hp

#endif /* HALFPIXEL_ELEMENTWISE_H */
