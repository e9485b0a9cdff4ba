/**
 * The backends that run libhalfpixel: finding the library, encoding plans, and the lifetime of
 * native plans.
 *
 * <p>{@link io.halfpixel.cpp.NativeBackend} asks {@link io.halfpixel.cpp.NativeLibraryLoader} for
 * the library and a {@link io.halfpixel.cpp.binding.NativeBinding} for the way to call it.
 */
@NullMarked
package io.halfpixel.cpp;

import org.jspecify.annotations.NullMarked;
