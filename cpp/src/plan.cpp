#include "plan.h"

#include <xmmintrin.h>

#include <algorithm>
#include <cstdlib>

namespace {

/* Source and target of this size leave the caches anyway, so the target is written past them: there
 * that is measured to be faster. A small target stays for whoever reads it next. */
constexpr int64_t cached_bytes = int64_t{30} << 20;
constexpr int64_t streamed_bytes = int64_t{8} << 20;

/* Scratch memory up to this size is kept for the next run. */
constexpr int64_t spare_bytes = int64_t{4} << 20;

/* Returns the inner length of a pass, and for other steps one that no pass has. */
int64_t pass_inner(const hp::AnyStep& step) {
  return step.kind == hp::StepKind::resample_1d      ? step.resample_1d.pass.inner
         : step.kind == hp::StepKind::fixed_point_1d ? step.fixed_point_1d.pass.inner
                                                     : INT64_MAX;
}

}  // namespace

hp_plan::~hp_plan() { std::free(spare_.load()); }

hp_status hp_plan::make(const hp::Program& program, const hp::Kernels& kernels) {
  ends = program.ends;
  kernels_ = &kernels;
  if (ends.output_elements == 0) {
    return HP_OK;
  }
  for (int64_t i = 0; i < program.steps.size(); i++) {
    smallest_inner_ = std::min(smallest_inner_, pass_inner(program.steps[i].any));
  }
  bool done = true;
  for (int64_t i = 0; done && i < program.steps.size(); i++) {
    const hp::Step& step = program.steps[i];
    done = hp::visit(step.any, [&](const auto& fields) { return add(fields, step.ends); });
  }
  if (done && stages_.size() == 0) {
    done = add_convert(ends.output_elements, ends.input, ends.output);
  }
  if (!done || !place_all()) {
    return HP_OUT_OF_MEMORY;
  }
  limit_bands();
  return HP_OK;
}

hp::Stage* hp_plan::new_stage(hp::StageKind kind, int64_t elements, hp::ElementType type) {
  hp::Stage* stage = stages_.append();
  if (stage != nullptr) {
    stage->kind = kind;
    stage->elements = elements;
    stage->type = type;
  }
  return stage;
}

/* The last stage if it is a chain, which will now end in these elements, or else a new one. */
hp::Stage* hp_plan::open_chain(int64_t elements, hp::ElementType type) {
  if (stages_.size() == 0 || stages_[stages_.size() - 1].kind != hp::StageKind::chain) {
    return new_stage(hp::StageKind::chain, elements, type);
  }
  hp::Stage* last = &stages_[stages_.size() - 1];
  last->elements = elements;
  last->type = type;
  return last;
}

bool hp_plan::add_convert(int64_t elements, hp::ElementType input, hp::ElementType output) {
  hp::Stage* stage = open_chain(elements, output);
  return stage != nullptr && stage->chain.add_convert(*kernels_, input, output);
}

bool hp_plan::add(const hp::ConvertStep& step, const hp::Ends&) {
  return add_convert(step.count, step.input, step.output);
}

bool hp_plan::add(const hp::GatherStep& step, const hp::Ends& ends) {
  if (hp::Gather::is_copy(step)) {
    return add_convert(ends.output_elements, step.type, step.type);
  }
  hp::Stage* stage = new_stage(hp::StageKind::gather, ends.output_elements, step.type);
  return stage != nullptr && stage->gather.make(*kernels_, step, scratch_);
}

bool hp_plan::add(const hp::Resample1dStep& step, const hp::Ends& ends) {
  hp::SumStep sum;
  sum.pass = step.pass;
  sum.taps = &step.taps;
  sum.accumulation = step.accumulation;
  sum.compute = step.compute;
  return add_sum(sum, ends);
}

bool hp_plan::add(const hp::FixedPoint1dStep& step, const hp::Ends& ends) {
  hp::SumStep sum;
  sum.pass = step.pass;
  sum.taps = &step.taps;
  sum.compute = step.input;
  sum.rounding = step.rounding;
  sum.shift = step.shift;
  return add_sum(sum, ends);
}

/* Types change at the edges of a sum. */
bool hp_plan::add_sum(const hp::SumStep& step, const hp::Ends& ends) {
  const hp::ElementType compute = step.compute;
  if (ends.input != compute && !add_convert(ends.input_elements, ends.input, compute)) {
    return false;
  }
  bool added = false;
  hp::Stage before;
  if (stages_.size() > 0) {
    before.elements = stages_[stages_.size() - 1].elements;
    before.type = stages_[stages_.size() - 1].type;
  }
  hp::Stage* stage = open_chain(ends.output_elements, compute);
  if (stage == nullptr || !stage->chain.add_sum(*kernels_, step, smallest_inner_, &added)) {
    return false;
  }
  if (!added) {
    stage->elements = before.elements;
    stage->type = before.type;
    stage = new_stage(hp::StageKind::chain, ends.output_elements, compute);
    if (stage == nullptr || !stage->chain.add_sum(*kernels_, step, smallest_inner_, &added)) {
      return false;
    }
  }
  return ends.output == compute || add_convert(ends.output_elements, compute, ends.output);
}

