/**
 * Passes that run row by row: {@code RowChain} asks its top level for the rows of the target, and
 * each level pulls what it needs from the one below, from {@code SourceRows} through {@code
 * AlongAxis} (several rows at once: {@code AlongFourRows}, {@code SumsInColumns}) and {@code
 * AcrossAxis} with its {@code RowCache}. {@code RowGeometry} says how passes are cut into rows,
 * {@code Changes} what other steps do with each element by itself.
 */
@NullMarked
package io.halfpixel.jvm.chain;

import org.jspecify.annotations.NullMarked;
