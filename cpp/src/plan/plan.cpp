/* From steps to producers. */
#include "plan/plan.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "producers/adjoint.h"
#include "producers/alpha.h"
#include "producers/bins.h"
#include "producers/cascade.h"
#include "producers/convert.h"
#include "producers/corner.h"
#include "producers/elementwise.h"
#include "producers/gather.h"
#include "producers/integers.h"
#include "producers/ordered.h"
#include "producers/pad.h"
#include "producers/sink.h"

namespace {

/* Returns the inner length of a pass, and for other steps one that no pass has. */
int64_t pass_inner(const hp::AnyStep& step) {
  return step.kind == hp::StepKind::resample_1d      ? step.resample_1d.pass.inner
         : step.kind == hp::StepKind::fixed_point_1d ? step.fixed_point_1d.pass.inner
                                                     : INT64_MAX;
}

/* Returns the elements that a pass asks for at once, or 0 for other steps. */
int64_t pass_unit(const hp::Step& step) {
  constexpr int64_t few = 16;
  const hp::AnyStep& any = step.any;
  const hp::Pass* pass = any.kind == hp::StepKind::resample_1d      ? &any.resample_1d.pass
                         : any.kind == hp::StepKind::fixed_point_1d ? &any.fixed_point_1d.pass
                                                                    : nullptr;
  if (pass == nullptr || step.ends.output_elements == 0) {
    return 0;
  }
  return pass->inner < few ? pass->input_length * pass->inner : pass->inner;
}

}  // namespace

/* Null if there is no memory. */
template <class Tables>
Tables* hp_plan::add_producer(hp::ElementType input, hp::ElementType output,
                              int64_t input_elements) {
  hp::Producer* producer = producers_.append();
  if (producer == nullptr) {
    return nullptr;
  }
  producer->input_bytes = hp::type_bytes(input);
  producer->output_bytes = hp::type_bytes(output);
  producer->input_elements = input_elements;
  return producer->make<Tables>();
}

/* Sets the multiples in which the last producer asks and is asked for elements; a unit of 0 asks
 * for a whole tensor. */
void hp_plan::set_units(int64_t unit, int64_t grain) {
  const int64_t before = producers_.size() - 2;
  last().anywhere = unit == 0;
  last().whole = before >= 0 && (unit == 0 || unit % producers_[before].grain != 0);
  last().grain = grain;
  last().row = grain;
}

/* Elements come as from the producer before. */
template <class Change>
Change* hp_plan::add_elementwise(int64_t elements, hp::ElementType input, hp::ElementType output) {
  constexpr int64_t shortest = 64;
  const bool bottom = producers_.size() == 0;
  const int64_t grain = bottom ? 1 : last().grain;
  const int64_t row = bottom ? shortest : last().row;
  auto* made = add_producer<hp::Elementwise<Change>>(input, output, elements);
  if (made == nullptr) {
    return nullptr;
  }
  set_units(grain, grain);
  last().row = row;
  made->set(hp::Pieces(row, grain), last().output_bytes);
  return &made->change;
}

bool hp_plan::add_convert(int64_t elements, hp::ElementType input, hp::ElementType output,
                          hp::Rounding rounding) {
  if (input == output && producers_.size() > 0) {
    return true;
  }
  auto* change = add_elementwise<hp::ConvertChange>(elements, input, output);
  if (change != nullptr) {
    change->convert = hp::find_convert(*loops_, input, output, rounding);
  }
  return change != nullptr;
}

template <>
bool hp_plan::add(const hp::ConvertStep& step, const hp::Ends&) {
  return add_convert(step.count, step.input, step.output, step.rounding);
}

template <>
bool hp_plan::add(const hp::GatherStep& step, const hp::Ends& ends) {
  if (hp::Gather::is_copy(step)) {
    return add_convert(ends.output_elements, step.type, step.type);
  }
  const int64_t before = producers_.size() > 0 ? last().grain : 1;
  auto* gather = add_producer<hp::Gather>(step.type, step.type, ends.input_elements);
  if (gather == nullptr || !gather->make(*loops_, step, {before, behind_}, scratch_)) {
    return false;
  }
  set_units(gather->row_input(), gather->row_elements());
  return true;
}

