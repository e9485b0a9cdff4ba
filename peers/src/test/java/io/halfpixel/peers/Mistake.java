package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.torch.Mode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What may be wrong with a call of {@code interpolate}. Not every mode minds every mistake. */
enum Mistake {
  /** A type that the mode may not have. */
  TYPE,
  /**
   * {@code align_corners}, which the modes nearest and area do not take. Nearest-exact does in C++,
   * not in Python, and is left as it is.
   */
  ALIGN_CORNERS,
  /** {@code antialias}, which only bilinear and bicubic take. */
  ANTIALIAS,
  /** One size or scale too many. */
  TOO_MANY_AXES,
  /** A size of 0, or a scale that leaves no pixel. */
  NO_OUTPUT,
  /** An input without pixels. */
  NO_INPUT,
  /** An input without channels. */
  NO_CHANNELS,
  /** No images, which is no mistake to any mode. */
  NO_IMAGES;

  private static final List<Mistake> ALL = List.of(values());
  private static final List<DataType> FLOATING_TYPES =
      List.of(DataType.F32, DataType.F64, DataType.F16, DataType.BF16);
  private static final List<DataType> TYPES =
      List.of(DataType.F16, DataType.BF16, DataType.U8, DataType.I8, DataType.I16, DataType.I32);

  /** Returns the call with a random mistake. */
  static TorchCase draw(TorchCase c, boolean differentiable, Randoms random) {
    Mistake mistake = random.pick(ALL);
    TorchCall call = c.call();
    TensorSpec source = c.source();
    return switch (mistake) {
      case TYPE -> c.source(typed(source, random.pick(differentiable ? FLOATING_TYPES : TYPES)));
      case ALIGN_CORNERS ->
          call.mode() == Mode.NEAREST_EXACT ? c : c.call(call.alignCorners(random.flip()));
      case ANTIALIAS -> c.call(call.antialias(true));
      case TOO_MANY_AXES -> c.call(outputs(call, 0, 2L, 2.0, true));
      case NO_OUTPUT -> c.call(outputs(call, random.between(0, axes(source) - 1), 0L, 1e-9, false));
      case NO_INPUT -> c.source(emptied(source, random.between(2, source.shape().rank() - 1)));
      case NO_CHANNELS -> c.source(emptied(source, 1));
      case NO_IMAGES -> c.source(emptied(source, 0));
    };
  }

  private static int axes(TensorSpec source) {
    return source.shape().rank() - 2;
  }

  private static TensorSpec typed(TensorSpec source, DataType type) {
    return new TensorSpec(source.shape(), type, source.memoryFormat());
  }

  private static TensorSpec emptied(TensorSpec source, int axis) {
    long[] lengths = source.shape().toArray();
    lengths[axis] = 0;
    return new TensorSpec(Shape.of(lengths), source.dataType(), source.memoryFormat());
  }

  /** Returns the call with another size or scale at one axis, or with one more in front of it. */
  private static TorchCall outputs(
      TorchCall call, int axis, long size, double scale, boolean more) {
    return new TorchCall(
        call.mode(),
        changed(call.size(), axis, size, more),
        changed(call.scaleFactor(), axis, scale, more),
        call.alignCorners(),
        call.recomputeScaleFactor(),
        call.antialias());
  }

  private static <T> @Nullable List<T> changed(
      @Nullable List<T> values, int at, T value, boolean more) {
    if (values == null) {
      return null;
    }
    List<T> changed = new ArrayList<>(values);
    if (more) {
      changed.add(at, value);
    } else {
      changed.set(at, value);
    }
    return List.copyOf(changed);
  }
}
