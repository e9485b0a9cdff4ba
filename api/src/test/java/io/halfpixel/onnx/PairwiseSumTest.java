package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairwiseSumTest {
  /** Sums of NumPy 2.4; from left to right, all but the first two end otherwise. */
  @ParameterizedTest
  @CsvSource({
    "7, -0x1.4666666666666p0",
    "9, -0x1.09f49f49f49f4p0",
    "20, -0x1.602af91a5984bp0",
    "130, -0x1.f637875b4b1c8p0",
    "300, -0x1.1c4738c7852fap1"
  })
  void addsAsNumpyDoes(int count, String sum) {
    double[] terms =
        IntStream.range(0, count)
            .mapToDouble(i -> i % 3 != 0 ? 1.0 / (i + 1) : -3.0 / (i + 2))
            .toArray();
    assertEquals(Double.parseDouble(sum), PairwiseSum.of(terms));
  }

  /** From left to right they would be 0, since 2^53 + 1 is 2^53. */
  @Test
  void eightTermsAreAddedInPairs() {
    double big = 0x1p53;
    assertEquals(5, PairwiseSum.of(new double[] {big, 1, 1, 1, 1, 1, 1, -big}));
  }

  /** Three terms of one lane: the 1 counts where 2^53 is in the other half. */
  @ParameterizedTest
  @CsvSource({"128, 0", "129, 1"})
  void moreThan128TermsAreHalved(int count, double sum) {
    double[] terms = new double[count];
    terms[0] = 0x1p53;
    terms[64] = 1;
    terms[120] = -0x1p53;
    assertEquals(sum, PairwiseSum.of(terms));
  }
}
