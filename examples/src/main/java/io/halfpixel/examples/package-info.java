/** One program a class; each has a {@code main} and prints what it did. */
@NullMarked
package io.halfpixel.examples;

import org.jspecify.annotations.NullMarked;
