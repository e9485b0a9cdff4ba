package io.halfpixel.jvm.vector;

import io.halfpixel.jvm.memory.Arithmetic;
import io.halfpixel.jvm.sums.AxisTaps;
import io.halfpixel.jvm.sums.Segment;
import java.util.Arrays;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.jspecify.annotations.Nullable;

/**
 * All outputs of a reduction of pixels of two to four channels, by integer sums that are shifted
 * and clamped: whole pixels, as many as fit a vector, are multiplied at once, and the pixels of a
 * vector are added at the end.
 *
 * <p>As many results as fit a vector are stored together, with the lanes behind them, which the
 * next ones overwrite; rows of {@link VectorBytes} have room for those of the last ones.
 */
final class PixelDots extends Segment<int[]> {
  private static final VectorSpecies<Integer> SPECIES = Lanes.INTS;
  private static final int LANES = SPECIES.length();
  private static final int LEAST_CHANNELS = 2;
  private static final int MOST_CHANNELS = 4;

  private static final int MOST_WEIGHTS = 1 << 24;

  /** Outputs of fewer vectors are faster in columns. */
  private static final int LEAST_VECTORS = 2;

  /** Before it, the virtual machine allocates the vectors of these loops. */
  private static final int FIRST_VERSION = 21;

  /** How many rows share the weights that are read. */
  private static final int ROWS = 4;

  private final int channels;
  private final int shift;

  /** The pixels of a vector, and the vectors of an output. */
  private final int pixels;

  private final int vectors;

  /** The first input element of each output; its weights begin at i·vectors·LANES. */
  private final int[] from;

  private final int[] weights;

  /** The rounding constant in the lanes of the first pixel. */
  private final int[] start;

  /** Which lanes to add: four pixels, two pixels and one pixel further on. */
  private final VectorShuffle<Integer> four;

  private final VectorShuffle<Integer> two;
  private final VectorShuffle<Integer> one;

  /** Where the first pixel goes in the vector of several results, and the lanes that it takes. */
  private final VectorShuffle<Integer>[] places;

  private final VectorMask<Integer>[] lanes;

  @SuppressWarnings("unchecked") // There are no arrays of generic types.
  private PixelDots(
      AxisTaps<int[]> taps, int channels, int inputs, int vectors, int rounding, int shift) {
    this.channels = channels;
    this.shift = shift;
    this.pixels = LANES / channels;
    this.vectors = vectors;
    this.from = new int[taps.rows()];
    this.weights = new int[taps.rows() * vectors * LANES];
    for (int row = 0; row < from.length; row++) {
      place(taps, row, inputs);
    }
    this.start = new int[LANES];
    for (int c = 0; c < channels; c++) {
      start[c] = rounding;
    }
    this.four = further(4);
    this.two = further(2);
    this.one = further(1);
    this.places = (VectorShuffle<Integer>[]) new VectorShuffle<?>[pixels];
    this.lanes = (VectorMask<Integer>[]) new VectorMask<?>[pixels];
    for (int pixel = 0; pixel < pixels; pixel++) {
      int to = pixel * channels;
      places[pixel] = VectorShuffle.fromOp(SPECIES, i -> Math.floorMod(i - to, LANES));
      boolean[] own = new boolean[LANES];
      Arrays.fill(own, to, to + channels, true);
      lanes[pixel] = VectorMask.fromArray(SPECIES, own, 0);
    }
  }

  /**
   * Returns the sums, or null if there are more or fewer channels, no reduction, few taps, fewer
   * inputs than vectors need, or a JDK that is older than 21.
   */
  static @Nullable PixelDots of(AxisTaps<int[]> taps, int channels, int rounding, int shift) {
    if (channels < LEAST_CHANNELS
        || channels > MOST_CHANNELS
        || Runtime.version().feature() < FIRST_VERSION) {
      return null;
    }
    int inputs = 0;
    int most = 1;
    for (int row = 0; row < taps.rows(); row++) {
      inputs = Math.max(inputs, last(taps, row) + 1);
      most = Math.max(most, last(taps, row) + 1 - first(taps, row));
    }
    int pixels = LANES / channels;
    int vectors = (most + pixels - 1) / pixels;
    boolean fits =
        taps.rows() < inputs
            && vectors >= LEAST_VECTORS
            && vectors * pixels <= inputs
            && (long) taps.rows() * vectors * LANES <= MOST_WEIGHTS;
    return fits ? new PixelDots(taps, channels, inputs, vectors, rounding, shift) : null;
  }

  private static int first(AxisTaps<int[]> taps, int row) {
    int first = taps.count(row) == 0 ? 0 : Integer.MAX_VALUE;
    for (int k = 0; k < taps.count(row); k++) {
      first = Math.min(first, taps.index(row, k));
    }
    return first;
  }

  private static int last(AxisTaps<int[]> taps, int row) {
    int last = 0;
    for (int k = 0; k < taps.count(row); k++) {
      last = Math.max(last, taps.index(row, k));
    }
    return last;
  }

