package io.halfpixel.tck;

import io.halfpixel.tck.rules.FacePlanRules;

/** {@link FacePlanRules} for every expected subject. */
final class FacePlanTest extends FacePlanRules {}
