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

int64_t smallest_inner_of(const hp::Program& program) {
  int64_t smallest = INT64_MAX;
  for (int64_t i = 0; i < program.steps.size(); i++) {
    const hp::Step& step = program.steps[i];
    if (step.kind == HP_RESAMPLE_1D || step.kind == HP_FIXED_POINT_1D) {
      smallest = std::min(smallest, step.sum.pass.inner);
    }
  }
  return smallest;
}

}  // namespace

hp_plan::~hp_plan() { std::free(spare_.load()); }

hp_status hp_plan::make(const hp::Program& program, const hp::Kernels& kernels) {
  source_type = program.source;
  target_type = program.target;
  source_elements = program.source_elements;
  target_elements = program.target_elements;
  if (target_elements == 0) {
    return HP_OK;
  }
  int64_t smallest_inner = smallest_inner_of(program);
  bool done = true;
  for (int64_t i = 0; done && i < program.steps.size(); i++) {
    done = add(program.steps[i], kernels, smallest_inner);
  }
  if (done && stages_.size() == 0) {
    done = add_convert(kernels, target_elements, source_type, target_type);
  }
  return done && place_all() ? HP_OK : HP_OUT_OF_MEMORY;
}

hp::Stage* hp_plan::new_stage(hp::StageKind kind, int64_t elements, int64_t type) {
  hp::Stage* stage = stages_.append();
  if (stage != nullptr) {
    stage->kind = kind;
    stage->elements = elements;
    stage->type = type;
  }
  return stage;
}

/* The last stage if it is a chain, which will now end in these elements, or else a new one. */
hp::Stage* hp_plan::open_chain(int64_t elements, int64_t type) {
  if (stages_.size() == 0 || stages_[stages_.size() - 1].kind != hp::StageKind::chain) {
    return new_stage(hp::StageKind::chain, elements, type);
  }
  hp::Stage* last = &stages_[stages_.size() - 1];
  last->elements = elements;
  last->type = type;
  return last;
}

bool hp_plan::add(const hp::Step& step, const hp::Kernels& kernels, int64_t smallest_inner) {
  switch (step.kind) {
    case HP_RESAMPLE_1D:
    case HP_FIXED_POINT_1D:
      return add_sum(step, kernels, smallest_inner);
    case HP_CORNER_BLEND:
      return add_corner(step, kernels);
    case HP_ADJOINT_SUM:
      return add_adjoint(step, kernels);
    case HP_CONVERT:
      return add_convert(kernels, step.output_elements, step.input, step.output);
    case HP_BIN_MEAN:
    case HP_CASCADE_MEAN:
      return add_mean(step, kernels);
    case HP_PERMUTE:
      return add_permute(step, kernels);
    case HP_PAD:
      return add_pad(step, kernels);
    case HP_CLAMP:
      return add_clamp(step);
    default:
      break;
  }
  if (hp::Gather::is_copy(step.gather)) {
    return add_convert(kernels, step.output_elements, step.input, step.output);
  }
  hp::Stage* stage = new_stage(hp::StageKind::gather, step.output_elements, step.output);
  return stage != nullptr && stage->gather.make(kernels, step.gather, step.input, scratch_);
}

bool hp_plan::add_convert(const hp::Kernels& kernels, int64_t elements, int64_t input,
                          int64_t output) {
  hp::Stage* stage = open_chain(elements, output);
  return stage != nullptr && stage->chain.add_convert(kernels, input, output);
}

/* Types change at the edges of a sum. */
bool hp_plan::add_sum(const hp::Step& step, const hp::Kernels& kernels, int64_t smallest_inner) {
  int64_t compute = step.sum.compute;
  if (step.input != compute && !add_convert(kernels, step.input_elements, step.input, compute)) {
    return false;
  }
  bool added = false;
  hp::Stage before;
  if (stages_.size() > 0) {
    before.elements = stages_[stages_.size() - 1].elements;
    before.type = stages_[stages_.size() - 1].type;
  }
  hp::Stage* stage = open_chain(step.output_elements, compute);
  if (stage == nullptr || !stage->chain.add_sum(kernels, step.sum, smallest_inner, &added)) {
    return false;
  }
  if (!added) {
    stage->elements = before.elements;
    stage->type = before.type;
    stage = new_stage(hp::StageKind::chain, step.output_elements, compute);
    if (stage == nullptr || !stage->chain.add_sum(kernels, step.sum, smallest_inner, &added)) {
      return false;
    }
  }
  return step.output == compute || add_convert(kernels, step.output_elements, compute, step.output);
}

bool hp_plan::add_corner(const hp::Step& step, const hp::Kernels& kernels) {
  hp::Stage* stage = new_stage(hp::StageKind::corner, step.output_elements, step.output);
  return stage != nullptr && stage->corner.make(kernels, step.corner, step.input, scratch_);
}

