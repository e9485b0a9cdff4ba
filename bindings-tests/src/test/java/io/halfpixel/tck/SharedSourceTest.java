package io.halfpixel.tck;

/** {@link SharedSourceRules} for every expected subject. */
final class SharedSourceTest extends SharedSourceRules {}
