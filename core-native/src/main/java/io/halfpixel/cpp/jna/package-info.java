/** libhalfpixel through JNA: an independent second route, without generated code. */
@NullMarked
package io.halfpixel.cpp.jna;

import org.jspecify.annotations.NullMarked;
