package io.halfpixel.jax;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.RefusedRequestException.Part;
import io.halfpixel.call.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * JAX: {@code jax.image.resize} of images [h, w, c] and [n, h, w, c]. It knows shapes only; a scale
 * becomes the shape it leads to, rounded down.
 */
final class JaxImitation implements Imitation {
  @Override
  public String id() {
    return "jax";
  }

  /** Returns JAX's first name of each method, and what it calls two of them elsewhere. */
  @Override
  public List<String> modes() {
    return Stream.concat(
            Arrays.stream(ResizeMethod.values()).map(ResizeMethod::frameworkName),
            Stream.of("bilinear", "bicubic"))
        .toList();
  }

  @Override
  public boolean channelsFirst() {
    return false;
  }

  @Override
  public List<Integer> spatialAxes(Request request, int rank) {
    return rank == 3 || rank == 4 ? List.of(rank - 3, rank - 2) : List.of();
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    if (request.alignCorners()) {
      throw new RefusedRequestException(
          Part.ALIGN_CORNERS, "jax.image.resize has no such argument");
    }
    long[] shape = source.shape().toArray();
    List<Integer> axes = spatialAxes(request, shape.length);
    int[] size = request.sizeOf(source.shape(), axes);
    for (int i = 0; i < Math.min(size.length, axes.size()); i++) {
      shape[axes.get(i)] = size[i];
    }
    return Resize.builder()
        .method(request.mode())
        .shape(shape)
        .antialias(request.antialias())
        .build();
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    return Optional.of(CoordinateRule.ofTensorFlow(request.mode()));
  }
}
