package io.halfpixel.plan;

/**
 * The order and the fusing of the additions in a weighted sum of taps v0…vm with weights w0…wm.
 *
 * <p>Every product and every sum is rounded once, in the step's compute type, except that {@code
 * fma(a, b, c)} rounds a·b + c once. Re-association, contraction and the skipping of zero weights
 * are not allowed: 0·Inf is NaN (rule HP-201 of the numeric contract). A sum over no taps is +0.
 *
 * <p>The list is closed. It grows only when a framework needs another order.
 */
public enum Accumulation {
  /** {@code t = v0·w0}, then {@code t = t + vj·wj} for j = 1…m. */
  SEQUENTIAL,
  /**
   * {@code t = +0}, then {@code t = t + vj·wj} for j = 0…m. Differs from {@link #SEQUENTIAL} in the
   * sign of zero.
   */
  SEQUENTIAL_FROM_ZERO,
  /** {@code t = vm·wm}, then {@code t = t + vj·wj} for j = m−1…0. */
  REVERSED,
  /** {@code t = v0·w0}, then {@code t = fma(vj, wj, t)} for j = 1…m. */
  SEQUENTIAL_FMA,
  /** {@code t = vm·wm}, then {@code t = fma(vj, wj, t)} for j = m−1…0. */
  REVERSED_FMA,
  /**
   * {@code t = v1·w1}, {@code t = fma(v0, w0, t)}, then {@code t = fma(vj, wj, t)} for j = 2…m; one
   * tap: {@code v0·w0}.
   */
  PAIR_FMA,
  /**
   * {@code t = v(m−1)·w(m−1)}, {@code t = fma(vm, wm, t)}, then {@code t = fma(vj, wj, t)} for j =
   * m−2…0; one tap: {@code v0·w0}.
   */
  REVERSED_PAIR_FMA,
  /**
   * {@code t = v0·w0}; the next 4·⌊m/4⌋ taps {@code t = t + vj·wj}, the last m mod 4 taps {@code t
   * = fma(vj, wj, t)}.
   */
  FOURS_THEN_FMA,
  /**
   * {@code t = v0·w0}; the next 2·⌊m/2⌋ taps {@code t = t + vj·wj}, the last m mod 2 taps {@code t
   * = fma(vj, wj, t)}.
   */
  TWOS_THEN_FMA,
  /** Exactly two taps, w0 = 1: {@code v0 + (v1 − v0)·w1}. */
  LERP,
  /**
   * {@code +0 + P(0, n)} with n = m + 1 taps and pj = vj·wj, where {@code P(a, n)} sums pa…p(a+n−1)
   * as NumPy sums an array:
   *
   * <ul>
   *   <li>n &lt; 8: from left to right;
   *   <li>n ≤ 128: eight sums rk = pk + p(k+8) + p(k+16)… (counted from a) over the first 8·⌊n/8⌋
   *       products; then {@code ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7))}, to which the
   *       remaining products are added one after the other;
   *   <li>otherwise {@code P(a, h) + P(a + h, n − h)} with h = 8·⌊n/16⌋.
   * </ul>
   *
   * <p>Source: NumPy, {@code pairwise_sum} in {@code numpy/_core/src/umath/loops_utils.h.src}.
   */
  PAIRWISE
}
