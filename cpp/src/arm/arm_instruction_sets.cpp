/* The instruction sets of 64-bit ARM. */
#if defined(__aarch64__)

#include "arm/instances.h"
#include "loops/instruction_set.h"

namespace hp {
namespace {

enum Feature : uint32_t {
  NEON = 1, /* with conversions of half precision: part of every 64-bit ARM processor */
};

constexpr InstructionSet all[] = {
    {"scalar", 0, &scalar::loops},
    {"neon", NEON, &neon::loops},
};

}  // namespace

const InstructionSets instruction_sets = {all, sizeof(all) / sizeof(all[0])};

uint32_t machine_features() { return NEON; }

}  // namespace hp

#endif /* __aarch64__ */
