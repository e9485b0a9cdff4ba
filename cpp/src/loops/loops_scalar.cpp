/* The loops for every x86-64 processor. */
#include <cstdint>

#include "loops/inline.h"
#include "loops/loops.h"

namespace hp {
namespace scalar {
namespace {

#include "loops/single.inl"
#include "loops/sums.inl"

template <class T>
struct Scalar : Single<T> {
  static constexpr bool has_permute = false;
};

using F32 = Scalar<float>;
using F64 = Scalar<double>;

struct U8 {
  static constexpr int lanes = 1;
};

#include "loops/algorithms.inl"

constexpr Loops list() {
  Loops k;
  list_permutes(k);
  k.f32 = list_floats<F32>();
  k.f64 = list_floats<F64>();
  k.u8 = list_fixed<U8>();
  k.gather.plain = &gather_plain;
  list_all_adjoints<F32, F64>(k.adjoint);
  return k;
}

}  // namespace

constexpr Loops loops = list();

}  // namespace scalar
}  // namespace hp
