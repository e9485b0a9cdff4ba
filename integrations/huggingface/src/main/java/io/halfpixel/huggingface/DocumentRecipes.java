package io.halfpixel.huggingface;

import io.halfpixel.UnsupportedModeException;
import io.halfpixel.preprocess.Batching;
import io.halfpixel.preprocess.Draft;
import io.halfpixel.preprocess.Orientation;
import io.halfpixel.preprocess.Preprocessor;
import io.halfpixel.preprocess.Size;
import io.halfpixel.preprocess.SizeRule;
import io.halfpixel.preprocess.Stage;
import io.halfpixel.preprocess.Stages;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Classes for pages of paper. */
final class DocumentRecipes {
  private static final int NEAREST = 0;
  private static final int BICUBIC = 3;

  private DocumentRecipes() {}

  /** {@code DonutImageProcessor}: a page becomes a thumbnail with zeros round it, then numbers. */
  static class Donut extends Recipe {
    Donut(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    List<Stage> geometry() {
      List<Stage> stages = new ArrayList<>();
      Size size = size().size();
      if (configuration().flag("do_align_long_axis")) {
        stages.add(aligned(size));
      }
      if (configuration().flag("do_resize")) {
        stages.add(resize(SizeRule.shortestEdge(Math.min(size.height(), size.width()))));
      }
      if (configuration().flag("do_thumbnail")) {
        stages.add(pixels().resize(thumbnailFilter(), thumbnail(size), reducingGap()));
      }
      if (configuration().flag("do_pad")) {
        stages.add(Borders.around(size, pixels().kind() == ImageBackend.TORCHVISION));
      }
      if (configuration().flag("do_center_crop")
          && Habits.crops(configuration().family(), pixels().kind())) {
        SizeKeys crop = SizeKeys.of(configuration(), "crop_size", SizeKeys.Reading.SQUARE, null);
        stages.add(pixels().centerCrop(crop.size()));
      }
      return stages;
    }

    /** The Pillow class writes {@code resample or BICUBIC}, and NEAREST is 0. */
    int thumbnailFilter() {
      int resample = configuration().integer("resample");
      boolean zero = pixels().kind() == ImageBackend.PIL && resample == NEAREST;
      return zero ? BICUBIC : resample;
    }

    @Nullable Double reducingGap() {
      return null;
    }

    @Override
    SizeKeys size() {
      return SizeKeys.of(configuration(), "size", SizeKeys.Reading.WIDTH_FIRST, null);
    }

    /** A page on its side is turned clockwise. */
    private Stage aligned(Size size) {
      return image -> {
        boolean tall = size.width() < size.height() && image.width() > image.height();
        boolean wide = size.width() > size.height() && image.width() < image.height();
        return tall || wide ? turned(image) : image;
      };
    }

    Draft turned(Draft image) {
      return Stages.orient(Orientation.TURN_CLOCKWISE).apply(image);
    }

    private static SizeRule thumbnail(Size limits) {
      return image -> {
        int height = Math.min(image.height(), limits.height());
        int width = Math.min(image.width(), limits.width());
        if (height == image.height() && width == image.width()) {
          return image;
        }
        if (image.height() > image.width()) {
          width = (int) ((double) ((long) image.width() * height) / image.height());
        } else if (image.width() > image.height()) {
          height = (int) ((double) ((long) image.height() * width) / image.width());
        }
        return new Size(height, width);
      };
    }

    @Override
    Batching batching() {
      return Batching.STACK;
    }
  }

  /** {@code NougatImageProcessor}: without its margins; the thumbnail is bicubic. */
  static final class Nougat extends Donut {
    Nougat(Configuration configuration, PixelBackend pixels) {
      super(configuration, pixels);
    }

    @Override
    Preprocessor preprocessor() {
      Preprocessor page = super.preprocessor();
      return configuration().flag("do_crop_margin")
          ? page.reading(new Margin(pixels().kind()))
          : page;
    }

    @Override
    SizeKeys size() {
      return SizeKeys.of(configuration(), "size", SizeKeys.Reading.SQUARE, null);
    }

    @Override
    Draft turned(Draft image) {
      if (pixels().kind() == ImageBackend.TORCHVISION) {
        throw new UnsupportedModeException(
            "NougatImageProcessor of transformers 5.18 turns channels instead of columns over"
                + " torchvision; take do_align_long_axis=false or ImageBackend.PIL");
      }
      return super.turned(image);
    }

    @Override
    int thumbnailFilter() {
      return BICUBIC;
    }

    @Override
    Double reducingGap() {
      return 2.0;
    }
  }
}
