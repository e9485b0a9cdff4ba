package io.halfpixel.tck;

import io.halfpixel.tck.rules.BorderRules;

/** {@link BorderRules} for every expected subject. */
final class BorderTest extends BorderRules {}
