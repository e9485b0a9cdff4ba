package io.halfpixel.tck;

import io.halfpixel.tck.rules.ConversionRules;

/** {@link ConversionRules} for every expected subject. */
final class ConversionTest extends ConversionRules {}