bool hp_plan::add(const hp::CornerBlendStep& step, const hp::Ends& ends) {
  hp::Stage* stage = new_stage(hp::StageKind::corner, ends.output_elements, step.type);
  return stage != nullptr && stage->corner.make(*kernels_, step, scratch_);
}

/* Half-width types are held in float32, also where every operation rounds to them. */
bool hp_plan::add(const hp::AdjointSumStep& step, const hp::Ends& ends) {
  const hp::ElementType held = hp::held(step.compute);
  if (step.type != held && !add_convert(ends.input_elements, step.type, held)) {
    return false;
  }
  hp::Stage* stage = new_stage(hp::StageKind::adjoint, ends.output_elements, held);
  if (stage == nullptr || !stage->adjoint.make(*kernels_, step, scratch_)) {
    return false;
  }
  return step.type == held || add_convert(ends.output_elements, held, step.type);
}

/* Means in a half-width type are float32 values, rounded as they go. */
bool hp_plan::add(const hp::BinMeanStep& step, const hp::Ends& ends) {
  const hp::ElementType held = hp::held(step.compute);
  if (step.type != held && !add_convert(ends.input_elements, step.type, held)) {
    return false;
  }
  hp::Stage* stage = new_stage(hp::StageKind::bins, ends.output_elements, held);
  if (stage == nullptr || !stage->bins.make(*kernels_, step)) {
    return false;
  }
  return step.type == held || add_convert(ends.output_elements, held, step.type);
}

bool hp_plan::add(const hp::CascadeMeanStep& step, const hp::Ends& ends) {
  const hp::ElementType compute = step.compute;
  if (step.type != compute && !add_convert(ends.input_elements, step.type, compute)) {
    return false;
  }
  hp::Stage* stage = new_stage(hp::StageKind::cascade, ends.output_elements, compute);
  if (stage == nullptr || !stage->cascade.make(*kernels_, step, scratch_)) {
    return false;
  }
  return step.type == compute || add_convert(ends.output_elements, compute, step.type);
}

bool hp_plan::add(const hp::PermuteStep& step, const hp::Ends& ends) {
  hp::Permutation permutation;
  permutation.make(*kernels_, step);
  if (permutation.is_copy()) {
    return add_convert(ends.output_elements, step.type, step.type);
  }
  hp::Stage* stage = new_stage(hp::StageKind::permutation, ends.output_elements, step.type);
  if (stage != nullptr) {
    stage->permutation = permutation;
  }
  return stage != nullptr;
}

bool hp_plan::add(const hp::PadStep& step, const hp::Ends& ends) {
  hp::Stage* stage = new_stage(hp::StageKind::pad, ends.output_elements, step.type);
  if (stage != nullptr) {
    stage->pad.make(*kernels_, step);
  }
  return stage != nullptr;
}

bool hp_plan::add(const hp::ClampStep& step, const hp::Ends& ends) {
  hp::Stage* stage = new_stage(hp::StageKind::clamp, ends.output_elements, step.type);
  if (stage != nullptr) {
    stage->clamp.make(step);
  }
  return stage != nullptr;
}

/* Types change between operations. */
bool hp_plan::add(const hp::ChannelArithmeticStep& step, const hp::Ends& ends) {
  const int64_t elements = ends.output_elements;
  hp::ElementType type = step.input;
  for (int64_t i = 0; i < step.operations.size(); i++) {
    const hp::ChannelOperation& operation = step.operations[i];
    if (operation.type != type && !add_convert(elements, type, operation.type)) {
      return false;
    }
    type = operation.type;
    hp::Stage* stage = open_chain(elements, type);
    if (stage == nullptr || !stage->chain.add_channels(*kernels_, operation, step.inner)) {
      return false;
    }
  }
  return type == step.output || add_convert(elements, type, step.output);
}

bool hp_plan::place_all() {
  for (int64_t i = 0; i < stages_.size(); i++) {
    hp::Stage& stage = stages_[i];
    bool last = i == stages_.size() - 1;
    if (stage.kind == hp::StageKind::chain && !stage.chain.place(scratch_)) {
      return false;
    }
    if (!last && !scratch_.add(stage.elements, hp::type_bytes(stage.type), stage.output)) {
      return false;
    }
  }
  return true;
}

