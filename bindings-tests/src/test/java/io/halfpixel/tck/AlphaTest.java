package io.halfpixel.tck;

import io.halfpixel.tck.rules.AlphaRules;

/** {@link AlphaRules} for every expected subject. */
final class AlphaTest extends AlphaRules {}
