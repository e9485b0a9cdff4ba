/* The functions of halfpixel.h: checks, and nothing but checks. */
#include <cstdint>
#include <cstdlib>
#include <new>

#include "abi/build_id.h"
#include "encoding/decode.h"
#include "encoding/types.h"
#include "halfpixel/halfpixel.h"
#include "loops/instruction_set.h"
#include "plan/plan.h"

namespace {

/* Returns the features of an instruction set, all of them for HP_ISA_ANY; false if it is unknown.
 */
bool find_features(int32_t isa, uint32_t& features) {
  const bool known = isa >= 0 && isa < hp::instruction_sets.count;
  features = known ? hp::instruction_sets.data[isa].features : UINT32_MAX;
  return known || isa == HP_ISA_ANY;
}

bool machine_has(uint32_t features) { return (features & ~hp::machine_features()) == 0; }

/* The elements of a plan within somebody's memory. */
struct Memory {
  uintptr_t begin = 0;
  uintptr_t end = 0;
};

hp_status find_memory(const void* pointer, int64_t bytes, int64_t offset, int64_t elements,
                      hp::ElementType type, Memory& memory) {
  int64_t size = 0;
  int64_t end = 0;
  if (pointer == nullptr && elements > 0) {
    return HP_NULL_POINTER;
  }
  if (offset < 0 || __builtin_mul_overflow(elements, int64_t{hp::type_bytes(type)}, &size) ||
      __builtin_add_overflow(offset, size, &end) || end > bytes) {
    return HP_BAD_RANGE;
  }
  memory.begin = reinterpret_cast<uintptr_t>(pointer) + static_cast<uintptr_t>(offset);
  memory.end = memory.begin + static_cast<uintptr_t>(size);
  bool aligned = memory.begin % static_cast<uintptr_t>(hp::type_bytes(type)) == 0;
  return aligned && memory.begin <= memory.end ? HP_OK : HP_BAD_RANGE;
}

bool is_band(int32_t band, int32_t bands) { return band >= 0 && band < bands; }

}  // namespace

uint32_t hp_abi_version(void) { return HP_ABI_VERSION; }

const char* hp_build_id(void) { return hp::build_id(); }

const char* hp_status_message(hp_status status) {
  switch (status) {
    case HP_OK:
      return "done";
    case HP_NULL_POINTER:
      return "a required pointer is null";
    case HP_BAD_PLAN:
      return "the encoded plan is truncated or inconsistent, or a field is out of its range";
    case HP_UNSUPPORTED:
      return "the plan has a step or a type that this library has no loop for";
    case HP_BAD_VERSION:
      return "the plan is encoded for another version of this library";
    case HP_OUT_OF_MEMORY:
      return "an allocation failed";
    case HP_BAD_RANGE:
      return "memory is too small for the plan, misaligned or overlapping, or a band lies outside "
             "[0, bands)";
    case HP_BAD_ISA:
      return "the instruction set is unknown or this machine does not have it";
    default:
      return "unknown status";
  }
}

int32_t hp_isa_best(int32_t limit) {
  uint32_t allowed = 0;
  int32_t isa = find_features(limit, allowed) ? hp::instruction_sets.count - 1 : -1;
  for (; isa > 0; isa--) {
    const uint32_t needed = hp::instruction_sets.data[isa].features;
    if ((needed & ~allowed) == 0 && machine_has(needed)) {
      break;
    }
  }
  return isa;
}

const char* hp_isa_name(int32_t isa) {
  const bool known = isa >= 0 && isa < hp::instruction_sets.count;
  return known ? hp::instruction_sets.data[isa].name : nullptr;
}

hp_status hp_plan_create(const void* encoded, int64_t bytes, int32_t isa, hp_plan** plan) {
  if (encoded == nullptr || plan == nullptr) {
    return HP_NULL_POINTER;
  }
  uint32_t features = 0;
  if (isa == HP_ISA_ANY || !find_features(isa, features) || !machine_has(features)) {
    return HP_BAD_ISA;
  }
  hp::Program program;
  hp_status status = hp::decode(encoded, bytes, program);
  if (status != HP_OK) {
    return status;
  }
  void* memory = std::malloc(sizeof(hp_plan));
  if (memory == nullptr) {
    return HP_OUT_OF_MEMORY;
  }
  auto made = new (memory) hp_plan();
  status = made->make(program, *hp::instruction_sets.data[isa].loops);
  if (status == HP_OK) {
    *plan = made;
  } else {
    hp_plan_destroy(made);
  }
  return status;
}

hp_status hp_plan_band(const hp_plan* plan, int32_t band, int32_t bands, int64_t* begin,
                       int64_t* end) {
  if (plan == nullptr || begin == nullptr || end == nullptr) {
    return HP_NULL_POINTER;
  }
  if (!is_band(band, bands)) {
    return HP_BAD_RANGE;
  }
  plan->band(band, bands, begin, end);
  return HP_OK;
}

hp_status hp_plan_run(const hp_plan* plan, const void* source, int64_t source_bytes,
                      int64_t source_offset, void* target, int64_t target_bytes,
                      int64_t target_offset, int32_t band, int32_t bands) {
  if (plan == nullptr) {
    return HP_NULL_POINTER;
  }
  if (!is_band(band, bands)) {
    return HP_BAD_RANGE;
  }
  Memory from;
  Memory to;
  hp_status status = find_memory(source, source_bytes, source_offset, plan->ends.input_elements,
                                 plan->ends.input, from);
  if (status == HP_OK) {
    status = find_memory(target, target_bytes, target_offset, plan->ends.output_elements,
                         plan->ends.output, to);
  }
  if (status != HP_OK) {
    return status;
  }
  if (plan->ends.output_elements == 0) {
    return HP_OK;
  }
  if (from.begin < to.end && to.begin < from.end) {
    return HP_BAD_RANGE;
  }
  return plan->run(static_cast<const unsigned char*>(source) + source_offset,
                   static_cast<unsigned char*>(target) + target_offset, band, bands);
}

void hp_plan_destroy(hp_plan* plan) {
  if (plan != nullptr) {
    plan->~hp_plan();
    std::free(plan);
  }
}
