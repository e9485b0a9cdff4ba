package io.halfpixel.tck;

/** {@link FixedPointRules} for every expected subject. */
final class FixedPointTest extends FixedPointRules {}
