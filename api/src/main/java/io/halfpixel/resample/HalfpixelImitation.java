package io.halfpixel.resample;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.Operation;
import io.halfpixel.Resampler;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Halfpixel's own resampling of images [h, w], [h, w, c] and [n, h, w, c], and volumes [n, d, h, w,
 * c]. It knows sizes only; a scale becomes the size it leads to, rounded down.
 */
final class HalfpixelImitation implements Imitation {
  private static final Map<String, ResamplingFilter> FILTERS = filters();

  private static Map<String, ResamplingFilter> filters() {
    Map<String, ResamplingFilter> filters = new LinkedHashMap<>();
    filters.put("triangle", ResamplingFilter.triangle());
    filters.put("bilinear", ResamplingFilter.triangle());
    filters.put("nearest", ResamplingFilter.nearest());
    filters.put("box", ResamplingFilter.box());
    filters.put("mitchell", ResamplingFilter.mitchell());
    filters.put("catmull-rom", ResamplingFilter.catmullRom());
    filters.put("bicubic", ResamplingFilter.catmullRom());
    for (int radius = 2; radius <= 5; radius++) {
      filters.put("lanczos" + radius, ResamplingFilter.lanczos(radius));
    }
    filters.put("gaussian", ResamplingFilter.gaussian(0.5));
    return filters;
  }

  @Override
  public String id() {
    return "halfpixel";
  }

  @Override
  public List<String> modes() {
    return List.copyOf(FILTERS.keySet());
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
      case 5 -> List.of(1, 2, 3);
      default -> List.of();
    };
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    List<Integer> axes = spatialAxes(request, source.shape().rank());
    return Resampler.of(filter(request))
        .size(request.sizeOf(source.shape(), axes))
        .axes(axes.stream().mapToInt(Integer::intValue).toArray())
        .antialias(request.antialias())
        .alignCorners(request.alignCorners());
  }

  private static ResamplingFilter filter(Request request) {
    ResamplingFilter filter = FILTERS.get(request.mode());
    if (filter == null) {
      throw new InvalidArgumentException(
          "unknown filter \"" + request.mode() + "\"; known are " + FILTERS.keySet());
    }
    return filter;
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    if (request.alignCorners()) {
      return Optional.of(CoordinateRule.ALIGNED_CORNERS);
    }
    return Optional.of(
        filter(request).isNearest() ? CoordinateRule.CENTRE : CoordinateRule.HALF_PIXEL);
  }
}