/* Half-width types are held in float32, also where every operation rounds to them. */
bool hp_plan::add_adjoint(const hp::Step& step, const hp::Kernels& kernels) {
  int64_t held = step.adjoint.compute == HP_F64 ? HP_F64 : HP_F32;
  if (step.input != held && !add_convert(kernels, step.input_elements, step.input, held)) {
    return false;
  }
  hp::Stage* stage = new_stage(hp::StageKind::adjoint, step.output_elements, held);
  if (stage == nullptr || !stage->adjoint.make(kernels, step.adjoint, scratch_)) {
    return false;
  }
  return step.output == held || add_convert(kernels, step.output_elements, held, step.output);
}

/* Means over bins in a half-width type are float32 values, rounded as they go. */
bool hp_plan::add_mean(const hp::Step& step, const hp::Kernels& kernels) {
  bool bins = step.kind == HP_BIN_MEAN;
  int64_t asked = bins ? step.bins.compute : step.cascade.compute;
  int64_t compute = asked == HP_F64 ? HP_F64 : HP_F32;
  if (step.input != compute && !add_convert(kernels, step.input_elements, step.input, compute)) {
    return false;
  }
  hp::Stage* stage =
      new_stage(bins ? hp::StageKind::bins : hp::StageKind::cascade, step.output_elements, compute);
  if (stage == nullptr || !(bins ? stage->bins.make(kernels, step.bins)
                                 : stage->cascade.make(kernels, step.cascade, scratch_))) {
    return false;
  }
  return step.output == compute || add_convert(kernels, step.output_elements, compute, step.output);
}

bool hp_plan::add_permute(const hp::Step& step, const hp::Kernels& kernels) {
  hp::Permutation permutation;
  permutation.make(kernels, step.permute, step.input);
  if (permutation.is_copy()) {
    return add_convert(kernels, step.output_elements, step.input, step.output);
  }
  hp::Stage* stage = new_stage(hp::StageKind::permutation, step.output_elements, step.output);
  if (stage != nullptr) {
    stage->permutation = permutation;
  }
  return stage != nullptr;
}

bool hp_plan::add_pad(const hp::Step& step, const hp::Kernels& kernels) {
  hp::Stage* stage = new_stage(hp::StageKind::pad, step.output_elements, step.output);
  if (stage != nullptr) {
    stage->pad.make(kernels, step.pad, step.input);
  }
  return stage != nullptr;
}

bool hp_plan::add_clamp(const hp::Step& step) {
  hp::Stage* stage = new_stage(hp::StageKind::clamp, step.output_elements, step.output);
  if (stage != nullptr) {
    stage->clamp.make(step.clamp, step.input);
  }
  return stage != nullptr;
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

/* Returns the stage whose rows are cut into bands: the only one, or the only one that is more than
 * a conversion if it need not read all that comes before it. -1 if there is none. */
int64_t hp_plan::stage_to_cut() const {
  int64_t found = stages_.size() == 1 ? 0 : -1;
  for (int64_t i = 0; stages_.size() > 1 && i < stages_.size(); i++) {
    if (!stages_[i].is_elementwise()) {
      if (found >= 0 || (i > 0 && !stages_[i].reads_in_part())) {
        return -1;
      }
      found = i;
    }
  }
  return found;
}

/* Without a stage to cut all is one band. */
void hp_plan::band(int32_t band, int32_t bands, int64_t* begin, int64_t* end) const {
  *begin = 0;
  *end = band == 0 ? target_elements : 0;
  int64_t cut = stage_to_cut();
  if (cut >= 0) {
    int64_t unit = stages_[cut].cut(bands);
    int64_t units = target_elements / unit + (target_elements % unit != 0 ? 1 : 0);
    int64_t each = units / bands;
    int64_t more = units % bands;
    int64_t first = each * band + std::min<int64_t>(band, more);
    int64_t last = first + each + (band < more ? 1 : 0);
    *begin = first < units ? first * unit : target_elements;
    *end = last < units ? last * unit : target_elements;
  } else if (band > 0) {
    *begin = *end = target_elements;
  }
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
  int64_t target = target_elements * hp::type_bytes(target_type);
  int64_t source = source_elements * hp::type_bytes(source_type);
  return target >= streamed_bytes && target >= cached_bytes - source;
}

/* The stages before the one that is cut make only what a band reads. */
void hp_plan::run_stages(const unsigned char* source, unsigned char* target, int64_t begin,
                         int64_t end, unsigned char* scratch) const {
  bool stream = is_streamed();
  int64_t cut = stage_to_cut();
  for (int64_t i = 0; i < stages_.size(); i++) {
    const hp::Stage& stage = stages_[i];
    bool last = i == stages_.size() - 1;
    hp::Range range = i < cut ? stages_[cut].reads(begin, end) : hp::Range{begin, end};
    range = cut < 0 ? hp::Range{0, stage.elements} : range;
    unsigned char* output = last ? target : stage.output.in(scratch);
    stage.run(source, output + range.begin * hp::type_bytes(stage.type), range.begin, range.end,
              scratch, last && stream);
    source = output;
  }
  if (stream) {
    _mm_sfence();
  }
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
  run_stages(source, target, begin, end, scratch);
  give_scratch(scratch);
  return HP_OK;
}
