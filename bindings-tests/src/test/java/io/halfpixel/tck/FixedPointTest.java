package io.halfpixel.tck;

import io.halfpixel.tck.rules.FixedPointRules;

/** {@link FixedPointRules} for every expected subject. */
final class FixedPointTest extends FixedPointRules {}
