/**
 * How producers follow each other: {@code Run} asks the last {@code Producer} for the units of a
 * band ({@code Bands}), a portion at a time ({@code Portions}), and each asks the one before it for
 * what it reads ({@code Reach}), through a {@code Ring}.
 */
@NullMarked
package io.halfpixel.jvm.run;

import org.jspecify.annotations.NullMarked;
