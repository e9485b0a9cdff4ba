package io.halfpixel.tck;

import io.halfpixel.tck.rules.CacheRules;

/** {@link CacheRules} for every expected subject. */
final class CacheTest extends CacheRules {}
