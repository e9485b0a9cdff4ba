package io.halfpixel.peers;

import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of one call of {@code torch.nn.functional.interpolate}, for the framework and for
 * Halfpixel alike.
 *
 * @param size the output lengths of the spatial axes, outermost first; null if scales are given
 * @param scaleFactor the scales of the spatial axes, outermost first; null if sizes are given
 * @param alignCorners null if unset
 */
public record TorchCall(
    Mode mode,
    @Nullable List<Long> size,
    @Nullable List<Double> scaleFactor,
    @Nullable Boolean alignCorners,
    boolean recomputeScaleFactor,
    boolean antialias) {

  /** Returns a call with a size and PyTorch's default arguments. */
  public static TorchCall size(Mode mode, long... size) {
    List<Long> lengths = Arrays.stream(size).boxed().toList();
    return new TorchCall(mode, lengths, null, null, false, false);
  }

  /** Returns a call with scales and PyTorch's default arguments. */
  public static TorchCall scale(Mode mode, double... scaleFactor) {
    List<Double> scales = Arrays.stream(scaleFactor).boxed().toList();
    return new TorchCall(mode, null, scales, null, false, false);
  }

  /** Returns the same call with {@code align_corners} set. */
  public TorchCall alignCorners(boolean align) {
    return new TorchCall(mode, size, scaleFactor, align, recomputeScaleFactor, antialias);
  }

  /** Returns the same call with {@code recompute_scale_factor} set. */
  public TorchCall recomputeScaleFactor(boolean recompute) {
    return new TorchCall(mode, size, scaleFactor, alignCorners, recompute, antialias);
  }

  /** Returns the same call with {@code antialias} set. */
  public TorchCall antialias(boolean on) {
    return new TorchCall(mode, size, scaleFactor, alignCorners, recomputeScaleFactor, on);
  }

  /** Returns a builder of Halfpixel's operation with these arguments. */
  public Interpolate.Builder halfpixel() {
    Interpolate.Builder builder =
        Interpolate.builder()
            .mode(mode)
            .alignCorners(alignCorners)
            .recomputeScaleFactor(recomputeScaleFactor)
            .antialias(antialias);
    if (size != null) {
      builder.size(size.stream().mapToLong(Long::longValue).toArray());
    }
    if (scaleFactor != null) {
      builder.scaleFactor(scaleFactor.stream().mapToDouble(Double::doubleValue).toArray());
    }
    return builder;
  }
}
