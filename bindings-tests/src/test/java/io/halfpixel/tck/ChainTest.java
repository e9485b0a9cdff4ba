package io.halfpixel.tck;

/** {@link ChainRules} for every expected subject. */
final class ChainTest extends ChainRules {}
