package io.halfpixel.tck;

import io.halfpixel.tck.rules.SharedSourceRules;

/** {@link SharedSourceRules} for every expected subject. */
final class SharedSourceTest extends SharedSourceRules {}
