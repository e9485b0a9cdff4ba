package io.halfpixel.tck;

import io.halfpixel.tck.rules.CornerBlendRules;

/** {@link CornerBlendRules} for every expected subject. */
final class CornerBlendTest extends CornerBlendRules {}
