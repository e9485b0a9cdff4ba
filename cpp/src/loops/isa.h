/* Which instruction sets may run here. */
#ifndef HALFPIXEL_ISA_H
#define HALFPIXEL_ISA_H

#include <cstdint>

namespace hp {

/* Returns the best hp_isa of this machine; asks the processor once. */
int32_t best_isa();

}  // namespace hp

#endif /* HALFPIXEL_ISA_H */
