/**
 * libhalfpixel through JNI, with glue that JavaCPP generates from {@link
 * io.halfpixel.cpp.jni.HalfpixelLibrary}.
 */
@NullMarked
package io.halfpixel.cpp.jni;

import org.jspecify.annotations.NullMarked;
