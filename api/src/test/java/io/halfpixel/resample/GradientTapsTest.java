package io.halfpixel.resample;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.halfpixel.DataType;
import io.halfpixel.Resampler;
import io.halfpixel.Shape;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapTable;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a pixel gets of the outputs' gradients, and in which order. */
class GradientTapsTest {
  private static AxisSampling sampling(int n, int outputs, Interval region, EdgePolicy edge) {
    Settings settings = Settings.of(ResamplingFilter.lanczos(2)).edge(edge);
    return new AxisSampling(n, outputs, region, settings);
  }

  private static AxisSampling whole(int n, int outputs) {
    return sampling(n, outputs, Interval.whole(n), EdgePolicy.CLAMP);
  }

  private static TapTable transposed(AxisSampling axis) {
    return FloatPasses.transposed(FloatPasses.table(axis, 29), axis);
  }

  private static double weight(TapTable table, int row, int index) {
    double weight = 0;
    for (int tap = table.start(row); tap < table.start(row + 1); tap++) {
      weight += table.index(tap) == index ? table.weight(tap) : 0;
    }
    return weight;
  }

  /** What lies outside with a constant edge gets nothing. */
  @Test
  void everyPixelHasTheWeightsThatItHadInTheOutputs() {
    for (EdgePolicy edge : List.of(EdgePolicy.CLAMP, EdgePolicy.constant(1))) {
      for (Interval region : List.of(Interval.whole(5), Interval.of(0.5, 4))) {
        AxisSampling axis = sampling(5, 8, region, edge);
        TapTable forward = FloatPasses.table(axis, 29);
        TapTable back = transposed(axis);
        assertEquals(5, back.rows());
        for (int pixel = 0; pixel < 5; pixel++) {
          for (int output = 0; output < 8; output++) {
            assertEquals(weight(forward, output, pixel), weight(back, pixel, output));
          }
        }
      }
    }
  }

  /** Every pixel and its mirror image add the same outputs' gradients in mirrored order. */
  @Test
  void gradientsOfASymmetricAxisAreMirrored() {
    for (int n = 1; n < 9; n++) {
      for (int outputs = 1; outputs < 9; outputs++) {
        TapTable back = transposed(whole(n, outputs));
        assertEquals(n, back.rows());
        for (int pixel = 0; pixel < n / 2; pixel++) {
          int mirror = n - 1 - pixel;
          assertEquals(back.count(pixel), back.count(mirror));
          for (int k = 0; k < back.count(pixel); k++) {
            int tap = back.start(pixel) + k;
            int other = back.start(mirror) + k;
            assertEquals(outputs - 1 - back.index(tap), back.index(other), n + " to " + outputs);
            assertEquals(back.weight(tap), back.weight(other));
          }
        }
      }
    }
  }

  @Test
  void pixelsUpToTheMiddleAddOutputsFromTheFirstOn() {
    TapTable back = transposed(whole(5, 9));
    for (int pixel = 0; pixel <= 2; pixel++) {
      for (int tap = back.start(pixel) + 1; tap < back.start(pixel + 1); tap++) {
        assertTrue(back.index(tap - 1) < back.index(tap), "pixel " + pixel);
      }
    }
  }

  /** Lanczos' two pixels on either side of the middle of five are three of nine outputs. */
  @Test
  void thePixelInTheMiddleAddsPairsOfOutputsFirst() {
    List<Step> steps = gradient(whole(5, 9));
    assertEquals(2, steps.size());
    TapTable pairs = ((Resample1d) steps.get(0)).taps();
    for (int k = 0; k < 3; k++) {
      int pair = pairs.start(2 + k);
      assertEquals(2, pairs.count(2 + k));
      assertEquals(8, pairs.index(pair) + pairs.index(pair + 1), "mirror images of nine outputs");
    }
    assertEquals(1, pairs.count(5), "the output in the middle");
    AxisSampling asymmetric = sampling(5, 9, Interval.of(0, 4), EdgePolicy.CLAMP);
    List<Step> one = gradient(asymmetric);
    assertEquals(1, one.size());
    assertEquals(transposed(asymmetric), ((Resample1d) one.get(0)).taps());
  }

  private static List<Step> gradient(AxisSampling axis) {
    Pass pass = new Pass(1, axis.outputLength(), axis.inputLength(), 1);
    return FloatPasses.gradient(pass, transposed(axis), axis, DataType.F32, DataType.F32);
  }

  /** Centres at −1.25, 0.25, 1.75 and 3.25: of three pixels again and again 1, 0, 1 and 0. */
  @Test
  void copiesPassTheirGradientsBackAsTheyAre() {
    Resampler copies = Resampler.nearest().size(4).edge(EdgePolicy.WRAP).region(-2, 4);
    Resample1d step = (Resample1d) copies.gradient(Shape.of(3)).plan(Shape.of(4)).steps().get(0);
    assertArrayEquals(new int[] {0, 2, 4, 4}, step.taps().starts());
    assertArrayEquals(new int[] {1, 3, 0, 2}, step.taps().indices());
    assertArrayEquals(new double[] {1, 1, 1, 1}, step.taps().weights());
  }
}
