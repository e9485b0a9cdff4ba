/* The loops compiled for the instruction sets of x86-64. */
#ifndef HALFPIXEL_X86_INSTANCES_H
#define HALFPIXEL_X86_INSTANCES_H

#include "loops/loops.h"

namespace hp {
namespace avx2 {
extern const Loops loops;
}
namespace avx512 {
extern const Loops loops;
}
}  // namespace hp

#endif /* HALFPIXEL_X86_INSTANCES_H */