template <>
bool hp_plan::add(const hp::Resample1dStep& step, const hp::Ends& ends) {
  if (hp::is_ordered(step)) {
    return add_ordered(step, ends);
  }
  hp::SumStep sum;
  sum.pass = step.pass;
  sum.taps = &step.taps;
  sum.accumulation = step.body_inner > 0 ? step.body : step.tail;
  sum.compute = step.compute;
  return add_sum(sum, ends);
}

bool hp_plan::add_ordered(const hp::Resample1dStep& step, const hp::Ends& ends) {
  const hp::ElementType compute = step.compute;
  if (ends.input != compute && !add_convert(ends.input_elements, ends.input, compute)) {
    return false;
  }
  auto* made = add_producer<hp::Ordered>(compute, compute, ends.input_elements);
  if (made == nullptr) {
    return false;
  }
  if (hp::goes_along(step.pass, smallest_inner_)) {
    if (!made->make(*loops_, step, nullptr, scratch_)) {
      return false;
    }
    set_units(made->input_unit(), made->output_unit());
  } else {
    set_units(step.pass.inner, 1);
    if (!made->make(*loops_, step, &last().ring, scratch_)) {
      return false;
    }
    last().grain = row_grain();
    last().row = step.pass.inner;
  }
  return add_convert(ends.output_elements, compute, ends.output);
}

template <>
bool hp_plan::add(const hp::FixedPoint1dStep& step, const hp::Ends& ends) {
  hp::SumStep sum;
  sum.pieces = hp::byte_sum_pieces(*loops_, step);
  if (sum.pieces == 0) {
    return add_integers(step, ends);
  }
  sum.pass = step.pass;
  sum.taps = &step.taps;
  sum.compute = step.input;
  sum.rounding = step.rounding;
  sum.shift = step.shift;
  return add_sum(sum, ends);
}

bool hp_plan::add_integers(const hp::FixedPoint1dStep& step, const hp::Ends& ends) {
  if (step.body_inner == 0 && hp::goes_along(step.pass, smallest_inner_)) {
    auto* along = add_producer<hp::IntegersAlong>(step.input, step.output, ends.input_elements);
    if (along == nullptr || !along->make(*loops_, step, scratch_)) {
      return false;
    }
    set_units(along->input_unit(), along->output_unit());
    return true;
  }
  auto* across = add_producer<hp::IntegersAcross>(step.input, step.output, ends.input_elements);
  if (across == nullptr) {
    return false;
  }
  set_units(step.pass.inner, 1);
  if (!across->make(*loops_, step, last().ring, scratch_)) {
    return false;
  }
  last().grain = row_grain();
  last().row = step.pass.inner;
  return true;
}

/* The multiples in which a producer that works row by row asks the one before it. */
int64_t hp_plan::row_grain() {
  return producers_.size() > 1 && !last().whole ? producers_[producers_.size() - 2].grain : 1;
}

/* Types change at the edges of a sum. */
bool hp_plan::add_sum(const hp::SumStep& step, const hp::Ends& ends) {
  const hp::ElementType compute = step.compute;
  const hp::Pass& pass = step.pass;
  if (ends.input != compute && !add_convert(ends.input_elements, ends.input, compute)) {
    return false;
  }
  if (hp::goes_along(pass, smallest_inner_)) {
    auto* along = add_producer<hp::Along>(compute, compute, ends.input_elements);
    if (along == nullptr || !along->make(*loops_, step)) {
      return false;
    }
    set_units(pass.input_length * pass.inner, pass.output_length * pass.inner);
    last().together = along->together;
  } else {
    auto* across = add_producer<hp::Across>(compute, compute, ends.input_elements);
    if (across == nullptr) {
      return false;
    }
    int64_t together = 1;
    int64_t grain = 1;
    set_units(pass.inner, 1);
    if (producers_.size() > 1 && !last().whole) {
      const hp::Producer& before = producers_[producers_.size() - 2];
      grain = before.grain;
      together = std::max<int64_t>(1, before.together / (pass.inner / grain));
    }
    if (!across->make(*loops_, step, together, last().ring, scratch_)) {
      return false;
    }
    last().grain = grain;
    last().row = pass.inner;
  }
  return add_convert(ends.output_elements, compute, ends.output);
}

