/* The instruction sets that loops are compiled for, told apart by what they need and not by a rank:
 * of two, neither need contain the other. The folder of a processor defines them. */
#ifndef HALFPIXEL_INSTRUCTION_SET_H
#define HALFPIXEL_INSTRUCTION_SET_H

#include <cstdint>

#include "loops/loops.h"

namespace hp {

struct InstructionSet {
  const char* name;
  uint32_t features; /* a bit for each thing that the loops need of processor and system */
  const Loops* loops;
};

/* Those of the processors that this library is built for, in the order of preference. The first is
 * "scalar", which needs no feature. */
struct InstructionSets {
  const InstructionSet* data;
  int32_t count;
};

extern const InstructionSets instruction_sets;

/* Returns the features of this machine; asks the processor once. */
uint32_t machine_features();

}  // namespace hp

#endif /* HALFPIXEL_INSTRUCTION_SET_H */
