package io.halfpixel.tck;

/** {@link PatternRules} for every expected subject. */
final class PatternTest extends PatternRules {}
