package io.halfpixel.tck;

/** {@link CornerBlendRules} for every expected subject. */
final class CornerBlendTest extends CornerBlendRules {}
