/* What the element types are like. */
#ifndef HALFPIXEL_TYPES_H
#define HALFPIXEL_TYPES_H

#include <cstdint>

#include "encoding/plan_format.h"

namespace hp {

/* The places of tables that are indexed by a number of a constant: constants are numbered from 1.
 */
constexpr int32_t type_places = static_cast<int32_t>(ElementType::boolean) + 1;
constexpr int32_t floating_places = static_cast<int32_t>(ElementType::bf16) + 1;
constexpr int32_t term_places = static_cast<int32_t>(Term::scaled_in_order) + 1;
constexpr int32_t operator_places = static_cast<int32_t>(Operator::subtract) + 1;

template <class Constant>
constexpr int32_t number(Constant constant) {
  return static_cast<int32_t>(constant);
}

inline bool is_floating(ElementType type) { return type <= ElementType::bf16; }

inline bool is_unsigned(ElementType type) {
  return type == ElementType::u8 || type == ElementType::u16 || type == ElementType::boolean;
}

/* Returns the type, float32 or float64, that holds the values of computations in a type. */
inline ElementType held(ElementType compute) {
  return compute == ElementType::f64 ? ElementType::f64 : ElementType::f32;
}

/* Returns the size of one element in bytes. */
inline int32_t type_bytes(ElementType type) {
  switch (type) {
    case ElementType::f64:
    case ElementType::i64:
      return 8;
    case ElementType::f32:
    case ElementType::i32:
      return 4;
    case ElementType::f16:
    case ElementType::bf16:
    case ElementType::i16:
    case ElementType::u16:
      return 2;
    case ElementType::u8:
    case ElementType::i8:
    case ElementType::boolean:
      return 1;
  }
  __builtin_unreachable();
}

}  // namespace hp

#endif /* HALFPIXEL_TYPES_H */
