package io.halfpixel.keras;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.RefusedRequestException.Part;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Keras 3: a scale is a layer {@code UpSampling1D}, {@code 2D} or {@code 3D}, a size is {@code
 * keras.ops.image.resize}.
 */
final class KerasImitation implements Imitation {
  private static final String NEAREST = "nearest";

  private final KerasBackend backend;

  /** Creates the choice of Keras on one of its backends. */
  KerasImitation(KerasBackend backend) {
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
      throw new RefusedRequestException(Part.ALIGN_CORNERS, "Keras has no such argument");
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
      throw new RefusedRequestException(Part.ANTIALIAS, layer + " has no such argument");
    }
    if (axes != 2 && !request.mode().equals(NEAREST)) {
      throw new RefusedRequestException(Part.MODE, layer + " only repeats");
    }
    double scale = request.scale().getAsDouble();
    int factor = (int) scale;
    if (factor != scale || factor < 1) {
      throw new RefusedRequestException(Part.SCALE, layer + " takes whole factors");
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
