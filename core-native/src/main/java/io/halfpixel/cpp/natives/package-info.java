/** What a jar with the native libraries of one platform tells the loader. */
@NullMarked
package io.halfpixel.cpp.natives;

import org.jspecify.annotations.NullMarked;
