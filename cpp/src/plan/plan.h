/* An executable plan: producers, each reading what the one before it makes. */
#ifndef HALFPIXEL_PLAN_H
#define HALFPIXEL_PLAN_H

#include <cstdint>

#include "base/array.h"
#include "base/range.h"
#include "base/view.h"
#include "encoding/steps.h"
#include "halfpixel/halfpixel.h"
#include "loops/loops.h"
#include "plan/spare.h"
#include "producers/producer.h"
#include "producers/scratch.h"
#include "producers/sink.h"

struct hp_plan {
 public:
  hp_status make(const hp::Program& program, const hp::Loops& loops);

  hp::Ends ends; /* of the whole plan */

  /* Returns how the target is divided: [..][planes][length]. */
  hp::Planes planes() const { return planes_; }

  /* Returns the positions that a band writes. */
  hp::Range band(int32_t band, int32_t bands) const;

  /* Returns the source elements from the first to the last that a band reads. */
  hp::Range band_reads(int32_t band, int32_t bands) const;

  /* Returns the target elements from the first to the last that a band writes. */
  hp::Range band_writes(int32_t band, int32_t bands) const;

  /* Writes a band; source and target point to where the first elements are or would be, if not all
   * are there. HP_OUT_OF_MEMORY writes nothing. */
  hp_status run(const unsigned char* source, unsigned char* target, int32_t band, int32_t bands,
                bool whole_target) const;

  /* Writes a band, where source or target have gaps; a view is null where there are none. */
  hp_status run_view(const unsigned char* source, const hp::View* source_view,
                     unsigned char* target, const hp::View* target_view, int32_t band,
                     int32_t bands, bool whole_target) const;

 private:
  bool place_all();

  int64_t cut(int32_t bands) const;
  hp::Range cut(int32_t band, int32_t bands) const;
  hp::Range output(int32_t band, int32_t bands) const;
  hp::Range reads(int64_t producer, hp::Range output) const;
  void limit_bands();
  int64_t whole_below(int64_t producer) const;
  bool is_streamed() const;
  void prepare(const hp::Run& run, int64_t producer, hp::Range output) const;
  void produce(const hp::Run& run, int64_t producer, hp::Range output, unsigned char* out,
               bool stream) const;
  hp_status run_rows(const unsigned char* source, const hp::View* source_view,
                     unsigned char* target, const hp::View* target_view, hp::Range output,
                     bool stream) const;
  void produce_view(const hp::Run& run, hp::Range output, unsigned char* target,
                    const hp::View& view, bool stream) const;
  void produce_planes(const hp::Run& run, hp::Range output, unsigned char* target,
                      const hp::View& view) const;

  const hp::Loops* loops_ = nullptr;
  hp::Array<hp::Producer> producers_;
  hp::Planes planes_;
  int32_t most_bands_ = INT32_MAX; /* that are worth what neighbours both compute */
  hp::Scratch scratch_;
  hp::Spare spare_;

  const hp::Sink* sink_ = nullptr; /* the last producer, if it is one */
  hp::Scratch view_scratch_;       /* where there are gaps: scratch_, and what follows */
  hp::Spare view_spare_;
  hp::Place target_buffer_;
  hp::Pieces target_pieces_; /* that are made there */
};

#endif /* HALFPIXEL_PLAN_H */
