/* From the tables of a plan to those of the kernels. All return false if there is no memory. */
#ifndef HALFPIXEL_TABLES_H
#define HALFPIXEL_TABLES_H

#include <cstdint>

#include "kernels.h"
#include "steps.h"

namespace hp {

/* Puts the taps of each row into the order of their sum, with weights of the type that they are
 * multiplied in. Rows of fixed point are filled up to an even number of taps with weights of zero,
 * which is exact in integers. */
[[nodiscard]] bool make_tap_rows(const TapTable& taps, Accumulation accumulation,
                                 ElementType compute, TapRows& rows);

/* Repeats the taps for each of `inner` contiguous elements, as if these were positions of the axis.
 */
[[nodiscard]] bool flatten(const TapRows& rows, int64_t inner, int64_t weight_bytes, TapRows& flat);

/* Finds the outputs whose taps can be picked from `widest` neighbouring vectors (one or two) of
 * `lanes` inputs; `inputs` is the length of a row. Weights have four bytes, or there are none. */
[[nodiscard]] bool make_window(const TapRows& rows, int64_t inputs, int32_t lanes, int32_t widest,
                               Window& window);

/* Cuts a row into tiles; there is none if the taps of one output lie too far apart. */
[[nodiscard]] bool make_tiles(const TapRows& rows, Array<TileRun>& tiles);

/* Makes blocks of 4 * quads outputs; shuffle.blocks is 0 if a block's taps lie too far apart. */
[[nodiscard]] bool make_shuffle_sums(const TapRows& flat, int64_t inputs, int32_t quads,
                                     ShuffleSums& shuffle);

/* Makes blocks of WordSums::outputs; words.blocks is 0 if a block's taps lie too far apart. */
[[nodiscard]] bool make_word_sums(const TapRows& flat, int64_t inputs, WordSums& words);

/* Makes sums over neighbouring pixels of some channels; dots.taps is 0 if the taps of a row are no
 * neighbours. */
[[nodiscard]] bool make_dot_sums(const TapRows& rows, int64_t inputs, int64_t channels,
                                 DotSums& dots);

}  // namespace hp

#endif /* HALFPIXEL_TABLES_H */
