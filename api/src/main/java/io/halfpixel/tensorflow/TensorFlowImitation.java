package io.halfpixel.tensorflow;

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

/**
 * TensorFlow 2: {@code tf.image.resize}. It knows sizes only; a scale becomes the size it leads to,
 * rounded down.
 */
final class TensorFlowImitation implements Imitation {
  @Override
  public String id() {
    return "tf";
  }

  @Override
  public List<String> modes() {
    return Arrays.stream(ResizeMethod.values()).map(ResizeMethod::frameworkName).toList();
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
      throw new RefusedRequestException(Part.ALIGN_CORNERS, "tf.image.resize has no such argument");
    }
    return Resize.builder()
        .method(ResizeMethod.of(request.mode()))
        .size(request.sizeOf(source.shape(), spatialAxes(request, source.shape().rank())))
        .antialias(request.antialias())
        .build();
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    return Optional.of(CoordinateRule.ofTensorFlow(request.mode()));
  }
}
