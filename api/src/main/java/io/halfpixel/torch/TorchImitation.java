package io.halfpixel.torch;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.call.CoordinateRule;
import io.halfpixel.call.Imitation;
import io.halfpixel.call.Request;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** PyTorch: {@code torch.nn.functional.interpolate}. */
final class TorchImitation implements Imitation {
  @Override
  public String id() {
    return "torch";
  }

  @Override
  public List<String> modes() {
    return Arrays.stream(Mode.values()).map(Mode::frameworkName).toList();
  }

  @Override
  public boolean channelsFirst() {
    return true;
  }

  @Override
  public List<Integer> spatialAxes(Request request, int rank) {
    return IntStream.range(2, rank).boxed().toList();
  }

  @Override
  public Operation<?> operation(Request request, TensorSpec source) {
    Interpolate.Builder call =
        Interpolate.builder().mode(request.mode()).antialias(request.antialias());
    if (request.alignCorners()) {
      call.alignCorners(true);
    }
    if (request.scale().isPresent()) {
      call.scaleFactor(request.scale().getAsDouble());
    } else {
      call.size(request.size().stream().mapToLong(Integer::longValue).toArray());
    }
    return call.build();
  }

  @Override
  public Optional<CoordinateRule> coordinates(Request request) {
    Mode mode = Mode.of(request.mode());
    return switch (mode) {
      case NEAREST -> Optional.of(CoordinateRule.LEFT_EDGE);
      case NEAREST_EXACT -> Optional.of(CoordinateRule.CENTRE);
      case AREA -> Optional.of(CoordinateRule.TOUCHED);
      case LINEAR, BILINEAR, BICUBIC, TRILINEAR, LANCZOS -> {
        if (!request.alignCorners()) {
          yield Optional.of(CoordinateRule.HALF_PIXEL);
        }
        yield Optional.of(
            request.antialias() ? CoordinateRule.ALIGNED_RATIO : CoordinateRule.ALIGNED_CORNERS);
      }
    };
  }
}
