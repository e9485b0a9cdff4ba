package io.halfpixel.cli.evaluate;

import io.halfpixel.Operation;
import io.halfpixel.keras.UpSampling2D;
import io.halfpixel.tensorflow.RawResize;
import io.halfpixel.tensorflow.Resize;
import io.halfpixel.tensorflow.ResizeBicubic;
import io.halfpixel.tensorflow.ResizeBilinear;
import io.halfpixel.tensorflow.ResizeMethod;
import io.halfpixel.tensorflow.ResizeNearestNeighbor;
import io.halfpixel.torch.Interpolate;
import io.halfpixel.torch.Mode;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * One way of enlarging an image: a framework's call.
 *
 * @param id a unique short name, such as {@code "torch bicubic"}
 * @param framework whose call it is
 * @param call the call in the framework's words
 * @param channelsFirst whether its tensors are [n, c, h, w] rather than [n, h, w, c]
 * @param enlarger the operation for a task
 */
record Candidate(
    String id,
    Framework framework,
    String call,
    boolean channelsFirst,
    Function<Task, Operation<?>> enlarger) {
  /** The frameworks, as the report names them. */
  enum Framework {
    KERAS("Keras 3"),
    TORCH("PyTorch"),
    TF2("TensorFlow 2"),
    TF1("TensorFlow 1 (legacy)");

    private final String title;

    Framework(String title) {
      this.title = title;
    }

    String title() {
      return title;
    }

    /** Returns the name in short ids and styles. */
    String id() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * What to do.
   *
   * @param height the height of the enlarged image
   * @param width the width of the enlarged image
   * @param scale the whole factor between the small image and the enlarged one
   */
  record Task(int height, int width, int scale) {}

  /** All candidates. A new one joins with one line. */
  static final List<Candidate> ALL =
      List.of(
          keras("nearest"),
          keras("bilinear"),
          keras("bicubic"),
          keras("lanczos3"),
          keras("lanczos5"),
          torch(Mode.NEAREST, false),
          torch(Mode.NEAREST_EXACT, false),
          torch(Mode.BILINEAR, false),
          torch(Mode.BILINEAR, true),
          torch(Mode.BICUBIC, false),
          torch(Mode.BICUBIC, true),
          tf2(ResizeMethod.GAUSSIAN),
          tf2(ResizeMethod.MITCHELLCUBIC),
          tf1("nearest", "nearest_neighbor", t -> ResizeNearestNeighbor.of(t.height(), t.width())),
          tf1("bilinear", "bilinear", task -> ResizeBilinear.of(task.height(), task.width())),
          tf1("bicubic", "bicubic", task -> ResizeBicubic.of(task.height(), task.width())));

  private static Candidate keras(String interpolation) {
    return new Candidate(
        "keras " + interpolation,
        Framework.KERAS,
        "UpSampling2D(interpolation=\"" + interpolation + "\")",
        false,
        task -> UpSampling2D.builder().size(task.scale()).interpolation(interpolation).build());
  }

  private static Candidate torch(Mode mode, boolean alignCorners) {
    return new Candidate(
        "torch " + mode + (alignCorners ? " aligned" : ""),
        Framework.TORCH,
        "Upsample(mode=\"" + mode + "\"" + (alignCorners ? ", align_corners=True)" : ")"),
        true,
        task -> {
          var call = Interpolate.builder().scaleFactor(task.scale()).mode(mode);
          return (alignCorners ? call.alignCorners(true) : call).build();
        });
  }

  private static Candidate tf2(ResizeMethod method) {
    return new Candidate(
        "tf2 " + method,
        Framework.TF2,
        "tf.image.resize(method=\"" + method + "\")",
        false,
        task -> Resize.of(method, task.height(), task.width()));
  }

  private static Candidate tf1(String mode, String call, Function<Task, RawResize<?>> enlarger) {
    return new Candidate(
        "tf1 " + mode,
        Framework.TF1,
        "tf.compat.v1.image.resize_" + call + "()",
        false,
        enlarger::apply);
  }
}
