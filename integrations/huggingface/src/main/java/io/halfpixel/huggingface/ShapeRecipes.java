package io.halfpixel.huggingface;

import io.halfpixel.InvalidArgumentException;
import io.halfpixel.preprocess.Batching;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import java.util.List;

/** Classes whose images get a multiple of something. */
final class ShapeRecipes {
  private ShapeRecipes() {}

  /** {@code DPTImageProcessor}, of Depth Anything too. */
  static final class Dpt extends Recipe {
    Dpt(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      return List.of(
          resize(
              EdgeSizes.dpt(
                  size().size(),
                  configuration().flag("keep_aspect_ratio"),
                  configuration().positive("ensure_multiple_of"))));
    }

    @Override
    List<Stage> borders() {
      boolean pads =
          configuration().flag("do_pad")
              && (pixels().kind() == ImageBackend.TORCHVISION
                  || configuration().has("size_divisor"));
      return pads
          ? List.of(Borders.aroundUpTo(configuration().positive("size_divisor")))
          : List.of();
    }

    @Override
    Batching batching() {
      return Batching.STACK;
    }
  }

  /** {@code GLPNImageProcessor}. */
  static final class Glpn extends Recipe {
    Glpn(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      return List.of(resize(EdgeSizes.downTo(configuration().positive("size_divisor"))));
    }
  }

  /** {@code Swin2SRImageProcessor}: no resize, no mean; an image that fits still grows. */
  static final class Swin2Sr extends Recipe {
    Swin2Sr(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> geometry() {
      if (configuration().flag("do_resize") && !configuration().has("size")) {
        throw new InvalidArgumentException(
            "`size` and `resample` must be specified if `do_resize` is `True`.");
      }
      return List.of();
    }

    @Override
    List<Stage> numbers() {
      return configuration().flag("do_rescale") ? List.of(pixels().rescale(factor())) : List.of();
    }

    @Override
    List<Stage> borders() {
      return configuration().flag("do_pad")
          ? List.of(Borders.mirroredBeyond(
                  configuration().positive("size_divisor"),
                  pixels().kind() == ImageBackend.TORCHVISION))
          : List.of();
    }

    @Override
    Batching batching() {
      return Batching.STACK;
    }
  }

  /** {@code Siglip2ImageProcessor}: patches instead of an image. */
  static final class Siglip2 extends Recipe {
    Siglip2(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> resize() {
      return List.of(
          resize(
              EdgeSizes.patches(
                  configuration().positive("patch_size"),
                  configuration().integer("max_num_patches"))));
    }

    @Override
    List<Stage> borders() {
      return List.of(Stages.interleaved());
    }

    @Override
    Batching batching() {
      return new Patches(
          configuration().positive("patch_size"), configuration().integer("max_num_patches"));
    }
  }
}
