/* From the steps of a plan to its producers, and their scratch memory. */
#include "plan/plan.h"

#include <algorithm>
#include <utility>

#include "producers/builder.h"
#include "producers/sink.h"

namespace {

/* Returns the pass of a step that has one, else null. */
const hp::Pass* pass_of(const hp::AnyStep& step) {
  return step.kind == hp::StepKind::resample_1d      ? &step.resample_1d.pass
         : step.kind == hp::StepKind::fixed_point_1d ? &step.fixed_point_1d.pass
                                                     : nullptr;
}

/* Returns the elements that a pass asks for at once, or 0 for other steps. */
int64_t pass_unit(const hp::Step& step) {
  constexpr int64_t few = 16;
  const hp::Pass* pass = pass_of(step.any);
  if (pass == nullptr || step.ends.output_elements == 0) {
    return 0;
  }
  return pass->inner < few ? pass->input_length * pass->inner : pass->inner;
}

int64_t smallest_inner(const hp::Program& program) {
  int64_t smallest = INT64_MAX;
  for (int64_t i = 0; i < program.steps.size(); i++) {
    const hp::Pass* pass = pass_of(program.steps[i].any);
    smallest = pass == nullptr ? smallest : std::min(smallest, pass->inner);
  }
  return smallest;
}

/* Adds the producers of all steps; false if there is no memory. */
bool add_all(const hp::Program& program, hp::ProducerBuilder& builder) {
  const int64_t count = program.steps.size();
  builder.smallest_inner = smallest_inner(program);
  for (int64_t i = 0; i < count; i++) {
    const hp::Step& step = program.steps[i];
    builder.is_last = i + 1 == count;
    builder.behind = builder.is_last ? 0 : pass_unit(program.steps[i + 1]);
    bool added = false;
    if (!hp::add_changed_planes(builder, &step, count - i, &added)) {
      return false;
    }
    if (added) {
      return true;
    }
    /* Where nothing is written the lengths of a step, which can be anything, do not matter. */
    const bool done = step.ends.output_elements == 0
                          ? builder.convert(0, step.ends.input, step.ends.output)
                          : hp::visit(step.any, [&](const auto& fields) {
                              return hp::add(builder, fields, step.ends);
                            });
    if (!done) {
      return false;
    }
  }
  return !builder.is_empty() || builder.convert_or_copy(program.ends.output_elements,
                                                        program.ends.input, program.ends.output);
}

}  // namespace

/* Finds the scratch memory of all producers; false if it cannot be addressed. */
bool hp_plan::place_all() {
  int64_t asked = INT64_MAX; /* the most elements that a producer is asked for at once */
  for (int64_t i = producers_.size() - 1; i > 0; i--) {
    if (!producers_[i].place(scratch_, &asked)) {
      return false;
    }
  }
  const hp::Producer& top = producers_[producers_.size() - 1];
  target_pieces_ = hp::Pieces(top.row * top.together, top.grain * top.together);
  const int64_t buffer = sink_ != nullptr ? sink_->longest() : target_pieces_.length();
  view_scratch_ = scratch_;
  return view_scratch_.add(buffer, top.output_bytes, target_buffer_) &&
         (producers_[0].anywhere || producers_[0].place(view_scratch_, &asked));
}

hp_status hp_plan::make(const hp::Program& program, const hp::Loops& loops) {
  ends = program.ends;
  planes_.length = ends.output_elements;
  loops_ = &loops;
  if (ends.output_elements == 0) {
    return HP_OK;
  }
  hp::ProducerBuilder builder(loops);
  builder.planes = planes_;
  if (!add_all(program, builder)) {
    return HP_OUT_OF_MEMORY;
  }
  producers_ = std::move(builder.producers);
  scratch_ = builder.scratch;
  planes_ = builder.planes;
  sink_ = builder.sink;
  if (!place_all()) {
    return HP_OUT_OF_MEMORY;
  }
  limit_bands();
  return HP_OK;
}
