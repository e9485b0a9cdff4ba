package io.halfpixel.tck;

/** {@link LargeRules} for every expected subject. */
final class LargeTest extends LargeRules {}
