package io.halfpixel.opencv;

import io.halfpixel.DataType;
import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;

/** OpenCV as Python has it: {@code cv2}, and what YOLO users write with it. */
final class OpenCvCalls {
  private OpenCvCalls() {}

  /**
   * {@code cv2.resize(src, dsize, fx=0, fy=0, interpolation=INTER_LINEAR)}, as the release of the
   * recording computes it.
   */
  static BoundCall resize(Keywords args, Keywords context) {
    Resize.Builder call =
        Resize.builder()
            .version(version(context.text("recorded_with", "")))
            .interpolation(interpolation(args))
            .withoutSingleChannel();
    if (args.has("dsize")) {
      int[] size = pair(args, "dsize");
      call.dsize(size[0], size[1]);
    }
    if (args.has("fx")) {
      call.fx(args.number("fx"));
    }
    if (args.has("fy")) {
      call.fy(args.number("fy"));
    }
    return BoundCall.contiguous(call.build());
  }

  /** {@code cv2.copyMakeBorder(src, top, bottom, left, right, borderType, value=0)}. */
  static BoundCall copyMakeBorder(Keywords args, Keywords context) {
    CopyMakeBorder call =
        CopyMakeBorder.of(
            args.integer("top"),
            args.integer("bottom"),
            args.integer("left"),
            args.integer("right"),
            BorderType.of(args.text("borderType", "BORDER_CONSTANT")));
    return BoundCall.contiguous(args.has("value") ? call.value(args.numbers("value")) : call);
  }

  /** {@code cv2.dnn.blobFromImage(image, scalefactor, size, mean, swapRB, crop, ddepth)}. */
  static BoundCall blobFromImage(Keywords args, Keywords context) {
    BlobFromImage.Builder call =
        BlobFromImage.builder()
            .swapRB(args.flag("swapRB", false))
            .crop(args.flag("crop", false))
            .ddepth(depth(args.text("ddepth", "CV_32F")));
    if (args.has("scalefactor")) {
      call.scalefactor(args.number("scalefactor"));
    }
    if (args.has("size")) {
      int[] size = pair(args, "size");
      call.size(size[0], size[1]);
    }
    if (args.has("mean")) {
      call.mean(args.numbers("mean"));
    }
    return BoundCall.contiguous(call.build());
  }

  private static DataType depth(String name) {
    return switch (name) {
      case "CV_32F" -> DataType.F32;
      case "CV_8U" -> DataType.U8;
      default -> throw new UnsupportedCallException("no face takes ddepth=" + name);
    };
  }

  /** Ultralytics' {@code LetterBox(new_shape, auto, scale_fill, scaleup, center, stride)}. */
  static BoundCall letterbox(Keywords args, Keywords context) {
    return BoundCall.contiguous(letterbox(args));
  }

  /** The letterbox, then red, green and blue planes of float32, divided by 255. */
  static BoundCall letterboxBlob(Keywords args, Keywords context) {
    return BoundCall.contiguous(LetterboxBlob.of(letterbox(args)));
  }

  private static Letterbox letterbox(Keywords args) {
    int[] shape = args.has("new_shape") ? pair(args, "new_shape") : new int[] {640, 640};
    Letterbox letterbox =
        Letterbox.of(shape[0], shape[1])
            .auto(args.flag("auto", false))
            .scaleFill(args.flag("scaleFill", false))
            .scaleup(args.flag("scaleup", true))
            .center(args.flag("center", true));
    if (args.has("stride")) {
      letterbox = letterbox.stride(args.integer("stride"));
    }
    return args.has("color") ? letterbox.color(args.numbers("color")) : letterbox;
  }

  private static int[] pair(Keywords args, String name) {
    int[] pair = args.integers(name);
    if (pair.length != 2) {
      throw new UnsupportedCallException(
          "no face takes a " + name + " of " + pair.length + " numbers; it takes 2");
    }
    return pair;
  }

  private static Interpolation interpolation(Keywords args) {
    return args.isInteger("interpolation")
        ? Interpolation.of(args.integer("interpolation"))
        : Interpolation.of(args.text("interpolation", "INTER_LINEAR"));
  }

  private static Version version(String recordedWith) {
    if (recordedWith.startsWith("opencv 5")) {
      return Version.V5_0;
    }
    return recordedWith.startsWith("opencv 4.6.") ? Version.V4_6 : Version.V4_14;
  }
}
