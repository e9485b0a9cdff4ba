package io.halfpixel.pillow;

import io.halfpixel.InvalidArgumentException;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Image.resize} does with its arguments, in its order.
 *
 * <p>Source: Pillow, {@code Image.resize} and {@code Image._get_safe_box} in {@code
 * src/PIL/Image.py}, {@code _resize} in {@code src/_imaging.c}, {@code ImagingResampleInner} in
 * {@code src/libImaging/Resample.c}.
 *
 * @param width the new width
 * @param height the new height
 * @param resample the filter, or null for the default
 * @param box the part of the image that is resized, or null for all of it
 * @param reducingGap how many times larger than the result the image may become by {@code reduce},
 *     or null for no such step
 * @param version the release of Pillow
 */
record Resizing(
    int width,
    int height,
    @Nullable Resampling resample,
    @Nullable Box box,
    @Nullable Double reducingGap,
    PillowVersion version) {
  /** From how many times as high as wide an image counts as tall. */
  private static final long TALL = 100;

  void draw(Canvas canvas) {
    if (reducingGap != null && reducingGap < 1) {
      throw new InvalidArgumentException("reducing_gap must be 1.0 or greater");
    }
    Box part = box == null ? canvas.whole() : box;
    if (canvas.width() == width && canvas.height() == height && part.equals(canvas.whole())) {
      return;
    }
    Resampling filter = filter(canvas.mode());
    if (filter != Resampling.NEAREST && canvas.mode().hasOpacity()) {
      AlphaBytes.premultiply(canvas);
      resize(canvas, filter, part);
      AlphaBytes.unpremultiply(canvas);
    } else if (filter != Resampling.NEAREST && reducingGap != null) {
      resize(canvas, filter, reduced(canvas, filter, part, reducingGap));
    } else {
      resize(canvas, filter, part);
    }
  }

  private Resampling filter(ImageMode mode) {
    if (mode.isNearestOnly()) {
      return Resampling.NEAREST;
    }
    if (resample != null) {
      return resample;
    }
    boolean nearest = mode == ImageMode.I16 && !version.filtersSixteenBits();
    return nearest ? Resampling.NEAREST : Resampling.BICUBIC;
  }

  /** Makes the image smaller by whole factors and returns the part in its pixels. */
  private Box reduced(Canvas canvas, Resampling filter, Box part, double gap) {
    int factorX = factor(part.width(), width, gap);
    int factorY = factor(part.height(), height, gap);
    if (factorX <= 1 && factorY <= 1) {
      return part;
    }
    double reach = filter.filter().support() - 0.5;
    double reachX = reach * (part.width() / width);
    double reachY = reach * (part.height() / height);
    Reducing.Area safe =
        new Reducing.Area(
            Math.max(0, (int) (part.left() - reachX)),
            Math.max(0, (int) (part.upper() - reachY)),
            Math.min(canvas.width(), (int) Math.ceil(part.right() + reachX)),
            Math.min(canvas.height(), (int) Math.ceil(part.lower() + reachY)));
    new Reducing(factorX, factorY, safe).draw(canvas);
    return new Box(
        (part.left() - safe.left()) / factorX,
        (part.upper() - safe.upper()) / factorY,
        (part.right() - safe.left()) / factorX,
        (part.lower() - safe.upper()) / factorY);
  }

  private static int factor(double extent, int length, double gap) {
    if (length == 0) {
      throw Rounding.divisionByZero();
    }
    int factor = (int) (extent / length / gap);
    return factor == 0 ? 1 : factor;
  }

  private void resize(Canvas canvas, Resampling filter, Box part) {
    boolean tall = canvas.height() > TALL * canvas.width() && height < canvas.height();
    if (tall && version.hasTallImageRule()) {
      resize(
          canvas,
          filter,
          canvas.width(),
          height,
          new Box(0, part.upper(), canvas.width(), part.lower()));
      resize(canvas, filter, width, height, new Box(part.left(), 0, part.right(), height));
    } else {
      resize(canvas, filter, width, height, part);
    }
  }

  /** What Pillow's C code does. */
  private void resize(Canvas canvas, Resampling filter, int newWidth, int newHeight, Box part) {
    FloatBox floats = FloatBox.of(part);
    check(canvas, newWidth, newHeight, floats);
    if (floats.isCrop(newWidth, newHeight)) {
      NearestRule.crop(canvas, (int) floats.left(), (int) floats.upper(), newWidth, newHeight);
    } else if (filter == Resampling.NEAREST) {
      NearestRule.resize(canvas, newWidth, newHeight, floats);
    } else {
      filter(canvas, filter, newWidth, newHeight, floats);
    }
  }

  private static void check(Canvas canvas, int newWidth, int newHeight, FloatBox part) {
    if (newWidth < 1 || newHeight < 1) {
      throw new InvalidArgumentException("height and width must be > 0");
    }
    if (part.left() < 0 || part.upper() < 0) {
      throw new InvalidArgumentException("box offset can't be negative");
    }
    if (part.right() > canvas.width() || part.lower() > canvas.height()) {
      throw new InvalidArgumentException("box can't exceed original image size");
    }
    if (part.right() - part.left() < 0 || part.lower() - part.upper() < 0) {
      throw new InvalidArgumentException("box can't be empty");
    }
  }

  private void filter(
      Canvas canvas, Resampling filter, int newWidth, int newHeight, FloatBox part) {
    if (canvas.mode() == ImageMode.I16 && !version.filtersSixteenBits()) {
      throw new InvalidArgumentException("image has wrong mode");
    }
    canvas.requireStored();
    FilterRule rule = new FilterRule(filter, version);
    if (newWidth != canvas.width() || part.left() != 0 || part.right() != newWidth) {
      rule.horizontally(canvas, newWidth, part.left(), part.right());
    }
    if (newHeight != canvas.height() || part.upper() != 0 || part.lower() != newHeight) {
      rule.vertically(canvas, newHeight, part.upper(), part.lower());
    }
  }
}
