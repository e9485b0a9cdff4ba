package io.halfpixel.tck;

/** {@link BandRules} for every expected subject. */
final class BandTest extends BandRules {}
