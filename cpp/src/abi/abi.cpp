/* The functions of halfpixel.h: checks, and nothing but checks. */
#include <cstdint>
#include <cstdlib>
#include <new>

#include "abi/build_id.h"
#include "base/view.h"
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

/* What somebody says about the memory of a tensor: its first element lies, or would lie if it were
 * there, offset bytes behind the pointer; axes as in hp_plan_run_view. */
struct Given {
  const void* pointer;
  int64_t bytes;
  int64_t offset;
  const int64_t* axes;
};

/* The elements of a plan within somebody's memory. */
struct Memory {
  uintptr_t begin = 0; /* the address of the first that is there */
  hp::View view;
};

hp_status find_memory(const Given& given, hp::Range elements, hp::ElementType type,
                      Memory& memory) {
  const int64_t unit = hp::type_bytes(type);
  hp::Range place;
  if (given.pointer == nullptr && !elements.is_empty()) {
    return HP_NULL_POINTER;
  }
  if (!memory.view.make(given.axes, elements.end - elements.begin, unit) ||
      __builtin_mul_overflow(elements.begin, unit, &place.begin) ||
      __builtin_add_overflow(place.begin, given.offset, &place.begin) ||
      __builtin_add_overflow(place.begin, memory.view.extent(), &place.end) || place.begin < 0 ||
      place.end > given.bytes) {
    return HP_BAD_RANGE;
  }
  memory.begin = reinterpret_cast<uintptr_t>(given.pointer) + static_cast<uintptr_t>(place.begin);
  const uintptr_t end = memory.begin + static_cast<uintptr_t>(memory.view.extent());
  bool aligned = memory.begin % static_cast<uintptr_t>(unit) == 0;
  return aligned && memory.begin <= end ? HP_OK : HP_BAD_RANGE;
}

bool have_common_bytes(const Memory& a, const Memory& b) {
  const auto a_extent = static_cast<uintptr_t>(a.view.extent());
  const auto b_extent = static_cast<uintptr_t>(b.view.extent());
  return a.begin < b.begin + b_extent && b.begin < a.begin + a_extent &&
         a.view.overlaps(b.view, static_cast<int64_t>(b.begin - a.begin));
}

bool is_band(int32_t band, int32_t bands) { return band >= 0 && band < bands; }

/* Whole tensors first: to find what a band reads takes a while. With gaps all has to be there. */
template <class Part>
hp_status find_memory(const Given& given, int64_t elements, Part part, hp::ElementType type,
                      Memory& memory, bool* is_whole) {
  const hp_status status = find_memory(given, {0, elements}, type, memory);
  *is_whole = status == HP_OK;
  return *is_whole || given.axes != nullptr ? status : find_memory(given, part(), type, memory);
}

hp_status run(const hp_plan* plan, const Given& source, const Given& target, int32_t band,
              int32_t bands) {
  if (plan == nullptr) {
    return HP_NULL_POINTER;
  }
  if (!is_band(band, bands)) {
    return HP_BAD_RANGE;
  }
  const hp::Ends& ends = plan->ends;
  Memory from;
  Memory to;
  bool is_whole = false;
  auto reads = [&] { return plan->band_reads(band, bands); };
  hp_status status = find_memory(source, ends.input_elements, reads, ends.input, from, &is_whole);
  if (status == HP_OK) {
    auto writes = [&] { return plan->band_writes(band, bands); };
    status = find_memory(target, ends.output_elements, writes, ends.output, to, &is_whole);
  }
  if (status != HP_OK || ends.output_elements == 0) {
    return status;
  }
  if (have_common_bytes(from, to)) {
    return HP_BAD_RANGE;
  }
  auto first_read = static_cast<const unsigned char*>(source.pointer) + source.offset;
  auto first_written =
      const_cast<unsigned char*>(static_cast<const unsigned char*>(target.pointer)) + target.offset;
  if (source.axes == nullptr && target.axes == nullptr) {
    return plan->run(first_read, first_written, band, bands, is_whole);
  }
  return plan->run_view(first_read, source.axes == nullptr ? nullptr : &from.view, first_written,
                        target.axes == nullptr ? nullptr : &to.view, band, bands, is_whole);
}

/* What a plan says of a band. */
using RangeOf = hp::Range (hp_plan::*)(int32_t band, int32_t bands) const;

hp_status find_range(RangeOf range_of, const hp_plan* plan, int32_t band, int32_t bands,
                     int64_t* begin, int64_t* end) {
  if (plan == nullptr || begin == nullptr || end == nullptr) {
    return HP_NULL_POINTER;
  }
  if (!is_band(band, bands)) {
    return HP_BAD_RANGE;
  }
  const hp::Range range = (plan->*range_of)(band, bands);
  *begin = range.begin;
  *end = range.end;
  return HP_OK;
}

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

hp_status hp_plan_planes(const hp_plan* plan, int64_t* planes, int64_t* length) {
  if (plan == nullptr || planes == nullptr || length == nullptr) {
    return HP_NULL_POINTER;
  }
  *planes = plan->planes().planes;
  *length = plan->planes().length;
  return HP_OK;
}

hp_status hp_plan_band(const hp_plan* plan, int32_t band, int32_t bands, int64_t* begin,
                       int64_t* end) {
  return find_range(&hp_plan::band, plan, band, bands, begin, end);
}

hp_status hp_plan_reads(const hp_plan* plan, int32_t band, int32_t bands, int64_t* begin,
                        int64_t* end) {
  return find_range(&hp_plan::band_reads, plan, band, bands, begin, end);
}

hp_status hp_plan_run(const hp_plan* plan, const void* source, int64_t source_bytes,
                      int64_t source_offset, void* target, int64_t target_bytes,
                      int64_t target_offset, int32_t band, int32_t bands) {
  return run(plan, {source, source_bytes, source_offset, nullptr},
             {target, target_bytes, target_offset, nullptr}, band, bands);
}

hp_status hp_plan_run_view(const hp_plan* plan, const void* source, int64_t source_bytes,
                           int64_t source_offset, const int64_t* source_axes, void* target,
                           int64_t target_bytes, int64_t target_offset, const int64_t* target_axes,
                           int32_t band, int32_t bands) {
  return run(plan, {source, source_bytes, source_offset, source_axes},
             {target, target_bytes, target_offset, target_axes}, band, bands);
}

void hp_plan_destroy(hp_plan* plan) {
  if (plan != nullptr) {
    plan->~hp_plan();
    std::free(plan);
  }
}
