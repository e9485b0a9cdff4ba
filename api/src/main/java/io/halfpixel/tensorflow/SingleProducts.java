package io.halfpixel.tensorflow;

import io.halfpixel.DataType;
import io.halfpixel.plan.Accumulation;
import io.halfpixel.plan.Pass;
import io.halfpixel.plan.Resample1d;
import io.halfpixel.plan.Step;
import io.halfpixel.plan.TapRows;
import io.halfpixel.plan.TapTable;
import io.halfpixel.rules.Adjoint;
import io.halfpixel.rules.SpatialLayout;
import java.util.Arrays;
import java.util.List;

/**
 * Sums in {@code float64} of products (g·wy)·wx in {@code float32}, as {@code ResizeBilinearGrad}
 * makes them for {@code float64} images.
 *
 * <p>The products of all pairs of taps are made first, along one axis after the other. Then the
 * pixels of an image are one axis, whose table has the products of each pixel in the order of the
 * kernel: outputs in raster order, and of each the pairs of taps, those of its row in the outer
 * loop.
 *
 * @param gradient the images and the taps of the outputs
 */
record SingleProducts(GradientSteps gradient) {
  List<Step> steps() {
    SpatialLayout output = gradient.output();
    SpatialLayout tall = output.resized(ResizeRule.HEIGHT, height().taps());
    return List.of(
        products(output.pass(ResizeRule.HEIGHT, height().taps()), height()),
        products(tall.pass(ResizeRule.WIDTH, width().taps()), width()),
        sums(gradient.image()));
  }

  /** One product for each tap. */
  private static Step products(Pass pass, TapTable taps) {
    TapRows rows = TapRows.ofTaps(taps.taps(), taps.taps());
    for (int output = 0; output < taps.rows(); output++) {
      for (int tap = taps.start(output); tap < taps.start(output + 1); tap++) {
        rows.add(output, taps.weight(tap));
        rows.endRow();
      }
    }
    DataType single = DataType.F32;
    return new Resample1d(pass, rows.table(), Accumulation.SEQUENTIAL, single, single, single);
  }

  private Step sums(SpatialLayout image) {
    int products = SpatialLayout.checkedLength((long) height().taps() * width().taps());
    int pixels = SpatialLayout.checkedLength((long) image.length(0) * image.length(1));
    return new Resample1d(
        new Pass(image.outer(), products, pixels, image.inner()),
        productsOfPixels(products, pixels),
        Accumulation.SEQUENTIAL_FROM_ZERO,
        DataType.F32,
        DataType.F64,
        DataType.F64);
  }

  private TapTable productsOfPixels(int products, int pixels) {
    int columns = gradient.image().length(ResizeRule.WIDTH);
    int[] pixel = new int[products];
    int[] product = new int[products];
    int next = 0;
    for (int y = 0; y < height().rows(); y++) {
      for (int x = 0; x < width().rows(); x++) {
        for (int down = height().start(y); down < height().start(y + 1); down++) {
          for (int across = width().start(x); across < width().start(x + 1); across++) {
            pixel[next] = height().index(down) * columns + width().index(across);
            product[next++] = down * width().taps() + across;
          }
        }
      }
    }
    double[] ones = new double[products];
    Arrays.fill(ones, 1);
    TapTable visits = Adjoint.table(pixels, TapTable.uniform(1, pixel, ones));
    int[] indices = visits.indices();
    for (int tap = 0; tap < products; tap++) {
      indices[tap] = product[indices[tap]];
    }
    return TapTable.of(visits.starts(), indices, ones);
  }

  private TapTable height() {
    return gradient.height();
  }

  private TapTable width() {
    return gradient.width();
  }
}
