package io.halfpixel.cli;

import io.halfpixel.Operation;
import io.halfpixel.TensorSpec;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** PyTorch: {@code torch.nn.functional.interpolate}. */
final class TorchLike implements Like {
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
}
