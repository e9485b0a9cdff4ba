package io.halfpixel.tck;

/** {@link ConversionRules} for every expected subject. */
final class ConversionTest extends ConversionRules {}
