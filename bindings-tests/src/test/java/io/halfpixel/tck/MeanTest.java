package io.halfpixel.tck;

/** {@link MeanRules} for every expected subject. */
final class MeanTest extends MeanRules {}
