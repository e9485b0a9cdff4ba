package io.halfpixel.tck;

import io.halfpixel.tck.rules.LargeRules;

/** {@link LargeRules} for every expected subject. */
final class LargeTest extends LargeRules {}
