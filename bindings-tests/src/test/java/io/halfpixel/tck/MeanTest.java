package io.halfpixel.tck;

import io.halfpixel.tck.rules.MeanRules;

/** {@link MeanRules} for every expected subject. */
final class MeanTest extends MeanRules {}
