package io.halfpixel.pillow;

import static java.util.stream.Collectors.joining;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.halfpixel.DataType;
import io.halfpixel.InvalidArgumentException;
import io.halfpixel.TensorSpec;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The errors of Pillow 12.3, in its words and its order. */
class PillowErrorsTest {
  private static final TensorSpec GRAY = TensorSpec.of(DataType.U8, 7, 10);

  private static void refuses(String message, Runnable call) {
    assertEquals(message, assertThrows(InvalidArgumentException.class, call::run).getMessage());
  }

  private static Resize.Builder to(int width, int height) {
    return Resize.builder().size(width, height);
  }

  @Test
  void resize() {
    refuses("height and width must be > 0", () -> to(0, 3).build().plan(GRAY));
    refuses("box offset can't be negative", () -> to(3, 3).box(-1, 0, 3, 3).build().plan(GRAY));
    refuses(
        "box can't exceed original image size", () -> to(3, 3).box(0, 0, 30, 3).build().plan(GRAY));
    refuses("box can't be empty", () -> to(3, 3).box(4, 0, 3, 3).build().plan(GRAY));
    refuses("box can't be empty", () -> to(3, 3).box(0, 4, 3, 3).build().plan(GRAY));
    refuses(
        "reducing_gap must be 1.0 or greater", () -> to(10, 7).reducingGap(0.5).build().plan(GRAY));
    refuses(
        "Image.resize() missing 1 required positional argument: 'size'", Resize.builder()::build);
  }

  @Test
  void theOffsetIsCheckedBeforeTheSizeOfABox() {
    refuses("box offset can't be negative", () -> to(3, 3).box(-1, 0, 30, 3).build().plan(GRAY));
    refuses("height and width must be > 0", () -> to(0, 3).box(-1, 0, 3, 3).build().plan(GRAY));
  }

  /** A tall image is resized vertically by itself first, with the checks of that part. */
  @Test
  void tallImagesAreCheckedVerticallyFirst() {
    TensorSpec tall = TensorSpec.of(DataType.U8, 500, 2);
    refuses(
        "box can't exceed original image size",
        () -> to(1, 3).box(-1, 0, 1, 501).build().plan(tall));
    refuses(
        "box offset can't be negative",
        () -> to(1, 3).box(-1, 0, 1, 501).version(PillowVersion.PILLOW_12_2).build().plan(tall));
  }

  @Test
  void aBoxOfNoWidthOrHeightIsAllowed() {
    TensorSpec result = TensorSpec.of(DataType.U8, 3, 3);
    assertEquals(result, to(3, 3).box(3, 0, 3, 3).build().plan(GRAY).target());
    assertEquals(result, to(3, 3).box(0, 3, 3, 3).build().plan(GRAY).target());
  }

  @Test
  void infinityIsANumberAndNanIsNone() {
    double infinity = Double.POSITIVE_INFINITY;
    refuses(
        "box offset can't be negative",
        () -> to(3, 3).box(-infinity, 0, infinity, 3).build().plan(GRAY));
    refuses(
        "box can't exceed original image size",
        () -> to(3, 3).box(0, 0, infinity, 3).build().plan(GRAY));
    for (int place = 0; place < 4; place++) {
      double[] box = {0, 1, 2, 3};
      box[place] = Double.NaN;
      String given = Arrays.stream(box).mapToObj(Double::toString).collect(joining(", "));
      refuses(
          "a box has four numbers, but got " + given,
          () -> to(3, 3).box(box[0], box[1], box[2], box[3]));
    }
  }

  @Test
  void reduce() {
    refuses("scale must be > 0", () -> Reduce.of(2, -1).plan(GRAY));
    refuses(
        "box offset can't be negative",
        () -> Reduce.builder().factor(2).box(-1, 0, 3, 3).build().plan(GRAY));
    refuses(
        "box can't exceed original image size",
        () -> Reduce.builder().factor(2).box(0, 0, 30, 3).build().plan(GRAY));
    refuses(
        "box can't be empty", () -> Reduce.builder().factor(2).box(3, 0, 3, 3).build().plan(GRAY));
    refuses(
        "box can't be empty", () -> Reduce.builder().factor(2).box(0, 3, 3, 3).build().plan(GRAY));
    Reduce palette = Reduce.builder().factor(2).mode(ImageMode.P).build();
    refuses("image has wrong mode", () -> palette.plan(GRAY));
    refuses("image has wrong mode", () -> Reduce.of(2, 2).plan(TensorSpec.of(DataType.U16, 7, 10)));
  }