  /** Places the window of an output, and in it the weights. */
  private void place(AxisTaps<int[]> taps, int row, int inputs) {
    int begin = Math.min(first(taps, row), inputs - vectors * pixels);
    from[row] = begin * channels;
    for (int k = 0; k < taps.count(row); k++) {
      int pixel = taps.index(row, k) - begin;
      int lane = (row * vectors + pixel / pixels) * LANES + pixel % pixels * channels;
      for (int c = 0; c < channels; c++) {
        weights[lane + c] += taps.weights()[taps.start(row) + k];
      }
    }
  }

  /** A lane that is not there is the last one: it is empty, or what it gives is not used. */
  private VectorShuffle<Integer> further(int by) {
    int lanes = pixels * channels;
    return VectorShuffle.fromOp(
        SPECIES, i -> i + by * channels < lanes ? i + by * channels : LANES - 1);
  }

  @Override
  public boolean isForFourRows() {
    return true;
  }

  @Override
  public void scale(Arithmetic<int[]> arithmetic, int[] factors) {
    throw new UnsupportedOperationException("integer weights are not scaled");
  }

  @Override
  public void run(int[] source, int[] target, int to) {
    IntVector begin = IntVector.fromArray(SPECIES, start, 0);
    for (int i = 0; i < from.length; i += pixels) {
      IntVector results = begin;
      int end = Math.min(from.length, i + pixels);
      for (int j = i; j < end; j++) {
        int weight = j * vectors * LANES;
        int at = from[j];
        IntVector sum = begin;
        for (int v = 0; v < vectors; v++) {
          sum = more(sum, source, at, IntVector.fromArray(SPECIES, weights, weight));
          at += pixels * channels;
          weight += LANES;
        }
        results = results.blend(folded(sum).rearrange(places[j - i]), lanes[j - i]);
      }
      results.intoArray(target, to + i * channels);
    }
    finish(target, to);
  }

  @Override
  public void run(int[][] sources, int[][] targets) {
    if (sources.length != ROWS) {
      super.run(sources, targets);
      return;
    }
    for (int i = 0; i < from.length; i += pixels) {
      sum(sources[0], sources[1], sources[2], sources[3], targets, i);
    }
    for (int[] target : targets) {
      finish(target, 0);
    }
  }

  /** Writes the sums of some outputs from one on, in four rows. */
  private void sum(int[] p, int[] q, int[] r, int[] s, int[][] targets, int i) {
    IntVector begin = IntVector.fromArray(SPECIES, start, 0);
    IntVector first = begin;
    IntVector second = begin;
    IntVector third = begin;
    IntVector fourth = begin;
    int end = Math.min(from.length, i + pixels);
    for (int j = i; j < end; j++) {
      int weight = j * vectors * LANES;
      int at = from[j];
      IntVector a = begin;
      IntVector b = begin;
      IntVector c = begin;
      IntVector d = begin;
      for (int v = 0; v < vectors; v++) {
        IntVector w = IntVector.fromArray(SPECIES, weights, weight);
        a = more(a, p, at, w);
        b = more(b, q, at, w);
        c = more(c, r, at, w);
        d = more(d, s, at, w);
        at += pixels * channels;
        weight += LANES;
      }
      VectorShuffle<Integer> place = places[j - i];
      VectorMask<Integer> mask = lanes[j - i];
      first = first.blend(folded(a).rearrange(place), mask);
      second = second.blend(folded(b).rearrange(place), mask);
      third = third.blend(folded(c).rearrange(place), mask);
      fourth = fourth.blend(folded(d).rearrange(place), mask);
    }
    first.intoArray(targets[0], i * channels);
    second.intoArray(targets[1], i * channels);
    third.intoArray(targets[2], i * channels);
    fourth.intoArray(targets[3], i * channels);
  }

  private static IntVector more(IntVector sum, int[] source, int at, IntVector weight) {
    return sum.add(IntVector.fromArray(SPECIES, source, at).mul(weight));
  }

  /** Adds all pixels of a vector to the first one. */
  private IntVector folded(IntVector sum) {
    IntVector folded = sum;
    if (pixels > 4) {
      folded = folded.add(folded.rearrange(four));
    }
    if (pixels > 2) {
      folded = folded.add(folded.rearrange(two));
    }
    return folded.add(folded.rearrange(one));
  }

  private void finish(int[] target, int to) {
    IntVector zero = IntVector.zero(SPECIES);
    IntVector most = IntVector.broadcast(SPECIES, 255);
    int count = from.length * channels;
    int whole = count - count % LANES;
    for (int i = 0; i < whole; i += LANES) {
      IntVector sum = IntVector.fromArray(SPECIES, target, to + i).max(zero);
      sum.lanewise(VectorOperators.LSHR, shift).min(most).intoArray(target, to + i);
    }
    for (int i = whole; i < count; i++) {
      target[to + i] = Math.min(Math.max(target[to + i], 0) >> shift, 255);
    }
  }
}
