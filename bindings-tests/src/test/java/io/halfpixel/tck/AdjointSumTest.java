package io.halfpixel.tck;

/** {@link AdjointSumRules} for every expected subject. */
final class AdjointSumTest extends AdjointSumRules {}
