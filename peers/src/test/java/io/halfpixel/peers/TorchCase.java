package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.Tensor;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.ElementBits;
import io.halfpixel.tck.Randoms;
import io.halfpixel.torch.Mode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A random call of {@code interpolate}.
 *
 * @param threads {@code torch.get_num_threads()}
 * @param into whether PyTorch writes into memory that was given
 */
record TorchCase(TorchCall call, TensorSpec source, int threads, boolean into) {
  private static final List<Integer> CHANNELS =
      List.of(1, 2, 3, 4, 5, 7, 8, 9, 15, 16, 17, 31, 32, 33);
  private static final List<Double> SCALES =
      List.of(2.0, 2.0, 3.0, 4.0, 8.0, 0.5, 0.25, 1.0, 1.3, 1.5, 1.7, 2.05, 2.3, 1 / 3.0);
  private static final List<DataType> TYPES =
      List.of(
          DataType.F32,
          DataType.F32,
          DataType.F32,
          DataType.F64,
          DataType.F16,
          DataType.BF16,
          DataType.U8,
          DataType.U8);
  private static final List<DataType> FLOATING_TYPES =
      TYPES.stream().filter(DataType::isFloatingPoint).toList();

  private static final List<Mode> MODES =
      Arrays.stream(Mode.values()).filter(mode -> !LibTorchBuild.isMissing(mode)).toList();

  /**
   * An axis in half-pixel coordinates.
   *
   * @param value the number of input pixels per output pixel, in binary32
   */
  record Ratio(float value, long outputLength) {}

  static TorchCase draw(Randoms random) {
    return draw(random, TYPES);
  }

  /** Draws a call whose input may require a gradient. */
  static TorchCase drawDifferentiable(Randoms random) {
    return draw(random, FLOATING_TYPES);
  }

  private static TorchCase draw(Randoms random, List<DataType> types) {
    Mode mode = random.pick(MODES);
    int axes = axes(mode, random);
    TensorSpec source = source(axes, types, random);
    return new TorchCase(call(mode, axes, random), source, random.between(1, 2), random.flip());
  }

  private static int axes(Mode mode, Randoms random) {
    return switch (mode) {
      case LINEAR -> 1;
      case BILINEAR, BICUBIC, LANCZOS -> 2;
      case TRILINEAR -> 3;
      case NEAREST, NEAREST_EXACT, AREA -> random.between(1, 3);
    };
  }

  private static TensorSpec source(int axes, List<DataType> types, Randoms random) {
    boolean large = axes == 2 && random.between(0, 19) == 0;
    int channels = large ? random.between(1, 4) : random.pick(CHANNELS);
    int longest = large ? 200 : axes == 3 ? 9 : channels > 5 ? 20 : 60;
    LongStream spatial = IntStream.range(0, axes).mapToLong(axis -> random.between(1, longest));
    long[] shape =
        LongStream.concat(LongStream.of(random.between(1, 2), channels), spatial).toArray();
    MemoryFormat format = random.flip() ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
    return new TensorSpec(Shape.of(shape), random.pick(types), format);
  }

  private static TorchCall call(Mode mode, int axes, Randoms random) {
    TorchCall call =
        random.flip()
            ? TorchCall.scale(
                mode, DoubleStream.generate(() -> random.pick(SCALES)).limit(axes).toArray())
            : TorchCall.size(
                mode, mode == Mode.AREA && random.flip() ? whole(axes) : sizes(axes, random));
    boolean filter = mode == Mode.BILINEAR || mode == Mode.BICUBIC;
    call = call.antialias(filter && random.flip());
    if (call.scaleFactor() != null && random.between(0, 3) == 0) {
      call = call.recomputeScaleFactor(true);
    }
    boolean plain = mode == Mode.NEAREST || mode == Mode.NEAREST_EXACT || mode == Mode.AREA;
    return plain || random.flip() ? call : call.alignCorners(random.flip());
  }

  private static long[] sizes(int axes, Randoms random) {
    return LongStream.generate(() -> random.between(1, axes == 3 ? 20 : 100)).limit(axes).toArray();
  }

  /** A single pixel, which mode area sums in an order of its own. */
  private static long[] whole(int axes) {
    return LongStream.generate(() -> 1).limit(axes).toArray();
  }

  /** Returns the ratios of the axes, which are their scales or follow from their sizes. */
  List<Ratio> ratios() {
    List<Double> scales = call.recomputeScaleFactor() ? null : call.scaleFactor();
    TensorSpec target = call.halfpixel().build().plan(source).target();
    List<Ratio> ratios = new ArrayList<>();
    for (int axis = 2; axis < source.shape().rank(); axis++) {
      long length = target.shape().length(axis);
      float ratio =
          scales != null
              ? (float) (1 / scales.get(axis - 2))
              : source.shape().length(axis) / (float) length;
      ratios.add(new Ratio(ratio, length));
    }
    return ratios;
  }

  /** Returns a tensor of ordinary numbers, half of the time with special ones among them. */
  static Tensor values(TensorSpec spec, Randoms random) {
    boolean special = random.flip();
    Tensor tensor = Tensor.allocate(spec);
    long[] bits = new long[(int) spec.elements()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] =
          special && random.between(0, 9) == 0
              ? random.special(spec.dataType())
              : random.ordinary(spec.dataType());
    }
    ElementBits.write(tensor, bits);
    return tensor;
  }
}
