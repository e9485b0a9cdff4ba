package io.halfpixel.cli;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import java.util.List;
import java.util.Optional;

/** A framework to imitate: how its face is called with what the command line knows. */
interface Like {
  /** Returns the name that the option takes, such as {@code "torch"}. */
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
   * @throws UserException if the framework's call has no such argument
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

  /**
   * Checks the name of a mode.
   *
   * @throws UserException if the framework has none of that name
   */
  default void requireMode(String mode) {
    if (!modes().contains(mode)) {
      throw new UserException(
          "--mode "
              + mode
              + ": "
              + id()
              + " has only "
              + String.join(", ", modes())
              + Suggestions.didYouMean(mode, modes()));
    }
  }
}
