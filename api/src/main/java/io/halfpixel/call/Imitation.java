package io.halfpixel.call;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import java.util.List;
import java.util.Optional;

/**
 * One way to resize with a framework: how its face is called by who knows only words that all
 * frameworks share. Implementations are immutable.
 */
public interface Imitation {
  /** Returns a unique short name, such as {@code "torch"} or {@code "keras-jax"}. */
  String id();

  /** Returns the framework's names of its modes. */
  List<String> modes();

  /**
   * Returns whether the framework's tensors are [n, c, ...spatial] rather than [n, ...spatial, c].
   */
  boolean channelsFirst();

  /**
   * Returns which axes of a tensor of a rank change, outermost first; none if the face refuses that
   * rank.
   */
  List<Integer> spatialAxes(Request request, int rank);

  /**
   * Returns the framework's call.
   *
   * @param request what the user wants
   * @param source the tensor that will be resized
   * @throws RefusedRequestException if the framework's call has no such argument
   * @throws io.halfpixel.InvalidArgumentException if the framework rejects an argument
   */
  Operation<?> operation(Request request, TensorSpec source);

  /**
   * Returns where the framework's call looks for each output pixel, or empty if that is none of the
   * known rules.
   */
  default Optional<CoordinateRule> coordinates(Request request) {
    return Optional.empty();
  }
}
