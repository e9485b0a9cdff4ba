package io.halfpixel.tck;

import io.halfpixel.tck.rules.SpecialValueRules;

/** {@link SpecialValueRules} for every expected subject. */
final class SpecialValueTest extends SpecialValueRules {}
