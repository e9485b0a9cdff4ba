package io.halfpixel.tck;

/** {@link SpecialValueRules} for every expected subject. */
final class SpecialValueTest extends SpecialValueRules {}
