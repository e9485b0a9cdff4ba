package io.halfpixel.tck;

import io.halfpixel.tck.rules.ResamplerRules;

/** {@link ResamplerRules} for every expected subject. */
final class ResamplerTest extends ResamplerRules {}
