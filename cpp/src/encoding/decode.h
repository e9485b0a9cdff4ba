/* From the bytes of a plan to its steps. */
#ifndef HALFPIXEL_DECODE_H
#define HALFPIXEL_DECODE_H

#include <cstdint>

#include "encoding/steps.h"

namespace hp {

/* Reads and checks a plan; the program is complete only if HP_OK is returned. */
hp_status decode(const void* encoded, int64_t bytes, Program& program);

}  // namespace hp

#endif /* HALFPIXEL_DECODE_H */
