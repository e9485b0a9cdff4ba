/*
 * A run of sums and conversions, executed row by row without whole intermediate tensors.
 *
 * Each of them is a level that pulls rows from the level below, the lowest from the source. A pass
 * [outer][n -> N][inner] is executed either "along" whole units, [n][inner] to [N][inner], or
 * "across" rows of `inner` elements: there each output row is a weighted sum of input rows, which
 * are kept in a ring as long as neighbouring output rows need them. So torch's width-then-height is
 * across over along: every source row is resampled once. The bits cannot depend on any of this, nor
 * on bands: each element is a function of the source alone (rule HP-401).
 */
#ifndef HALFPIXEL_CHAIN_H
#define HALFPIXEL_CHAIN_H

#include <cstdint>

#include "kernels.h"
#include "range.h"
#include "scratch.h"
#include "steps.h"

namespace hp {

/* A weighted sum along an axis, of floating-point numbers or of bytes. */
struct SumStep {
  Pass pass;
  const TapTable* taps = nullptr;
  Accumulation accumulation = Accumulation::sequential;
  ElementType compute = ElementType::f32; /* uint8: in integers */
  int64_t rounding = 0;
  int64_t shift = 0;
};

enum class LevelKind { convert, channels, along, across };

struct Level {
  LevelKind kind = LevelKind::convert;
  int32_t input_bytes = 0; /* of one element */
  int32_t output_bytes = 0;
  int64_t grain = 1; /* output comes in multiples of so many elements ... */
  int64_t row = 1;   /* ... and best in multiples of so many */

  ConvertFn convert = nullptr;
  ChannelTable channels;
  int64_t chunk = 0;    /* elements changed one by one, or units taken along, at a time */
  int64_t together = 1; /* along: the units, across: the rows below, that best come at once */
  Pass pass;
  AlongTable table;
  AlongFn along = nullptr;
  const BlendFn* blend = nullptr; /* by number of taps, see unrolled_taps */
  bool fixed = false;
  int32_t weight_bytes = 0;

  Place rows;  /* across: the pointers of one sum */
  Place tags;  /* across: what the ring holds */
  Place input; /* a buffer, or a ring of slots */
  int64_t slot_bytes = 0;
  int32_t slots = 0; /* a power of two */
};

class Chain {
 public:
  /* Adds a level on top that changes the type. */
  [[nodiscard]] bool add_convert(const Kernels& kernels, ElementType input, ElementType output);
  /* Adds a level on top that does one operation with the numbers of channels [channels][inner]. */
  [[nodiscard]] bool add_channels(const Kernels& kernels, const ChannelOperation& operation,
                                  int64_t inner);

  /* Adds a level on top if it can pull from the one below; *added says whether. */
  [[nodiscard]] bool add_sum(const Kernels& kernels, const SumStep& step, int64_t smallest_inner,
                             bool* added);

  /* Finds the scratch memory of all levels once they are complete; false if it cannot be addressed.
   */
  [[nodiscard]] bool place(Scratch& scratch);

  /* Output comes in multiples of so many elements. */
  int64_t grain() const { return levels_[levels_.size() - 1].grain; }

  /* Returns the input elements between the first and the last that the output is made of. */
  Range reads(Range output) const;

  /* Whether each output element is made of the input element at the same place. */
  bool is_elementwise() const;

  /* Returns the unit in which the output is best cut into bands. */
  int64_t cut(int64_t elements, int32_t bands) const;

  /* Writes the output elements [begin, end), whose memory starts at target. */
  void run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end,
           unsigned char* scratch, bool stream) const;

 private:
  Level* append_elementwise(LevelKind kind, ElementType input, ElementType output);
  int64_t rows_together(const Level& top) const;

  Array<Level> levels_;
};

}  // namespace hp

#endif /* HALFPIXEL_CHAIN_H */
