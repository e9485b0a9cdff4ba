package io.halfpixel.torchvision;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.RefusedRequestException.Part;
import io.halfpixel.call.Request;
import java.util.List;
import java.util.Optional;

/** torchvision: {@code v2.functional.resize}. It knows sizes only; a scale becomes a size. */
final class TorchvisionImitation implements Imitation {
  @Override
  public String id() {
    return "torchvision";
  }

  @Override
  public List<String> modes() {
    return List.of("nearest", "nearest-exact", "bilinear", "bicubic", "lanczos");
  }

  @Override
  public boolean channelsFirst() {
    return true;
  }

  @Override
  public List<Integer> spatialAxes(Request request, int rank) {
    return rank < 3 ? List.of() : List.of(rank - 2, rank - 1);
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    if (request.alignCorners()) {
      throw new RefusedRequestException(
          Part.ALIGN_CORNERS, "torchvision's resize has no such argument");
    }
    return Resize.builder()
        .interpolation(InterpolationMode.of(request.mode()))
        .size(request.sizeOf(source.shape(), spatialAxes(request, source.shape().rank())))
        .antialias(request.antialias() || request.mode().equals("lanczos"))
        .build();
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    return Optional.of(
        switch (InterpolationMode.of(request.mode())) {
          case NEAREST -> CoordinateRule.LEFT_EDGE;
          case NEAREST_EXACT -> CoordinateRule.CENTRE;
          case BILINEAR, BICUBIC, BOX, HAMMING, LANCZOS -> CoordinateRule.HALF_PIXEL;
        });
  }
}
