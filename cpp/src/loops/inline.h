/* How functions in the loops are compiled. */
#ifndef HALFPIXEL_INLINE_H
#define HALFPIXEL_INLINE_H

/* Part of its caller's loop. */
#define HP_INLINE inline __attribute__((always_inline))
#define HP_INLINE_LAMBDA __attribute__((always_inline))

/* A symbol of its own, so that the disassembly shows what belongs to which loop. */
#define HP_NOINLINE __attribute__((noinline))

#endif /* HALFPIXEL_INLINE_H */
