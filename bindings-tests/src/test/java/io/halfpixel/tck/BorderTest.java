package io.halfpixel.tck;

/** {@link BorderRules} for every expected subject. */
final class BorderTest extends BorderRules {}
