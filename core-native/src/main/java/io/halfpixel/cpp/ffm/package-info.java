/**
 * libhalfpixel through {@code java.lang.foreign} of JDK 22 and later. The classes here are compiled
 * for JDK 17 and reach that package by method handles; docs/adr/0018 says why.
 */
@NullMarked
package io.halfpixel.cpp.ffm;

import org.jspecify.annotations.NullMarked;
