package io.halfpixel.call;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Shape;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What the user wants done to a tensor, in words that the frameworks share.
 *
 * @param mode the framework's name of the algorithm
 * @param scale the scale of all spatial axes, finite and greater than 0; or empty if there is a
 *     size
 * @param size the output lengths of the spatial axes, outermost first, each at least 1; empty if
 *     there is a scale
 * @param antialias whether a filter that shrinks is widened
 * @param alignCorners whether the centres of the corner pixels coincide
 */
public record Request(
    String mode,
    OptionalDouble scale,
    List<Integer> size,
    boolean antialias,
    boolean alignCorners) {
  /** Copies the list. */
  public Request {
    size = List.copyOf(size);
  }

  /**
   * Returns the shape of the result: an axis of length n gets the size, or n times the scale
   * rounded down, as PyTorch does. If there are not as many lengths as axes, that is the face's to
   * refuse, and the shape is returned as it is.
   *
   * @param spatialAxes the axes that change, outermost first
   */
  public long[] resultLengths(Shape source, List<Integer> spatialAxes) {
    long[] lengths = source.toArray();
    if (scale.isEmpty() && size.size() != spatialAxes.size()) {
      return lengths;
    }
    for (int i = 0; i < spatialAxes.size(); i++) {
      int axis = spatialAxes.get(i);
      lengths[axis] =
          scale.isPresent() ? (long) (lengths[axis] * scale.getAsDouble()) : size.get(i);
    }
    return lengths;
  }

  /**
   * Returns the lengths of the spatial axes of the result, outermost first, for a framework that
   * knows sizes only; the size as it was given if there are not as many axes.
   *
   * @throws InvalidArgumentException if there is a scale, but no spatial axis
   */
  public int[] sizeOf(Shape source, List<Integer> spatialAxes) {
    if (scale.isEmpty()) {
      return size.stream().mapToInt(Integer::intValue).toArray();
    }
    if (spatialAxes.isEmpty()) {
      throw new InvalidArgumentException(
          "a tensor " + source + " is no image, which is [n, height, width, channels]");
    }
    long[] lengths = resultLengths(source, spatialAxes);
    return spatialAxes.stream().mapToInt(axis -> Math.toIntExact(lengths[axis])).toArray();
  }
}
