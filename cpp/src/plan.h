/* An executable plan: stages, each a whole tensor to a whole tensor, nearly always a single one. */
#ifndef HALFPIXEL_PLAN_H
#define HALFPIXEL_PLAN_H

#include <atomic>
#include <cstdint>

#include "adjoint.h"
#include "bins.h"
#include "cascade.h"
#include "chain.h"
#include "clamp.h"
#include "corner.h"
#include "gather.h"
#include "halfpixel/halfpixel.h"
#include "kernels.h"
#include "pad.h"
#include "permutation.h"
#include "range.h"
#include "scratch.h"
#include "steps.h"

namespace hp {

enum class StageKind { chain, gather, corner, bins, cascade, permutation, adjoint, pad, clamp };

struct Stage {
  StageKind kind = StageKind::chain;
  int64_t elements = 0; /* of output */
  ElementType type = ElementType::f32;
  Place output; /* of every stage but the last */
  Chain chain;
  Gather gather;
  Corner corner;
  Adjoint adjoint;
  Bins bins;
  Cascade cascade;
  Permutation permutation;
  Pad pad;
  Clamp clamp;

  /* Output comes in multiples of so many elements. */
  int64_t grain() const;

  /* Returns the unit in which the output is best cut into bands. */
  int64_t cut(int32_t bands) const;
  void run(const unsigned char* source, unsigned char* target, int64_t begin, int64_t end,
           unsigned char* scratch, bool stream) const;

  /* Returns whether each output element is made of the input element at the same place. */
  bool is_elementwise() const;

  /* Returns the input elements between the first and the last that the output is made of. */
  Range reads(Range output) const;
};

}  // namespace hp

struct hp_plan {
 public:
  ~hp_plan();

  hp_status make(const hp::Program& program, const hp::Kernels& kernels);

  hp::Ends ends; /* of the whole plan */

  /* Sets the range of target elements of a band. */
  void band(int32_t band, int32_t bands, int64_t* begin, int64_t* end) const;

  /* Writes a band; source and target point to the first elements. HP_OUT_OF_MEMORY writes nothing.
   */
  hp_status run(const unsigned char* source, unsigned char* target, int32_t band,
                int32_t bands) const;

 private:
  bool add(const hp::GatherStep& step, const hp::Ends& ends);
  bool add(const hp::Resample1dStep& step, const hp::Ends& ends);
  bool add(const hp::FixedPoint1dStep& step, const hp::Ends& ends);
  bool add(const hp::CornerBlendStep& step, const hp::Ends& ends);
  bool add(const hp::ConvertStep& step, const hp::Ends& ends);
  bool add(const hp::BinMeanStep& step, const hp::Ends& ends);
  bool add(const hp::CascadeMeanStep& step, const hp::Ends& ends);
  bool add(const hp::PermuteStep& step, const hp::Ends& ends);
  bool add(const hp::AdjointSumStep& step, const hp::Ends& ends);
  bool add(const hp::PadStep& step, const hp::Ends& ends);
  bool add(const hp::ClampStep& step, const hp::Ends& ends);
  bool add(const hp::ChannelArithmeticStep& step, const hp::Ends& ends);
  bool add_sum(const hp::SumStep& step, const hp::Ends& ends);
  bool add_convert(int64_t elements, hp::ElementType input, hp::ElementType output);
  bool place_all();
  hp::Stage* new_stage(hp::StageKind kind, int64_t elements, hp::ElementType type);
  hp::Stage* open_chain(int64_t elements, hp::ElementType type);
  unsigned char* take_scratch() const;
  void give_scratch(unsigned char* scratch) const;
  int64_t cut(int32_t bands) const;
  hp::Range range(int32_t band, int32_t bands) const;
  hp::Range reads(int64_t stage, hp::Range output) const;
  void limit_bands();
  bool is_streamed() const;
  void run_stage(int64_t i, const unsigned char* source, unsigned char* target, hp::Range output,
                 unsigned char* scratch, bool stream) const;

  const hp::Kernels* kernels_ = nullptr;
  int64_t smallest_inner_ = INT64_MAX; /* of the passes */
  hp::Array<hp::Stage> stages_;
  int32_t most_bands_ = INT32_MAX; /* that are worth what neighbours both compute */
  hp::Scratch scratch_;
  mutable std::atomic<void*> spare_{nullptr}; /* scratch memory of an earlier run */
};

#endif /* HALFPIXEL_PLAN_H */
