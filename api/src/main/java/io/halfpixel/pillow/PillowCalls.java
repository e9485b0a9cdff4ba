package io.halfpixel.pillow;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;
import java.util.Arrays;

/**
 * Pillow: methods of {@code PIL.Image.Image} and functions of {@code PIL.ImageOps}. The context
 * says the {@code mode} of the image and, in {@code recorded_with}, the release.
 */
final class PillowCalls {
  private static final String RESAMPLE = "resample";
  private static final String METHOD = "method";
  private static final String BOX = "box";
  private static final String GAP = "reducing_gap";
  private static final String CENTERING = "centering";
  private static final String FRAMEWORK = "Pillow ";

  private PillowCalls() {}

  /** {@code Image.resize(size, resample=None, box=None, reducing_gap=None)}. */
  static BoundCall resize(Keywords args, Keywords context) {
    int[] size = pair(args, "size");
    Resize.Builder call = in(context, Resize.builder()).size(size[0], size[1]);
    if (args.has(RESAMPLE)) {
      call.resample(filter(args, RESAMPLE));
    }
    if (args.has(BOX)) {
      double[] box = four(args.numbers(BOX));
      call.box(box[0], box[1], box[2], box[3]);
    }
    if (args.has(GAP)) {
      call.reducingGap(args.number(GAP));
    }
    args.value(RESAMPLE);
    args.value(BOX);
    args.value(GAP);
    return BoundCall.contiguous(call.build());
  }

  /** {@code Image.reduce(factor, box=None)}. */
  static BoundCall reduce(Keywords args, Keywords context) {
    Reduce.Builder call = in(context, Reduce.builder());
    if (args.isInteger("factor")) {
      call.factor(args.integer("factor"));
    } else {
      int[] factor = pair(args, "factor");
      call.factor(factor[0], factor[1]);
    }
    if (args.has(BOX)) {
      int[] box = args.integers(BOX);
      four(Arrays.stream(box).asDoubleStream().toArray());
      call.box(box[0], box[1], box[2], box[3]);
    }
    args.value(BOX);
    return BoundCall.contiguous(call.build());
  }

  /** {@code Image.thumbnail(size, resample=BICUBIC, reducing_gap=2.0)}. */
  static BoundCall thumbnail(Keywords args, Keywords context) {
    double[] size = two(args.numbers("size"));
    Thumbnail.Builder call =
        in(context, Thumbnail.builder()).size(size[0], size[1]).resample(filter(args, RESAMPLE));
    if (args.isNone(GAP)) {
      call.withoutReducingGap();
      args.value(GAP);
    } else if (args.has(GAP)) {
      call.reducingGap(args.number(GAP));
    }
    return BoundCall.contiguous(call.build());
  }

  /** {@code ImageOps.contain(image, size, method=BICUBIC)}. */
  static BoundCall contain(Keywords args, Keywords context) {
    int[] size = pair(args, "size");
    return BoundCall.contiguous(
        in(context, Contain.builder()).size(size[0], size[1]).method(filter(args, METHOD)).build());
  }

  /** {@code ImageOps.cover(image, size, method=BICUBIC)}. */
  static BoundCall cover(Keywords args, Keywords context) {
    int[] size = pair(args, "size");
    return BoundCall.contiguous(
        in(context, Cover.builder()).size(size[0], size[1]).method(filter(args, METHOD)).build());
  }

  /** {@code ImageOps.fit(image, size, method=BICUBIC, bleed=0.0, centering=(0.5, 0.5))}. */
  static BoundCall fit(Keywords args, Keywords context) {
    int[] size = pair(args, "size");
    double[] centering = centering(args);
    return BoundCall.contiguous(
        in(context, Fit.builder())
            .size(size[0], size[1])
            .method(filter(args, METHOD))
            .bleed(args.has("bleed") ? args.number("bleed") : 0)
            .centering(centering[0], centering[1])
            .build());
  }

  /**
   * {@code ImageOps.pad(image, size, method=BICUBIC, color=None, centering=(0.5, 0.5))}; a colour
   * is a number or a tuple of numbers.
   */
  static BoundCall pad(Keywords args, Keywords context) {
    int[] size = pair(args, "size");
    double[] centering = centering(args);
    Pad.Builder call =
        in(context, Pad.builder())
            .size(size[0], size[1])
            .method(filter(args, METHOD))
            .centering(centering[0], centering[1]);
    if (args.has("color")) {
      call.color(args.numbers("color"));
    }
    args.value("color");
    return BoundCall.contiguous(call.build());
  }

  private static <B extends ImageOperationBuilder<B>> B in(Keywords context, B call) {
    String mode = context.text("mode", "");
    if (!mode.isEmpty()) {
      call.mode(ImageMode.of(mode));
    }
    String framework = context.text("recorded_with", "");
    if (framework.startsWith(FRAMEWORK)) {
      call.version(PillowVersion.of(framework.substring(FRAMEWORK.length())));
    }
    return call;
  }

  private static Resampling filter(Keywords args, String name) {
    if (args.isInteger(name)) {
      return Resampling.of(args.integer(name));
    }
    return Resampling.of(args.text(name, Resampling.BICUBIC.name()));
  }

  private static double[] centering(Keywords args) {
    return args.has(CENTERING) ? two(args.numbers(CENTERING)) : new double[] {0.5, 0.5};
  }

  private static int[] pair(Keywords args, String name) {
    int[] pair = args.integers(name);
    if (pair.length != 2) {
      throw new UnsupportedCallException(
          "no face takes " + name + " with " + pair.length + " numbers");
    }
    return pair;
  }

  private static double[] two(double... numbers) {
    if (numbers.length != 2) {
      throw new UnsupportedCallException("no face takes " + numbers.length + " numbers as a pair");
    }
    return numbers;
  }

  private static double[] four(double... numbers) {
    if (numbers.length != 4) {
      throw new UnsupportedCallException("no face takes a box of " + numbers.length + " numbers");
    }
    return numbers;
  }
}
