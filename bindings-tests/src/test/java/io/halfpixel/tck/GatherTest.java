package io.halfpixel.tck;

/** {@link GatherRules} for every expected subject. */
final class GatherTest extends GatherRules {}
