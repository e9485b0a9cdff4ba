package io.halfpixel.tck;

import io.halfpixel.tck.rules.ColumnRules;

/** {@link ColumnRules} for every expected subject. */
final class ColumnTest extends ColumnRules {}
