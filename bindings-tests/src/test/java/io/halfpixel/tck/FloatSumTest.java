package io.halfpixel.tck;

import io.halfpixel.tck.rules.FloatSumRules;

/** {@link FloatSumRules} for every expected subject. */
final class FloatSumTest extends FloatSumRules {}
