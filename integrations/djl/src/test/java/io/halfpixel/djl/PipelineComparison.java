package io.halfpixel.djl;

import ai.djl.modality.cv.Image;
import ai.djl.modality.cv.util.NDImageUtils;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import io.halfpixel.Backends;
import io.halfpixel.Tensor;
import io.halfpixel.preprocess.CropRule;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.ResizeMethod;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.spi.Backend;
import io.halfpixel.torchvision.Resize;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;

/**
 * Times DJL's {@code NDImageUtils} and a preprocessor on the same way from a photo of 1920x1080
 * pixels to a classifier: bilinear to a shorter edge of 256, the middle 224x224, normalised planes
 * of {@code float32}. Prints a table; docs/djl.md has the command.
 *
 * <p>Both begin with bytes in memory, run on one thread, take turns, and are timed by their fastest
 * call. DJL resizes without antialiasing, which reads four pixels of a photo for each of its
 * result, so that the preprocessor is shown both ways.
 */
public final class PipelineComparison {
  private static final int HEIGHT = 1080;
  private static final int WIDTH = 1920;
  private static final float[] MEAN = {0.485f, 0.456f, 0.406f};
  private static final float[] STD = {0.229f, 0.224f, 0.225f};
  private static final int ROUNDS = 60;

  private PipelineComparison() {}

  /** Compares and prints; the argument is the id of a backend, the best one without. */
  public static void main(String[] args) {
    // Its engine reads this when it starts.
    System.setProperty("ai.djl.pytorch.num_threads", "1");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    byte[] pixels = new byte[HEIGHT * WIDTH * 3];
    new Random(1).nextBytes(pixels);
    Tensor photo = Tensor.of(pixels, HEIGHT, WIDTH, 3);
    Backend backend = args.length == 0 ? Backends.candidates().get(0) : Backends.get(args[0]);
    try (NDManager manager = NDManager.newBaseManager("PyTorch")) {
      NDArray image =
          manager.create(
              ByteBuffer.wrap(pixels),
              new Shape(HEIGHT, WIDTH, 3),
              ai.djl.ndarray.types.DataType.UINT8);
      Preprocessor plain = preprocessor(false).on(backend);
      Preprocessor antialiased = preprocessor(true).on(backend);
      double[] micros = new double[3];
      Arrays.fill(micros, Double.MAX_VALUE);
      for (int round = 0; round < ROUNDS; round++) {
        micros[0] = Math.min(micros[0], micros(() -> djl(image)));
        micros[1] = Math.min(micros[1], micros(() -> plain.batch(photo)));
        micros[2] = Math.min(micros[2], micros(() -> antialiased.batch(photo)));
      }
      PrintStream out = System.out;
      out.println("| 1920x1080 to 224x224, one thread | microseconds | |");
      out.println("|---|---:|---:|");
      print("DJL `NDImageUtils`", micros[0], micros[0]);
      print("Halfpixel, " + backend.id() + ", not antialiased", micros[1], micros[0]);
      print("Halfpixel, " + backend.id() + ", antialiased as torchvision", micros[2], micros[0]);
    }
  }

  private static void print(String name, double micros, double djl) {
    System.out.printf(Locale.ROOT, "| %s | %.0f | %.1fx |%n", name, micros, djl / micros);
  }

  private static double micros(Runnable call) {
    long begun = System.nanoTime();
    call.run();
    return (System.nanoTime() - begun) / 1e3;
  }

  private static void djl(NDArray image) {
    int width = WIDTH * 256 / HEIGHT;
    try (NDManager scope = image.getManager().newSubManager()) {
      image.tempAttach(scope);
      NDArray resized = NDImageUtils.resize(image, width, 256, Image.Interpolation.BILINEAR);
      NDArray cropped = NDImageUtils.centerCrop(resized, 224, 224);
      NDImageUtils.normalize(NDImageUtils.toTensor(cropped), MEAN, STD).toFloatArray();
    }
  }

  private static Preprocessor preprocessor(boolean antialias) {
    double[] mean = {0.485, 0.456, 0.406};
    double[] std = {0.229, 0.224, 0.225};
    ResizeMethod method =
        ResizeMethod.planes((h, w) -> Resize.builder().size(h, w).antialias(antialias).build());
    return Preprocessor.of(
        Stages.resize(method, SizeRule.shortestEdge(256)),
        Stages.centerCrop(224, 224, CropRule.TRUNCATE),
        Stages.divide(255),
        Stages.normalize(mean, std),
        Stages.planes());
  }
}
