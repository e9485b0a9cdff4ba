package io.halfpixel.peers;

import io.halfpixel.DataType;
import io.halfpixel.MemoryFormat;
import io.halfpixel.Shape;
import io.halfpixel.TensorSpec;
import io.halfpixel.tck.random.Randoms;
import io.halfpixel.torch.Mode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Draws a random call of {@code interpolate}. {@code DrawnSharesTest} states how often the kinds of
 * calls are drawn.
 */
final class TorchDraw {
  private static final List<Integer> THREADS = List.of(1, 1, 2, 2, 2, 3, 4, 7);
  private static final List<DataType> FLOATING_TYPES =
      List.of(DataType.F32, DataType.F32, DataType.F32, DataType.F64, DataType.F16, DataType.BF16);
  private static final List<Mode> MODES =
      Arrays.stream(Mode.values()).filter(mode -> !LibTorchBuild.isMissing(mode)).toList();

  private final Randoms random;
  private final long bound;
  private final Mode mode;
  private final int axes;
  private final boolean antialias;
  private final long[] source;

  private TorchDraw(Randoms random) {
    this.random = random;
    this.bound = Extents.bound(random);
    this.mode = random.pick(MODES);
    this.axes = axes(mode, random);
    this.antialias = (mode == Mode.BILINEAR || mode == Mode.BICUBIC) && random.flip();
    this.source = new long[2 + axes];
    source[0] = Extents.batch(random);
    source[1] = Extents.channels(random);
    for (int axis = 2; axis < source.length; axis++) {
      source[axis] = Extents.length(axes, random);
    }
  }

  private static int axes(Mode mode, Randoms random) {
    return switch (mode) {
      case LINEAR -> 1;
      case BILINEAR, BICUBIC, LANCZOS -> 2;
      case TRILINEAR -> 3;
      case NEAREST, NEAREST_EXACT, AREA -> random.between(1, 3);
    };
  }

  /** Draws a call; {@code differentiable} if its input may require a gradient. */
  static TorchCase draw(Randoms random, boolean differentiable) {
    return new TorchDraw(random).draw(differentiable);
  }

  private TorchCase draw(boolean differentiable) {
    TorchCall call = (random.flip() ? scales() : sizes()).antialias(antialias);
    if (takesCorners() && random.flip()) {
      call = call.alignCorners(random.flip());
    }
    DataType type = type(differentiable);
    MemoryFormat format = random.flip() ? MemoryFormat.CHANNELS_LAST : MemoryFormat.CONTIGUOUS;
    TensorSpec spec = new TensorSpec(Shape.of(source), type, format);
    TorchCase c = new TorchCase(call, spec, random.pick(THREADS), random.flip());
    return Extents.oneIn(24, random) ? Mistake.draw(c, differentiable, random) : c;
  }

  private boolean takesCorners() {
    return mode != Mode.NEAREST && mode != Mode.NEAREST_EXACT && mode != Mode.AREA;
  }

  /** A type that the mode has. */
  private DataType type(boolean differentiable) {
    boolean bytes = axes == 2 ? mode != Mode.AREA : !interpolates();
    if (bytes && !differentiable && Extents.oneIn(4, random)) {
      return DataType.U8;
    }
    return antialias
        ? random.pick(List.of(DataType.F32, DataType.F32, DataType.F64))
        : random.pick(FLOATING_TYPES);
  }

  private boolean interpolates() {
    return mode != Mode.NEAREST && mode != Mode.NEAREST_EXACT;
  }

  private TorchCall scales() {
    double[] scales = DoubleStream.generate(() -> Scales.draw(random)).limit(axes).toArray();
    long[] least = {1, 1, 1, 1, 1};
    for (int axis = 0; axis < axes; axis++) {
      least[2 + axis] = (long) Math.ceil(1 / scales[axis]);
      source[2 + axis] = Math.max(source[2 + axis], least[2 + axis]);
    }
    Extents.halve(source, least, random, lengths -> fits(lengths, scaled(lengths, scales)));
    return TorchCall.scale(mode, scales).recomputeScaleFactor(Extents.oneIn(4, random));
  }

  private static long[] scaled(long[] lengths, double[] scales) {
    long[] target = lengths.clone();
    for (int axis = 0; axis < scales.length; axis++) {
      target[2 + axis] = (long) (lengths[2 + axis] * scales[axis]);
    }
    return target;
  }

  private TorchCall sizes() {
    int rank = 2 + axes;
    long[] lengths = Arrays.copyOf(source, rank + axes);
    boolean whole = mode == Mode.AREA ? random.flip() : Extents.oneIn(16, random);
    boolean thin = axes == 2 && antialias && Extents.oneIn(4, random);
    if (mode == Mode.AREA && whole && random.flip()) {
      Arrays.fill(lengths, 0, 2, 1);
    }
    for (int axis = 0; axis < axes; axis++) {
      boolean single = whole || thin && axis == axes - 1;
      lengths[rank + axis] = single ? 1 : size(source[2 + axis]);
    }
    long[] least = new long[lengths.length];
    Arrays.fill(least, 1);
    Extents.halve(lengths, least, random, l -> fits(Arrays.copyOf(l, rank), target(l, rank)));
    System.arraycopy(lengths, 0, source, 0, rank);
    return TorchCall.size(mode, Arrays.copyOfRange(lengths, rank, lengths.length));
  }

  private static long[] target(long[] lengths, int rank) {
    long[] target = Arrays.copyOf(lengths, rank);
    System.arraycopy(lengths, rank, target, 2, rank - 2);
    return target;
  }

  /** Any size, often one close to the length or to twice the length. */
  private long size(long length) {
    return switch (random.between(0, 7)) {
      case 0 -> length;
      case 1 -> 2 * length;
      case 2 -> length + 1;
      case 3 -> Math.max(1, length - 1);
      default -> Extents.length(axes, random);
    };
  }

  private boolean fits(long[] input, long[] output) {
    return Math.max(Extents.product(input), Extents.product(output)) <= bound;
  }
}
