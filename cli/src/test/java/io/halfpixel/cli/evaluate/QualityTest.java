package io.halfpixel.cli.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** PSNR and SSIM against their definitions. */
class QualityTest {
  private static final double C1 = 0.01 * 255 * 0.01 * 255;
  private static final double C2 = 0.03 * 255 * 0.03 * 255;

  private static Photo gray(int height, int width, float value) {
    float[] samples = new float[height * width];
    java.util.Arrays.fill(samples, value);
    return new Photo(height, width, 1, samples);
  }

  private static Plane noise(int height, int width, long seed) {
    double[] values = new SplittableRandom(seed).doubles((long) height * width, 0, 255).toArray();
    return new Plane(height, width, values);
  }

  @Test
  void psnrOfAConstantError() {
    // Mean squared error 25: 10 log10(65025 / 25) = 10 log10(2601).
    assertEquals(10 * Math.log10(2601), Quality.psnr(gray(4, 5, 100), gray(4, 5, 105)), 1e-12);
  }

  @Test
  void psnrOfEqualImagesIsInfinite() {
    assertEquals(Double.POSITIVE_INFINITY, Quality.psnr(gray(4, 5, 9), gray(4, 5, 9)));
  }

  @Test
  void ssimOfEqualImagesIsOne() {
    Plane plane = noise(20, 17, 1);
    assertEquals(1, Quality.ssim(plane, plane), 1e-12);
  }

  @Test
  void ssimOfConstantsIsTheLuminanceTerm() {
    double wanted = (2.0 * 50 * 80 + C1) / (50.0 * 50 + 80.0 * 80 + C1);
    assertEquals(wanted, Quality.ssim(gray(12, 13, 50).luma(), gray(12, 13, 80).luma()), 1e-9);
  }

  @Test
  void ssimIsEquation13OfTheOneWindowThatFits() {
    Plane x = noise(11, 11, 2);
    Plane y = noise(11, 11, 3);
    double total = 0;
    double[][] w = new double[11][11];
    for (int i = 0; i < 11; i++) {
      for (int j = 0; j < 11; j++) {
        w[i][j] = Math.exp(-((i - 5) * (i - 5) + (j - 5) * (j - 5)) / (2 * 1.5 * 1.5));
        total += w[i][j];
      }
    }
    double mx = 0;
    double my = 0;
    for (int i = 0; i < 121; i++) {
      mx += w[i / 11][i % 11] / total * x.at(i / 11, i % 11);
      my += w[i / 11][i % 11] / total * y.at(i / 11, i % 11);
    }
    double vx = 0;
    double vy = 0;
    double cov = 0;
    for (int i = 0; i < 121; i++) {
      double dx = x.at(i / 11, i % 11) - mx;
      double dy = y.at(i / 11, i % 11) - my;
      vx += w[i / 11][i % 11] / total * dx * dx;
      vy += w[i / 11][i % 11] / total * dy * dy;
      cov += w[i / 11][i % 11] / total * dx * dy;
    }
    double wanted =
        (2 * mx * my + C1) * (2 * cov + C2) / ((mx * mx + my * my + C1) * (vx + vy + C2));
    assertEquals(wanted, Quality.ssim(x, y), 1e-9);
  }
}
