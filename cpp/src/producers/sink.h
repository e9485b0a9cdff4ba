/* How pixels are written as planes: as they come, each to the places of its elements. */
#ifndef HALFPIXEL_SINK_H
#define HALFPIXEL_SINK_H

#include <algorithm>
#include <cstdint>

#include "encoding/steps.h"
#include "loops/loops.h"
#include "producers/producer.h"

namespace hp {

/* The last producer of a plan: [pixels][channels] become [channels][pixels], image by image. Its
 * output is numbered as it comes, so a range of it lies in every plane of its images. */
class Sink {
 public:
  /* Rows and pixels come in multiples of `grain` elements. Returns whether it can be used. */
  bool make(const Loops& loops, const Planes& planes, int64_t element_bytes, int64_t row,
            int64_t grain);

  /* Makes what is written of bytes on the way, after their channels were moved if anything says so.
   */
  [[nodiscard]] bool change(const Loops& loops, const ChannelArithmeticStep& step,
                            const GatherStep* moved);

  /* Whether what is written is made of bytes on the way. */
  bool changes() const { return change_ != nullptr; }

  int64_t unit() const { return unit_; }
  int64_t row() const { return row_; }

  Range reads(Range output) const { return output; }
  int64_t asks(int64_t) const { return pieces_.length(); }

  /* The first channel of the first pixel goes to `out`, the others so many elements behind it;
   * all of a part that lies in one image. */
  void write(const Input& input, Range part, unsigned char* out, int64_t plane, bool stream) const;

  /* Returns the part that a range begins with: within an image, and as long as what is pulled. */
  Range first_of(Range output) const;
  int64_t longest() const { return pieces_.length(); }

  /* The first channel of the first pixel goes to `out`. */
  void produce(const Input& input, Range output, unsigned char* out, bool stream) const;

 private:
  Planes planes_;
  int64_t element_bytes_ = 0;
  int64_t unit_ = 0; /* whole pixels, in elements */
  int64_t row_ = 0;
  Pieces pieces_;
  PermuteFn loop_ = nullptr;
  PlaneTable table_;
  PlanesFn change_ = nullptr; /* in place of the loop; null: bits stay */
};

class Permutation;
class ProducerBuilder;

/* What may become of pixels on their way to planes: first their channels are moved, then there is
 * arithmetic. Null: nothing. */
struct PlaneChange {
  const GatherStep* moved = nullptr;
  const ChannelArithmeticStep* arithmetic = nullptr;
};

/* Adds a permutation at the end, with the change in front of it, as a sink if it can be one. False
 * if there is no memory. */
[[nodiscard]] bool add_sink(ProducerBuilder& builder, const Permutation& permutation,
                            ElementType type, int64_t elements, const PlaneChange& change,
                            bool* added);

/* Adds the last steps, of which there are so many, as one sink if they can be one: arithmetic and a
 * permutation, before which channels may be moved. */
[[nodiscard]] bool add_changed_planes(ProducerBuilder& builder, const Step* steps, int64_t count,
                                      bool* added);

}  // namespace hp

#endif /* HALFPIXEL_SINK_H */