  @Test
  void cellsOfTooManyPixels() {
    refuses(
        "fewer than 2^24 pixels become one, but got the factors 4096 and 4096",
        () -> Reduce.of(4096, 4096).plan(TensorSpec.of(DataType.U8, 4096, 4096)));
    Reduce.Builder call = Reduce.builder().factor(4096);
    TensorSpec image = TensorSpec.of(DataType.U8, 4097, 4097);
    TensorSpec mean = TensorSpec.of(DataType.U8, 1, 1);
    assertEquals(mean, call.box(2, 1, 4097, 4097).build().plan(image).target());
    assertEquals(mean, call.box(1, 2, 4097, 4097).build().plan(image).target());
  }

  @Test
  void reducingGapThatReducesSixteenBits() {
    Resize gap = to(3, 3).reducingGap(1).build();
    refuses("image has wrong mode", () -> gap.plan(TensorSpec.of(DataType.U16, 50, 50)));
  }

  @Test
  void filtersOfSixteenBitsSincePillow11() {
    TensorSpec words = TensorSpec.of(DataType.U16, 7, 10);
    Resize bicubic = to(3, 3).resample(Resampling.BICUBIC).version(PillowVersion.PILLOW_10).build();
    refuses("image has wrong mode", () -> bicubic.plan(words));
    assertEquals(
        to(3, 3).resample(Resampling.NEAREST).build().plan(words),
        to(3, 3).version(PillowVersion.PILLOW_10).build().plan(words));
  }

  @Test
  void unknownFilters() {
    String known =
        ". Use Image.Resampling.NEAREST (0), Image.Resampling.LANCZOS (1),"
            + " Image.Resampling.BILINEAR (2), Image.Resampling.BICUBIC (3),"
            + " Image.Resampling.BOX (4) or Image.Resampling.HAMMING (5)";
    refuses("Unknown resampling filter (9)" + known, () -> Resampling.of(9));
    refuses("Unknown resampling filter (6)" + known, () -> Resampling.of(6));
    refuses("Unknown resampling filter (-1)" + known, () -> Resampling.of(-1));
    refuses("Unknown resampling filter (bicubic)" + known, () -> Resampling.of("bicubic"));
    assertEquals(Resampling.NEAREST, Resampling.of(0));
    assertEquals(Resampling.HAMMING, Resampling.of(5));
    assertEquals(Resampling.LANCZOS, Resampling.of("LANCZOS"));
  }

  @Test
  void imageOps() {
    refuses("height and width must be > 0", () -> Fit.of(0, 3).plan(GRAY));
    refuses("division by zero", () -> Fit.of(3, 0).plan(GRAY));
    refuses("Width and height must be >= 0", () -> Pad.of(3, -2).plan(GRAY));
    refuses("height and width must be > 0", () -> Fit.of(3, -2).plan(GRAY));
    TensorSpec tall = TensorSpec.of(DataType.U8, 1000, 1);
    refuses("height and width must be > 0", () -> Contain.of(5, 5).plan(tall));
  }

  @Test
  void colours() {
    TensorSpec rgb = TensorSpec.of(DataType.U8, 7, 10, 3);
    refuses(
        "color must be int, or tuple of one, three or four elements",
        () -> Pad.builder().size(9, 9).color(1, 2).build().plan(rgb));
    refuses(
        "color must be int or single-element tuple",
        () -> Pad.builder().size(9, 9).color(1.5).build().plan(GRAY));
    refuses(
        "a color of mode I has 32 bits with sign, but got 2147483648",
        () ->
            Pad.builder()
                .size(9, 9)
                .color(0x1p31)
                .build()
                .plan(TensorSpec.of(DataType.I32, 7, 10)));
  }

  @Test
  void tensorsThatAreNoImages() {
    refuses(
        "an image has 1 to 4 bands of uint8, or bands of int32, uint16, float32 or bool, but got 5"
            + " of uint8",
        () -> to(3, 3).build().plan(TensorSpec.of(DataType.U8, 7, 10, 5)));
    refuses(
        "an image of mode RGB has 3 of [uint8] in a pixel, but got 4 of uint8",
        () -> to(3, 3).mode(ImageMode.RGB).build().plan(TensorSpec.of(DataType.U8, 7, 10, 4)));
    refuses("unrecognized image mode: \"RGBY\"", () -> ImageMode.of("RGBY"));
    refuses(
        "known releases of Pillow are 9.0 to 12.3, but got \"8.4.0\"",
        () -> PillowVersion.of("8.4.0"));
  }
}