template <>
bool hp_plan::add(const hp::CornerBlendStep& step, const hp::Ends& ends) {
  auto* corner = add_producer<hp::Corner>(step.type, step.type, ends.input_elements);
  if (corner == nullptr || !corner->make(*loops_, step, last().ring, scratch_)) {
    return false;
  }
  set_units(corner->row_input(), corner->row_elements());
  return true;
}

/* Half-width types are held in float32, also where every operation rounds to them. */
template <>
bool hp_plan::add(const hp::AdjointSumStep& step, const hp::Ends& ends) {
  const hp::ElementType held = hp::held(step.compute);
  if (step.type != held && !add_convert(ends.input_elements, step.type, held)) {
    return false;
  }
  auto* adjoint = add_producer<hp::Adjoint>(held, held, ends.input_elements);
  if (adjoint == nullptr || !adjoint->make(*loops_, step, scratch_)) {
    return false;
  }
  set_units(0, adjoint->row_elements());
  return add_convert(ends.output_elements, held, step.type);
}

/* Means in a half-width type are float32 values, rounded as they go. */
template <>
bool hp_plan::add(const hp::BinMeanStep& step, const hp::Ends& ends) {
  const hp::ElementType held = hp::held(step.compute);
  if (step.type != held && !add_convert(ends.input_elements, step.type, held)) {
    return false;
  }
  auto* bins = add_producer<hp::Bins>(held, held, ends.input_elements);
  if (bins == nullptr || !bins->make(*loops_, step)) {
    return false;
  }
  set_units(bins->row_input() > 0 ? bins->line_input() : 0, bins->row_elements());
  return add_convert(ends.output_elements, held, step.type);
}

template <>
bool hp_plan::add(const hp::CascadeMeanStep& step, const hp::Ends& ends) {
  const hp::ElementType compute = step.compute;
  if (step.type != compute && !add_convert(ends.input_elements, step.type, compute)) {
    return false;
  }
  auto* cascade = add_producer<hp::Cascade>(compute, compute, ends.input_elements);
  if (cascade == nullptr || !cascade->make(*loops_, step, scratch_)) {
    return false;
  }
  set_units(cascade->block_input(), cascade->block_elements());
  return add_convert(ends.output_elements, compute, step.type);
}

template <>
bool hp_plan::add(const hp::PermuteStep& step, const hp::Ends& ends) {
  hp::Permutation permutation;
  permutation.make(*loops_, step);
  if (permutation.is_copy()) {
    return add_convert(ends.output_elements, step.type, step.type);
  }
  bool added = false;
  if (steps_left_ == 0 && producers_.size() > 0 &&
      !add_sink(permutation, step.type, ends.output_elements, &added)) {
    return false;
  }
  if (added) {
    return true;
  }
  auto* made = add_producer<hp::Permutation>(step.type, step.type, ends.input_elements);
  if (made == nullptr) {
    return false;
  }
  *made = permutation;
  set_units(0, permutation.row_elements());
  return true;
}

/* Adds a permutation at the end as a sink, if it can be one. */
bool hp_plan::add_sink(const hp::Permutation& permutation, hp::ElementType type, int64_t elements,
                       bool* added, const hp::ChannelArithmeticStep* change) {
  hp::Sink sink;
  hp::Planes planes;
  *added = permutation.splits_pixels(&planes) &&
           sink.make(*loops_, planes, hp::type_bytes(type), last().row, last().grain);
  if (!*added) {
    return true;
  }
  if (change != nullptr && !sink.change(*loops_, *change)) {
    return false;
  }
  auto* made = add_producer<hp::Sink>(change != nullptr ? change->input : type, type, elements);
  if (made == nullptr) {
    return false;
  }
  *made = std::move(sink);
  sink_ = made;
  set_units(made->unit(), made->unit());
  last().row = made->row();
  planes_ = planes;
  return true;
}

/* Adds arithmetic and the permutation behind it, which is the last step, as one sink if it can. */
bool hp_plan::add_changed_planes(const hp::Step& change, const hp::Step& permute, bool* added) {
  const bool kinds = change.any.kind == hp::StepKind::channel_arithmetic &&
                     permute.any.kind == hp::StepKind::permute;
  if (!kinds || producers_.size() == 0 || ends.output_elements == 0 ||
      !hp::takes_planes(change.any.channel_arithmetic)) {
    return true;
  }
  hp::Permutation permutation;
  permutation.make(*loops_, permute.any.permute);
  hp::Planes planes;
  if (!permutation.splits_pixels(&planes) || planes.planes != hp::PlaneTable::channels) {
    return true;
  }
  return add_sink(permutation, permute.any.permute.type, permute.ends.output_elements, added,
                  &change.any.channel_arithmetic);
}

