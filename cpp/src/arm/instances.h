/* The loops compiled for the instruction sets of 64-bit ARM. */
#ifndef HALFPIXEL_ARM_INSTANCES_H
#define HALFPIXEL_ARM_INSTANCES_H

#include "loops/loops.h"

namespace hp {
namespace neon {
extern const Loops loops;
}
}  // namespace hp

#endif /* HALFPIXEL_ARM_INSTANCES_H */
