package io.halfpixel.tck;

/** {@link ColumnRules} for every expected subject. */
final class ColumnTest extends ColumnRules {}