template <>
bool hp_plan::add(const hp::PadStep& step, const hp::Ends& ends) {
  const int64_t before = producers_.size() > 0 ? last().grain : 1;
  auto* pad = add_producer<hp::Pad>(step.type, step.type, ends.input_elements);
  if (pad == nullptr) {
    return false;
  }
  pad->make(*loops_, step);
  if (pad->index_elements() % before != 0 && pad->axis_input() % before == 0) {
    set_units(pad->axis_input(), pad->axis_elements());
  } else {
    set_units(pad->index_elements(), pad->index_elements());
  }
  last().passes = true;
  return true;
}

template <>
bool hp_plan::add(const hp::ClampStep& step, const hp::Ends& ends) {
  auto* change = add_elementwise<hp::ClampChange>(ends.output_elements, step.type, step.type);
  if (change != nullptr) {
    change->low = step.low;
    change->high = step.high;
    change->wide = step.type == hp::ElementType::f64;
  }
  return change != nullptr;
}

/* Types change between operations. */
template <>
bool hp_plan::add(const hp::ChannelArithmeticStep& step, const hp::Ends& ends) {
  const int64_t elements = ends.output_elements;
  hp::ElementType type = step.input;
  for (int64_t i = 0; i < step.operations.size(); i++) {
    const hp::ChannelOperation& operation = step.operations[i];
    if (operation.type != type && !add_convert(elements, type, operation.type)) {
      return false;
    }
    type = operation.type;
    auto* change = add_elementwise<hp::ChannelChange>(elements, type, type);
    if (change == nullptr ||
        !hp::make_channel_table(*loops_, operation, step.inner, change->table)) {
      return false;
    }
  }
  return type == step.output || add_convert(elements, type, step.output);
}

template <>
bool hp_plan::add(const hp::LookupStep& step, const hp::Ends& ends) {
  auto* change = add_elementwise<hp::LookupChange>(ends.output_elements, step.input, step.output);
  return change != nullptr && change->make(*loops_, step);
}

template <>
bool hp_plan::add(const hp::AlphaStep& step, const hp::Ends& ends) {
  const int64_t before = producers_.size() > 0 ? last().grain : 1;
  auto* alpha = add_producer<hp::Alpha>(step.type, step.type, ends.input_elements);
  if (alpha == nullptr) {
    return false;
  }
  alpha->make(step, before);
  set_units(alpha->grain(), alpha->grain());
  return true;
}

bool hp_plan::place_all() {
  int64_t asked = INT64_MAX; /* the most elements that a producer is asked for at once */
  for (int64_t i = producers_.size() - 1; i > 0; i--) {
    if (!producers_[i].place(scratch_, &asked)) {
      return false;
    }
  }
  const hp::Producer& top = last();
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
  for (int64_t i = 0; i < program.steps.size(); i++) {
    smallest_inner_ = std::min(smallest_inner_, pass_inner(program.steps[i].any));
  }
  bool done = true;
  for (int64_t i = 0; done && i < program.steps.size(); i++) {
    const hp::Step& step = program.steps[i];
    steps_left_ = program.steps.size() - 1 - i;
    behind_ = steps_left_ > 0 ? pass_unit(program.steps[i + 1]) : 0;
    bool added = false;
    if (steps_left_ == 1) {
      done = add_changed_planes(step, program.steps[i + 1], &added);
      if (added || !done) {
        break;
      }
    }
    /* Where nothing is written the lengths of a step, which can be anything, do not matter. */
    done = step.ends.output_elements == 0
               ? add_convert(0, step.ends.input, step.ends.output)
               : hp::visit(step.any, [&](const auto& fields) { return add(fields, step.ends); });
  }
  if (done && producers_.size() == 0) {
    done = add_convert(ends.output_elements, ends.input, ends.output);
  }
  if (!done || !place_all()) {
    return HP_OUT_OF_MEMORY;
  }
  limit_bands();
  return HP_OK;
}
