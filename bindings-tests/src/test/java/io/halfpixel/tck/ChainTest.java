package io.halfpixel.tck;

import io.halfpixel.tck.rules.ChainRules;

/** {@link ChainRules} for every expected subject. */
final class ChainTest extends ChainRules {}
