/**
 * What is given bytes that a stranger may have chosen: files, configurations, calls and views, in a
 * form that a fuzzer can call. Never shipped.
 */
@NullMarked
package io.halfpixel.fuzz;

import org.jspecify.annotations.NullMarked;
