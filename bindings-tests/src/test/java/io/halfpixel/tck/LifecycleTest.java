package io.halfpixel.tck;

import io.halfpixel.tck.rules.LifecycleRules;

/** {@link LifecycleRules} for every expected subject. */
final class LifecycleTest extends LifecycleRules {}
