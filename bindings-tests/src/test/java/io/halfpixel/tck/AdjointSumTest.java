package io.halfpixel.tck;

import io.halfpixel.tck.rules.AdjointSumRules;

/** {@link AdjointSumRules} for every expected subject. */
final class AdjointSumTest extends AdjointSumRules {}
