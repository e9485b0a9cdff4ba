package io.halfpixel.tck;

/** {@link FloatSumRules} for every expected subject. */
final class FloatSumTest extends FloatSumRules {}
