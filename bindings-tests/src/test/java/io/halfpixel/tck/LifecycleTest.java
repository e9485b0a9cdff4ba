package io.halfpixel.tck;

/** {@link LifecycleRules} for every expected subject. */
final class LifecycleTest extends LifecycleRules {}
