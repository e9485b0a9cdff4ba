/**
 * Discovery, choice and self-test of backends, and the fan-out of one call over threads. Not
 * exported.
 */
@NullMarked
package io.halfpixel.internal;

import org.jspecify.annotations.NullMarked;
