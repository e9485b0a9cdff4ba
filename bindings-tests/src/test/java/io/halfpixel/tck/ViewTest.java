package io.halfpixel.tck;

import io.halfpixel.tck.rules.ViewRules;

/** {@link ViewRules} for every expected subject. */
final class ViewTest extends ViewRules {}
