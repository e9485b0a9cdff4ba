package io.halfpixel.jvm.sums;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import io.halfpixel.jvm.memory.DoubleCarrier;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** NumPy's order of additions in float64, for the numbers of taps at which it changes. */
final class PairwiseSumsTest {
  private static final double LARGE = 0x1p53;

  private final PairwiseDoubleSums sums = new PairwiseDoubleSums(DoubleCarrier.INSTANCE);

  private static double[][] values(int count) {
    double[][] values = new double[count][3];
    for (int k = 0; k < count; k++) {
      Arrays.fill(values[k], k == 0 ? LARGE : 1);
    }
    return values;
  }

  /**
   * One that is added to 2^53 is lost. Of up to seven products, each is added to the sum of those
   * before it. Of eight, ((p0 + p1) + (p2 + p3)) + ((p4 + p5) + (p6 + p7)) loses p1 alone; the
   * ninth, which joins 2^53 + 6, is half of the distance to the next number, the even one.
   */
  @ParameterizedTest
  @CsvSource({"1, 0", "2, 0", "7, 0", "8, 6", "9, 8"})
  void what_is_added_to_a_large_product(int count, double more) {
    double[][] values = values(count);
    double[] rowWeights = new double[count + 1];
    Arrays.fill(rowWeights, 2);
    double[] sum = {-77, -77, -77};
    sums.rows(values, rowWeights, 1, count, sum, 2);
    double expected = LARGE + more;
    assertArrayEquals(new double[] {2 * expected, 2 * expected, -77}, sum);

    double[][] weights = new double[count][];
    Arrays.fill(weights, new double[] {1, 4, 1});
    sums.elements(values, weights, count, sum, 2);
    assertArrayEquals(new double[] {expected, 4 * expected, -77}, sum);
  }
}
