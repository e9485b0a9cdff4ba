package io.halfpixel.tck;

/** {@link CacheRules} for every expected subject. */
final class CacheTest extends CacheRules {}
