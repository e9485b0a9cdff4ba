package io.halfpixel.tck;

import io.halfpixel.tck.rules.GatherRules;

/** {@link GatherRules} for every expected subject. */
final class GatherTest extends GatherRules {}
