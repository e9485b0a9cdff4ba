package io.halfpixel.tck;

/** {@link ViewRules} for every expected subject. */
final class ViewTest extends ViewRules {}
