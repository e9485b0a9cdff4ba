/**
 * The technology compatibility kit: rule families that every backend must pass, and the interpreter
 * that knows the answers.
 *
 * <p>Its rooms, each of which knows only those before it:
 *
 * <ul>
 *   <li>{@code reference}: the literal meaning of every step, and elements as bits;
 *   <li>{@code random}: random steps, plans, calls of faces and numbers;
 *   <li>{@code subject}: what the rules are applied to, and the memory that it is given;
 *   <li>{@code rules}: the families;
 *   <li>{@code cpp}: what the C++ part gets from all of these, files of cases and a header.
 * </ul>
 */
@NullMarked
package io.halfpixel.tck;

import org.jspecify.annotations.NullMarked;
