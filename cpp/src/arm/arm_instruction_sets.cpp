/* The instruction sets of 64-bit ARM. */
#if defined(__aarch64__)

#include "loops/instruction_set.h"

namespace hp {
namespace {

constexpr InstructionSet all[] = {
    {"scalar", 0, &scalar::loops},
};

}  // namespace

const InstructionSets instruction_sets = {all, sizeof(all) / sizeof(all[0])};

uint32_t machine_features() { return 0; }

}  // namespace hp

#endif /* __aarch64__ */
