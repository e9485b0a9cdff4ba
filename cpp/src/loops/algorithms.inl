/* All algorithms, in the order in which they build on each other: templates on the vocabulary V. */

// clang-format off
#include "loops/stream.inl"
#include "loops/blend.inl"
#include "loops/along_blocks.inl"
#include "loops/window.inl"
#include "loops/along_flat.inl"
#include "loops/along_tiles.inl"
#include "loops/corner.inl"
#include "loops/bins.inl"
#include "loops/cascade.inl"
#include "loops/permute.inl"
#include "loops/fixed_blend.inl"
#include "loops/fixed_along.inl"
#include "loops/integers.inl"
#include "loops/gather.inl"
#include "loops/convert.inl"
#include "loops/channels.inl"
#include "loops/adjoint_terms.inl"
#include "loops/adjoint_inner.inl"
#include "loops/adjoint_blocks.inl"
#include "loops/table.inl"
// clang-format on
