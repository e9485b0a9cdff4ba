/* The loops for every processor. */
#include <cstdint>
#include <limits>
#include <type_traits>

#include "base/exact_fma.h"
#include "loops/inline.h"
#include "loops/loops.h"

namespace hp {
namespace scalar {
namespace {

#include "loops/fma_of_plain.inl"
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
  static constexpr int pieces = 1;
};

#include "loops/algorithms.inl"

}  // namespace

constexpr Loops loops = list_all<F32, F64, U8>();

}  // namespace scalar
}  // namespace hp
