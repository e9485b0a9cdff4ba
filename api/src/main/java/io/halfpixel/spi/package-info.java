/**
 * What a backend implements: it is found with {@link java.util.ServiceLoader} and executes plans.
 */
@NullMarked
package io.halfpixel.spi;

import org.jspecify.annotations.NullMarked;
