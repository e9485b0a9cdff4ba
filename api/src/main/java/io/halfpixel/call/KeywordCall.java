package io.halfpixel.call;

/**
 * How one call of a framework is made from its keyword arguments. Implementations are stateless.
 */
@FunctionalInterface
public interface KeywordCall {
  /**
   * Returns the operation with these arguments.
   *
   * @param args the keyword arguments; the call reads all that it knows
   * @param context on what the call was made, such as the number of threads; the call reads all
   *     that it knows
   * @throws io.halfpixel.InvalidArgumentException if the framework rejects the arguments
   * @throws io.halfpixel.UnsupportedModeException if the framework defines no result for the
   *     arguments
   * @throws UnsupportedCallException if the face cannot express an argument or the context
   */
  BoundCall bind(Keywords args, Keywords context);
}
