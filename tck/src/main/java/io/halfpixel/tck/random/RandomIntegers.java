package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.FixedPoint1d.Terms;
import io.halfpixel.plan.FixedPoint1d.Ties;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;
import java.util.List;

/** Random sums of integers of any types, with terms of any kind. */
public final class RandomIntegers {
  private final Randoms random;
  private final RandomSteps steps;

  /** Draws from this source. */
  public RandomIntegers(Randoms random) {
    this.random = random;
    this.steps = new RandomSteps(random);
  }

  /**
   * Returns an integer step between any types, with terms of any kind that fit 64 bits. Where terms
   * are exact, half of the steps sum some inner positions in float32.
   */
  public FixedPoint1d any(Pass pass, DataType input, DataType output) {
    Terms terms =
        random.flip()
            ? Terms.EXACT
            : new Terms(
                random.between(0, 5), random.between(0, 24), random.pick(List.of(Ties.values())));
    boolean isLong = input == DataType.I64;
    int inputBits = Byte.SIZE * input.bytes();
    int weightBits = random.between(1, isLong ? 32 : Math.min(32, 55 - inputBits));
    TapTable taps =
        steps.taps(
            pass.inputLength(),
            pass.outputLength(),
            () -> Math.rint(random.weight(DataType.F64) / 2 * (1L << weightBits)));
    int sumBits = inputBits + weightBits - terms.inputShift() - terms.shift();
    int shift = sumBits - Byte.SIZE * output.bytes() + random.between(-2, 2);
    return integers(pass, taps, terms, Math.max(0, Math.min(62, shift)), input, output);
  }

  /**
   * Returns a step of two weights of 33 bits that add up to 2^32, as exact interpolation has them.
   */
  public FixedPoint1d interpolation(Pass pass, DataType input, DataType output) {
    Terms terms = input == DataType.I64 ? new Terms(0, 32, Ties.HALF_AWAY) : Terms.EXACT;
    double[] second = new double[1];
    TapTable taps =
        steps.pairs(
            pass.inputLength(),
            pass.outputLength(),
            () -> {
              second[0] = Math.rint(0x1p31 + 0x1p30 * random.weight(DataType.F64));
              return 0x1p32 - second[0];
            },
            () -> second[0]);
    return new FixedPoint1d(
        pass, taps, terms, 0, output == DataType.I64 ? 0 : 32, 0, input, output);
  }

  private FixedPoint1d integers(
      Pass pass, TapTable taps, Terms terms, int shift, DataType input, DataType output) {
    long half = shift == 0 ? 0 : 1L << shift - 1;
    boolean hasBody = terms.isExact() && random.flip();
    return new FixedPoint1d(
        pass,
        taps,
        terms,
        random.flip() ? half : random.between(-1000, 1000),
        shift,
        hasBody ? random.between(0, (int) pass.inner()) : 0,
        input,
        output);
  }

  /**
   * Returns the first of two steps like OpenCV's: sums of uint8 values that keep their 11
   * fractional bits for the second step.
   */
  public FixedPoint1d firstOfTwo(Pass pass) {
    TapTable taps =
        steps.taps(pass.inputLength(), pass.outputLength(), () -> random.between(-400, 1600));
    return new FixedPoint1d(pass, taps, 0, 0, DataType.U8, DataType.I32);
  }

  /**
   * Returns the second of two steps, from such sums to uint8: with two terms, each shifted, or with
   * any number of exact ones.
   */
  public FixedPoint1d secondOfTwo(Pass pass) {
    if (random.flip()) {
      TapTable pairs =
          steps.pairs(
              pass.inputLength(),
              pass.outputLength(),
              () -> random.between(0, 2048),
              () -> random.between(0, 2048));
      Terms terms = new Terms(4, 16, Ties.FLOOR);
      return new FixedPoint1d(pass, pairs, terms, 2, 2, 0, DataType.I32, DataType.U8);
    }
    TapTable taps =
        steps.taps(pass.inputLength(), pass.outputLength(), () -> random.between(-400, 1600));
    return integers(pass, taps, Terms.EXACT, 22, DataType.I32, DataType.U8);
  }

  /** Returns an integer step that neither rounds nor saturates when its input is at most 8. */
  public FixedPoint1d exact(Pass pass) {
    TapTable taps =
        steps.pairs(pass.inputLength(), pass.outputLength(), () -> random.between(0, 9), () -> 1);
    return new FixedPoint1d(pass, taps, 0, 0, DataType.U8, DataType.U8);
  }
}
