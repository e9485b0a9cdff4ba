package io.halfpixel.tck;

import io.halfpixel.tck.rules.PatternRules;

/** {@link PatternRules} for every expected subject. */
final class PatternTest extends PatternRules {}
