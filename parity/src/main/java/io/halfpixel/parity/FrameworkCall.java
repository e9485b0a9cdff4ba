package io.halfpixel.parity;

import io.halfpixel.Tensor;

/** How one framework call is made with a face of Halfpixel. */
@FunctionalInterface
interface FrameworkCall {
  /**
   * Returns the face with the recorded arguments, and its input.
   *
   * @param args the keyword arguments; the call reads all that it knows
   * @param context how the call was recorded; the call reads all that it knows
   * @param input the recorded input, contiguous
   * @throws io.halfpixel.InvalidArgumentException if the face rejects the arguments
   * @throws io.halfpixel.UnsupportedModeException if the face defines no result for the arguments
   * @throws UnsupportedCallException if the face cannot express an argument
   */
  BoundCall bind(Arguments args, Arguments context, Tensor input);
}
