/* The element types. */
#ifndef HALFPIXEL_TYPES_H
#define HALFPIXEL_TYPES_H

#include <cstdint>

#include "halfpixel/halfpixel.h"

namespace hp {

constexpr int64_t type_count = 9; /* types are numbered from 1 */

inline bool is_type(int64_t type) { return type >= HP_F32 && type <= HP_I32; }

inline bool is_floating(int64_t type) { return type >= HP_F32 && type <= HP_BF16; }

/* Returns the size of one element in bytes. */
inline int32_t type_bytes(int64_t type) {
  switch (type) {
    case HP_F64:
      return 8;
    case HP_F32:
    case HP_I32:
      return 4;
    case HP_U8:
    case HP_I8:
      return 1;
    default:
      return 2;
  }
}

}  // namespace hp

#endif /* HALFPIXEL_TYPES_H */
