package io.halfpixel.pillow;

import io.halfpixel.InvalidArgumentException;
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
 * Pillow: {@code Image.resize}. It knows sizes only; a scale becomes the size it leads to, rounded
 * down. It always antialiases. Its filters may be written in lower case.
 */
final class PillowImitation implements Imitation {
  @Override
  public String id() {
    return "pillow";
  }

  @Override
  public List<String> modes() {
    List<String> names = Arrays.stream(Resampling.values()).map(Resampling::name).toList();
    return Stream.concat(names.stream(), names.stream().map(PillowImitation::lower)).toList();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  @Override
  public boolean channelsFirst() {
    return false;
  }

  @Override
  public List<Integer> spatialAxes(Request request, int rank) {
    return switch (rank) {
      case 2 -> List.of(0, 1);
      case 3, 4 -> List.of(rank - 3, rank - 2);
      default -> List.of();
    };
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    if (request.alignCorners()) {
      throw new RefusedRequestException(Part.ALIGN_CORNERS, "Image.resize has no such argument");
    }
    int rank = source.shape().rank();
    int[] size = request.sizeOf(source.shape(), spatialAxes(request, rank));
    if (size.length != 2) {
      throw new InvalidArgumentException(
          "Image.resize takes a width and a height, but got " + size.length + " lengths");
    }
    return Resize.of(size[1], size[0], resample(request));
  }

  private static Resampling resample(Request request) {
    return Resampling.of(request.mode().toUpperCase(Locale.ROOT));
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    return Optional.of(
        resample(request) == Resampling.NEAREST
            ? CoordinateRule.CENTRE
            : CoordinateRule.HALF_PIXEL);
  }
}
