package io.halfpixel.cli;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.keras.ImageResize;
import io.halfpixel.keras.KerasBackend;
import io.halfpixel.keras.UpSampling1D;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.keras.UpSampling3D;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keras 3: a scale is a layer {@code UpSampling1D}, {@code 2D} or {@code 3D}, a size is {@code
 * keras.ops.image.resize}.
 */
final class KerasLike implements Like {
  private static final String NEAREST = "nearest";

  private final KerasBackend backend;

  /** Creates the choice of Keras on one of its backends. */
  KerasLike(KerasBackend backend) {
    this.backend = backend;
  }

  /** Returns {@code "keras"} for TensorFlow, Keras' default, and for example "keras-jax". */
  @Override
  public String id() {
    return backend == KerasBackend.TENSORFLOW ? "keras" : "keras-" + backend;
  }

  @Override
  public List<String> modes() {
    return backend.interpolations();
  }

  @Override
  public boolean channelsFirst() {
    return false;
  }

  @Override
  public List<Integer> spatialAxes(Request request, int rank) {
    if (request.scale().isPresent()) {
      return IntStream.range(1, rank - 1).boxed().toList();
    }
    return rank == 3 || rank == 4 ? List.of(rank - 3, rank - 2) : List.of();
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    if (request.alignCorners()) {
      throw new UserException(
          "--align-corners: Keras has no such argument; leave it out, or use --like torch");
    }
    return request.scale().isPresent()
        ? layer(request, source.shape().rank())
        : ImageResize.builder()
            .size(request.size().stream().mapToInt(Integer::intValue).toArray())
            .interpolation(request.mode())
            .antialias(request.antialias())
            .backend(backend)
            .build();
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    // A layer repeats, which is the same as the pixel under the centre.
    return Optional.of(CoordinateRule.ofTensorFlow(request.mode()));
  }

  private Operation<?> layer(Request request, int rank) {
    int axes = rank == 3 || rank == 5 ? rank - 2 : 2;
    String layer = "keras.layers.UpSampling" + axes + "D";
    if (request.antialias()) {
      throw new UserException(
          "--antialias: " + layer + " has no such argument; leave it out, or use resize");
    }
    if (axes != 2 && !request.mode().equals(NEAREST)) {
      throw new UserException(
          "--mode " + request.mode() + ": " + layer + " only repeats; use --mode " + NEAREST);
    }
    double scale = request.scale().getAsDouble();
    int factor = (int) scale;
    if (factor != scale || factor < 1) {
      throw new UserException(
          "--scale "
              + scale
              + ": "
              + layer
              + " takes whole factors; use resize, or another --like");
    }
    return switch (axes) {
      case 1 -> UpSampling1D.of(factor);
      case 3 -> UpSampling3D.of(factor, factor, factor);
      default ->
          UpSampling2D.builder()
              .size(factor)
              .interpolation(request.mode())
              .backend(backend)
              .build();
    };
  }
}
