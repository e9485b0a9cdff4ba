package io.halfpixel.tck;

import io.halfpixel.tck.rules.BandRules;

/** {@link BandRules} for every expected subject. */
final class BandTest extends BandRules {}
