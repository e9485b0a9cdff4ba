package io.halfpixel.torch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.halfpixel.DataType;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SingleWeightsTest {
  private static double[] expected(
      AntialiasFilter filter, Arithmetic single, int first, int taps, float centre, float inverse) {
    double[] weights = new double[taps];
    for (int j = 0; j < taps; j++) {
      double distance = single.difference(first + j, centre) + 0.5;
      weights[j] = single.round(distance * inverse);
    }
    filter.replace(single, weights);
    double total = single.total(weights);
    for (int j = 0; j < taps && total != 0; j++) {
      weights[j] = single.quotient(weights[j], total);
    }
    return weights;
  }

  @ParameterizedTest
  @CsvSource({"TRIANGLE, FMA", "CUBIC, FMA", "TRIANGLE, STRICT", "CUBIC, STRICT"})
  void weightsAreThoseOfTheArithmetic(AntialiasFilter filter, RoundingProfile profile) {
    Arithmetic single = new Arithmetic(DataType.F32, profile);
    Random random = new Random(5);
    for (int k = 0; k < 2000; k++) {
      float ratio = 1 + 9 * random.nextFloat();
      float inverse = k % 5 == 0 ? 1 : 1 / ratio;
      float centre = k % 3 == 0 ? random.nextInt(40) / 2f : 2000 * random.nextFloat();
      int taps = 1 + random.nextInt(2 * (int) Math.ceil(2 * ratio) + 4);
      int first = Math.max(0, (int) centre - taps / 2);
      SingleWeights weights = new SingleWeights(filter, single.isFused(), inverse);
      float[] given = weights.row(first, taps, centre);
      double[] expected = expected(filter, single, first, taps, centre, inverse);
      for (int j = 0; j < taps; j++) {
        assertEquals(expected[j], given[j], filter + " " + centre + " tap " + j);
      }
    }
  }

  /** Both pixels are more than two away from the centre. */
  @Test
  void weightsWithoutASumAreZero() {
    SingleWeights weights = new SingleWeights(AntialiasFilter.CUBIC, true, 1);
    float[] given = weights.row(0, 2, 4);
    assertEquals(0, given[0]);
    assertEquals(0, given[1]);
  }
}
