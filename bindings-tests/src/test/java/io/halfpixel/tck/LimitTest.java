package io.halfpixel.tck;

import io.halfpixel.tck.rules.LimitRules;

/** {@link LimitRules} for every expected subject. */
final class LimitTest extends LimitRules {}
