package io.halfpixel.tck;

import io.halfpixel.tck.rules.ErrorRules;

/** {@link ErrorRules} for every expected subject. */
final class ErrorTest extends ErrorRules {}
