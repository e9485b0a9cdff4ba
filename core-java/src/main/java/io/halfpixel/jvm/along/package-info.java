/**
 * How a row is resampled along itself: {@code AlongRow} cuts its outputs into segments, each
 * computed in the cheapest way that its taps allow.
 */
@NullMarked
package io.halfpixel.jvm.along;

import org.jspecify.annotations.NullMarked;
