/* The loops compiled for the instruction sets of x86-64. */
#ifndef HALFPIXEL_X86_INSTANCES_H
#define HALFPIXEL_X86_INSTANCES_H

#include "loops/loops.h"

namespace hp {
namespace avx2 {
extern const Loops loops;
extern const AlongFn column_sums[2][2]; /* [pieces - 1][channels - 3] */
}  // namespace avx2
namespace avx512 {
extern const Loops loops;
extern const Loops vnni_loops; /* the same with byte_sums */
extern const ByteSumLoops byte_sums;
void blend_bytes(const RowSum& s);  /* sums of rows with weights of one piece, */
void blend_pieces(const RowSum& s); /* and of two */
}  // namespace avx512
}  // namespace hp

#endif /* HALFPIXEL_X86_INSTANCES_H */
