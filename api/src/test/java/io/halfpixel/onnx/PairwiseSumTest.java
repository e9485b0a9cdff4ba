package io.halfpixel.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.IntStream;
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
}
