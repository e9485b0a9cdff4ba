package io.halfpixel.tck;

/** {@link LimitRules} for every expected subject. */
final class LimitTest extends LimitRules {}
