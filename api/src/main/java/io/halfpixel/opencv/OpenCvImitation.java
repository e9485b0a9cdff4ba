package io.halfpixel.opencv;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.RefusedRequestException;
import io.halfpixel.call.RefusedRequestException.Part;
import io.halfpixel.call.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * OpenCV: {@code cv2.resize}. A scale is {@code fx} and {@code fy}. Modes are its names without
 * {@code INTER_}, in lower case, and what the other frameworks call two of them.
 */
final class OpenCvImitation implements Imitation {
  @Override
  public String id() {
    return "opencv";
  }

  @Override
  public List<String> modes() {
    return Stream.concat(
            Arrays.stream(Interpolation.values()).map(OpenCvImitation::mode),
            Stream.of("bilinear", "bicubic"))
        .toList();
  }

  private static String mode(Interpolation interpolation) {
    return interpolation.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public boolean channelsFirst() {
    return false;
  }

  @Override
  public List<Integer> spatialAxes(Request request, int rank) {
    return Layout.axes(rank);
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    Interpolation interpolation = interpolation(request.mode());
    if (request.alignCorners()) {
      throw new RefusedRequestException(Part.ALIGN_CORNERS, "cv2.resize has no such argument");
    }
    if (request.antialias()) {
      throw new RefusedRequestException(
          Part.ANTIALIAS, "cv2.resize has no such argument; the mode area is smooth");
    }
    Resize.Builder call = Resize.builder().interpolation(interpolation);
    request.scale().ifPresent(scale -> call.fx(scale).fy(scale));
    if (request.size().size() == 2) {
      call.dsize(request.size().get(1), request.size().get(0));
    }
    return call.build();
  }

  private static Interpolation interpolation(String mode) {
    String name =
        switch (mode) {
          case "bilinear" -> "linear";
          case "bicubic" -> "cubic";
          default -> mode;
        };
    for (Interpolation interpolation : Interpolation.values()) {
      if (mode(interpolation).equals(name)) {
        return interpolation;
      }
    }
    throw new RefusedRequestException(Part.MODE, "cv2.resize has no mode \"" + mode + "\"");
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    return Optional.of(
        switch (interpolation(request.mode())) {
          case NEAREST -> CoordinateRule.LEFT_EDGE;
          case NEAREST_EXACT -> CoordinateRule.CENTRE;
          case AREA -> CoordinateRule.COVERED;
          case LINEAR, LINEAR_EXACT, CUBIC, LANCZOS4 -> CoordinateRule.HALF_PIXEL;
        });
  }
}
