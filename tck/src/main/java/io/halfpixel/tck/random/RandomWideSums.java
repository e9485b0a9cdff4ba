package io.halfpixel.tck.random;

import io.halfpixel.DataType;
import io.halfpixel.plan.FixedPoint1d;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.TapTable;

/**
 * Random sums of bytes with weights of up to 24 bits, sign included, which signed 32-bit integers
 * just hold: the magnitudes of a row's weights add up to nearly 2^31 / 256.
 */
public final class RandomWideSums {
  private static final int PEAK = 256;

  private final Randoms random;

  public RandomWideSums(Randoms random) {
    this.random = random;
  }

  /** Returns a step with so many channels, for up to nine units. */
  public FixedPoint1d step(int channels) {
    FixedPoint1d narrow =
        switch (random.between(0, 2)) {
          case 0 -> new RandomPatterns(random).fixedPoint(channels);
          case 1 -> new RandomSteps(random).fixedPoint(shortPass(channels));
          default -> longSums(channels);
        };
    Pass pass = narrow.pass();
    int shift = random.between(16, 24);
    int rounding = random.flip() ? 1 << shift - 1 : 0;
    return new FixedPoint1d(
        new Pass(random.between(1, 9), pass.inputLength(), pass.outputLength(), pass.inner()),
        atLimit(narrow.taps(), (Integer.MAX_VALUE - rounding) / PEAK),
        rounding,
        shift,
        DataType.U8,
        DataType.U8);
  }

  private Pass shortPass(int channels) {
    return new Pass(1, random.length(), random.length(), channels);
  }

  private FixedPoint1d longSums(int channels) {
    Pass pass = new Pass(1, random.between(20, 60), random.between(1, 30), channels);
    RandomSteps steps = new RandomSteps(random);
    TapTable taps =
        steps.windows(pass.inputLength(), pass.outputLength(), () -> random.between(-300, 1000));
    return new FixedPoint1d(pass, taps, 0, 8, DataType.U8, DataType.U8);
  }

  /** Returns the taps with the weights of each row multiplied, so that they reach a limit. */
  private static TapTable atLimit(TapTable taps, int limit) {
    double[] weights = taps.weights();
    for (int row = 0; row < taps.rows(); row++) {
      int end = taps.start(row) + taps.count(row);
      double sum = 0;
      for (int tap = taps.start(row); tap < end; tap++) {
        sum += Math.abs(weights[tap]);
      }
      for (int tap = taps.start(row); tap < end && sum > 0; tap++) {
        weights[tap] = (long) (weights[tap] * limit / sum);
      }
    }
    return TapTable.of(taps.starts(), taps.indices(), weights);
  }
}
