/** What the ways to call libhalfpixel have in common. */
@NullMarked
package io.halfpixel.cpp.binding;

import org.jspecify.annotations.NullMarked;
