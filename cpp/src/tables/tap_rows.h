/* Taps as the loops read them: in the order of their sum. All functions that make tables return
 * false if there is no memory. */
#ifndef HALFPIXEL_TAP_ROWS_H
#define HALFPIXEL_TAP_ROWS_H

#include <cstdint>

#include "base/array.h"
#include "encoding/steps.h"
#include "tables/sums.h"

namespace hp {

/* A weight of bytes may be in two pieces of 16 bits, high * 2^piece_bits + low, with low in
 * [0, 2^piece_bits). */
constexpr int32_t piece_bits = 15;

/* The taps of all rows of an axis, in the order of their sum, with weights of the type that the
 * loop multiplies by. */
struct TapRows {
  int64_t rows = 0;
  int32_t uniform = 0; /* the number of taps of every row, or 0 if rows differ */
  int32_t group = 1;   /* see strict_taps */
  int32_t pieces = 1;  /* of a weight of bytes: for every two taps both low ones, both high ones */
  Array<int32_t> starts;
  Array<int32_t> indices;
  Array<unsigned char> weights; /* float, double, int16_t for bytes, int64_t for integers */

  int32_t count(int64_t row) const { return starts[row + 1] - starts[row]; }
  /* The number of taps of the longest row. */
  int32_t longest() const {
    int32_t most = 0;
    for (int64_t row = 0; row < rows; row++) {
      most = count(row) > most ? count(row) : most;
    }
    return most;
  }
  /* The index of a piece of a tap's weight. */
  int64_t piece_index(int64_t tap, int32_t piece) const {
    return (tap / 2 * pieces + piece) * 2 + tap % 2;
  }
  int16_t piece(int64_t tap, int32_t piece) const {
    return weights_as<int16_t>()[piece_index(tap, piece)];
  }
  template <class T>
  const T* weights_as() const {
    return reinterpret_cast<const T*>(weights.data());
  }
};

/* Puts the taps of each row into the order of their sum, with weights of the type that they are
 * multiplied in. Rows of fixed point are filled up to an even number of taps with weights of zero,
 * which is exact in integers; their weights have so many pieces. */
[[nodiscard]] bool make_tap_rows(const TapTable& taps, Accumulation accumulation,
                                 ElementType compute, TapRows& rows, int32_t pieces = 1);

/* Takes the taps of sums of integers as they are, with weights of 64 bits. */
[[nodiscard]] bool make_integer_rows(const TapTable& taps, TapRows& rows);

/* Repeats the taps for each of `inner` contiguous elements, as if these were positions of the axis.
 */
[[nodiscard]] bool flatten(const TapRows& rows, int64_t inner, int64_t weight_bytes, TapRows& flat);

}  // namespace hp

#endif /* HALFPIXEL_TAP_ROWS_H */
