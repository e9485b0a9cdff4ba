package io.halfpixel.tck;

/** {@link ErrorRules} for every expected subject. */
final class ErrorTest extends ErrorRules {}