/* Returns the unit in which the target is best cut into bands: that of the last stage that is more
 * than a change of elements. */
int64_t hp_plan::cut(int32_t bands) const {
  int64_t i = stages_.size() - 1;
  while (i > 0 && stages_[i].is_elementwise()) {
    i--;
  }
  return stages_[i].cut(bands);
}

/* Returns the target elements of a band. */
hp::Range hp_plan::range(int32_t band, int32_t bands) const {
  int64_t unit = cut(bands);
  int64_t units = ends.output_elements / unit + (ends.output_elements % unit != 0 ? 1 : 0);
  int64_t each = units / bands;
  int64_t more = units % bands;
  int64_t first = each * band + std::min<int64_t>(band, more);
  int64_t last = first + each + (band < more ? 1 : 0);
  return {first < units ? first * unit : ends.output_elements,
          last < units ? last * unit : ends.output_elements};
}

/* Returns the elements that a stage reads, in the multiples that the one before it makes. */
hp::Range hp_plan::reads(int64_t stage, hp::Range output) const {
  return stages_[stage].reads(output).in_units_of(stages_[stage - 1].grain());
}

/* A band makes what it reads of the tensors between stages: more bands are worth it until they
 * together make a quarter more than one does. */
void hp_plan::limit_bands() {
  constexpr int32_t most = 64;
  auto made = [&](int32_t bands) {
    int64_t elements = 0;
    for (int32_t band = 0; band < bands; band++) {
      hp::Range output = range(band, bands);
      for (int64_t i = stages_.size() - 1; i > 0 && !output.is_empty(); i--) {
        output = reads(i, output);
        elements += output.end - output.begin;
      }
    }
    return elements;
  };
  if (stages_.size() > 1) {
    int64_t alone = made(1);
    most_bands_ = 1;
    while (most_bands_ < most && made(2 * most_bands_) <= alone + alone / 4) {
      most_bands_ *= 2;
    }
  }
}

void hp_plan::band(int32_t band, int32_t bands, int64_t* begin, int64_t* end) const {
  int32_t used = std::min(bands, most_bands_);
  hp::Range output{ends.output_elements, ends.output_elements};
  if (band < used && ends.output_elements > 0) {
    output = range(band, used);
  }
  *begin = output.begin;
  *end = output.end;
}

unsigned char* hp_plan::take_scratch() const {
  constexpr size_t alignment = 64;
  void* scratch = scratch_.bytes() <= spare_bytes ? spare_.exchange(nullptr) : nullptr;
  if (scratch == nullptr) {
    scratch = std::aligned_alloc(
        alignment, static_cast<size_t>(std::max<int64_t>(scratch_.bytes(), alignment)));
  }
  return static_cast<unsigned char*>(scratch);
}

void hp_plan::give_scratch(unsigned char* scratch) const {
  void* none = nullptr;
  if (scratch_.bytes() > spare_bytes || !spare_.compare_exchange_strong(none, scratch)) {
    std::free(scratch);
  }
}

bool hp_plan::is_streamed() const {
  int64_t target = ends.output_elements * hp::type_bytes(ends.output);
  int64_t source = ends.input_elements * hp::type_bytes(ends.input);
  return target >= streamed_bytes && target >= cached_bytes - source;
}

/* Makes some elements of a stage's output, and before that what they are made of. */
void hp_plan::run_stage(int64_t i, const unsigned char* source, unsigned char* target,
                        hp::Range output, unsigned char* scratch, bool stream) const {
  if (i > 0) {
    const hp::Stage& before = stages_[i - 1];
    unsigned char* between = before.output.in(scratch);
    hp::Range input = reads(i, output);
    if (!input.is_empty()) {
      run_stage(i - 1, source, between + input.begin * hp::type_bytes(before.type), input, scratch,
                false);
    }
    source = between;
  }
  stages_[i].run(source, target, output.begin, output.end, scratch, stream);
}

hp_status hp_plan::run(const unsigned char* source, unsigned char* target, int32_t band,
                       int32_t bands) const {
  int64_t begin = 0;
  int64_t end = 0;
  this->band(band, bands, &begin, &end);
  if (begin >= end) {
    return HP_OK;
  }
  unsigned char* scratch = take_scratch();
  if (scratch == nullptr) {
    return HP_OUT_OF_MEMORY;
  }
  const bool stream = is_streamed();
  run_stage(stages_.size() - 1, source, target + begin * hp::type_bytes(ends.output), {begin, end},
            scratch, stream);
  if (stream) {
    _mm_sfence();
  }
  give_scratch(scratch);
  return HP_OK;
}
