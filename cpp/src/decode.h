/* From the encoding described in plan_encoding.h to a checked Program. */
#ifndef HALFPIXEL_DECODE_H
#define HALFPIXEL_DECODE_H

#include <cstdint>

#include "halfpixel/halfpixel.h"
#include "steps.h"

namespace hp {

/* Decodes and checks; HP_BAD_PLAN or HP_OUT_OF_MEMORY leave the program in no defined state. */
hp_status decode(const void* encoded, int64_t bytes, Program& program);

}  // namespace hp

#endif /* HALFPIXEL_DECODE_H */
