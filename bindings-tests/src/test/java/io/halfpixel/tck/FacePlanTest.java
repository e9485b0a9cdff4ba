package io.halfpixel.tck;

/** {@link FacePlanRules} for every expected subject. */
final class FacePlanTest extends FacePlanRules {}
