package io.halfpixel.parity;

import io.halfpixel.Operation;
import io.halfpixel.Tensor;

/**
 * A recorded call in Halfpixel's terms.
 *
 * @param operation the face with the recorded arguments
 * @param source the input, laid out as it was when the call was recorded
 */
record BoundCall(Operation<?> operation, Tensor source) {}
