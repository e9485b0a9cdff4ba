/* All algorithms, in the order in which they build on each other: templates on the vocabulary V. */

// clang-format off
#include "stream.inl"
#include "blend.inl"
#include "along_blocks.inl"
#include "window.inl"
#include "along_flat.inl"
#include "along_tiles.inl"
#include "corner.inl"
#include "bins.inl"
#include "cascade.inl"
#include "permute.inl"
#include "fixed_blend.inl"
#include "fixed_along.inl"
#include "gather.inl"
#include "convert.inl"
#include "channels.inl"
#include "table.inl"
#include "adjoint_terms.inl"
#include "adjoint_inner.inl"
#include "adjoint_blocks.inl"
// clang-format on
