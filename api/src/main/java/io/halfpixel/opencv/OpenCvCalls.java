package io.halfpixel.opencv;

import io.halfpixel.call.BoundCall;
import io.halfpixel.call.Keywords;
import io.halfpixel.call.UnsupportedCallException;

/** OpenCV as Python has it: {@code cv2}. */
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
      int[] size = args.integers("dsize");
      if (size.length != 2) {
        throw new UnsupportedCallException(
            "no face takes a dsize of " + size.length + " numbers; it takes (width, height)");
      }
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
