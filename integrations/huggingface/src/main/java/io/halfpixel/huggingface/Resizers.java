package io.halfpixel.huggingface;

import io.halfpixel.opencv.Interpolation;
import io.halfpixel.preprocess.ResizeMethod;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stages;
import io.halfpixel.torch.RoundingProfile;
import io.halfpixel.torchvision.InterpolationMode;
import io.halfpixel.torchvision.Resize;

/** Who could have resized an image. Stateless. */
final class Resizers {
  /** transformers' classes over Pillow. */
  static final Resizer PIL = new PilPixels()::resize;

  /** transformers' classes over torchvision. */
  static final Resizer TORCHVISION = new TorchvisionPixels(RoundingProfile.FMA)::resize;

  private Resizers() {}

  /** Returns torchvision with or without antialias, of one of its generations. */
  static Resizer torchvision(boolean antialias, Resize.Api api) {
    return (resample, rule, gap) -> {
      InterpolationMode mode = TorchvisionPixels.mode(resample);
      return Stages.resize(
          ResizeMethod.planes(
              (height, width) ->
                  Resize.builder()
                      .api(api)
                      .size(height, width)
                      .interpolation(mode)
                      .antialias(antialias)
                      .build()),
          rule);
    };
  }

  /** Returns {@code cv2.resize}, whatever the filter. */
  static Resizer openCv(Interpolation interpolation) {
    return (resample, rule, gap) ->
        Stages.resize(
            ResizeMethod.interleaved(
                (height, width) ->
                    io.halfpixel.opencv.Resize.builder()
                        .dsize(width, height)
                        .interpolation(interpolation)
                        .build()),
            rule);
  }

  /** Returns {@code tf.image.resize}, whatever the filter: floating-point numbers. */
  static Resizer tensorFlow(io.halfpixel.tensorflow.ResizeMethod method, boolean antialias) {
    return (resample, rule, gap) ->
        Stages.resize(
            ResizeMethod.interleaved(
                (height, width) ->
                    io.halfpixel.tensorflow.Resize.builder()
                        .size(height, width)
                        .method(method)
                        .antialias(antialias)
                        .build()),
            rule);
  }

  /** Returns a rule whose long side is rounded, where it keeps the shape, in place of cut. */
  static SizeRule longSideRounded(SizeRule rule) {
    return image -> {
      Size size = rule.of(image);
      boolean portrait = image.height() > image.width();
      double ratio =
          portrait
              ? (double) size.width() / image.width()
              : (double) size.height() / image.height();
      return portrait
          ? new Size((int) Math.rint(image.height() * ratio), size.width())
          : new Size(size.height(), (int) Math.rint(image.width() * ratio));
    };
  }
}
