/**
 * How elements are read from memory, moved and written, and what rows are made of: the caller's
 * memory ({@code Elements}), the primitive arrays in which values travel ({@code Carrier}) with
 * their conversions ({@code Half}, {@code Bfloat16}), and moves within a row ({@code RowMove},
 * {@code ElementMoves}).
 */
@NullMarked
package io.halfpixel.jvm.memory;

import org.jspecify.annotations.NullMarked;
